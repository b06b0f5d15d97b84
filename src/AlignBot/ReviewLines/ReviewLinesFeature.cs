using AlignBot.Contracts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;

namespace AlignBot.ReviewLines;

/// <summary>What the meetings are for: their sections are filled from the records, line by line.</summary>
sealed class ReviewLinesFeature : Feature
{
    static readonly Right Reading = Right.Read("read its agendas and minutes");

    public override string Name => "review";

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<SettledLineRow, SettledLineConfiguration>()
        .Sweeps<SettledSweep>()
        .Has<WeeklyLines>()
        .Has<DarkLines>()
        .Has<ReviewBook>()
        .Has<LinesPage>()
        .Follows<RecordsTaken, LinesFollow>()
        .Offers<ISectionPart, LinesOnCard>()
        .Offers<IMeetingPart, LinesOnCard>()
        .Exports<ReviewRecord>()
        .Deed<LineButtons>(LineButtons.LineAction, Right.Ruled)
        .Entry(LineButtons.LineAction, LineButtons.Account, Reading)
        .Deed<LineButtons>(LineButtons.AllAction, Reading);
}
