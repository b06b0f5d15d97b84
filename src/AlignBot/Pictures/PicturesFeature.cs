using AlignBot.Contracts;
using AlignBot.Engine.Features;

namespace AlignBot.Pictures;

/// <summary>Trends as pictures, beside what cards say in words.</summary>
sealed class PicturesFeature : Feature
{
    public override string Name => "pictures";

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<PictureRow, PictureConfiguration>()
        .Offers<IPictures, PictureShelf>()
        .Checks<PictureCheckup>();
}
