using AlignBot.Engine.Features;

namespace AlignBot.Imports;

/// <summary>Files that people hand in: read, shown before anything is taken, and taken over by whose kind they are.</summary>
sealed class ImportsFeature : Feature
{
    public override string Name => "import";

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<ImportRow, ImportConfiguration>();
}
