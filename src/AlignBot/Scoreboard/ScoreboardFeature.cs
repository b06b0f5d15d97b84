using AlignBot.Contracts;
using AlignBot.Engine.Budgets;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Loops;
using AlignBot.Scoreboard.Counting;
using AlignBot.Scoreboard.Declared;
using AlignBot.Scoreboard.Forms;
using AlignBot.Scoreboard.Overview;
using AlignBot.Scoreboard.Storage;
using AlignBot.Scoreboard.Web;

namespace AlignBot.Scoreboard;

/// <summary>The one scoreboard that both functions read: five measures against the shared account list, read by the week and by the quarter.</summary>
sealed class ScoreboardFeature : Feature
{
    public static readonly Right Reading = Right.Read("read its scoreboard");

    public override string Name => "scoreboard";

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<BoardRow, BoardConfiguration>()
        .Keeps<ReadingRow, ReadingConfiguration>()
        .Keeps<BehindRow, BehindConfiguration>()
        .Sweeps<BehindSweep>()
        .Has<BoardDesk>()
        .Has<BoardCounting>()
        .Has<WaitingWork<BoardReader>>()
        .Runs<BoardReader>()
        .Timers<BoardTimers>()
        .Follows<GroundChanged, BoardFollowing>()
        .Says<BoardMessage>()
        .Exports<BoardRecord>()
        .InProgramFile<BoardSection>()
        .Offers<IFindings, BoardFindings>()
        .Offers<ILivingText, BoardLiving>()
        .Offers<IMeasureSettings, BoardSettings>()
        .Offers<IQuarterFigures, QuarterInWords>()
        .Offers<IPitfallFacts, BoardPitfalls>()
        .Shows<BoardPage>()
        .Verb<BoardVerb>("scoreboard", Reading)
        .Points(new Signpost("Scoreboard", "scoreboard") { OnHome = 30, Said = ["scoreboard", "measures", "figures", "coverage", "engagement", "pipeline", "conversion", "lag"] })
        .Deed<BoardButtons>(BoardButtons.BehindAction, Reading)
        .Deed<BoardButtons>(BoardButtons.FileAction, Reading, Cost.Export)
        .Deed<BoardButtons>(BoardButtons.SettingsAction, Right.Ruled)
        .Deed<BoardButtons>(BoardButtons.EnterAction, Right.Ruled)
        .Deed<BoardButtons>(BoardButtons.ReadAction, Right.Ruled)
        .Form<BoardForms>(MeasuresModal.CallbackId, Right.Ruled)
        .Form<BoardForms>(FiguresModal.CallbackId, Right.Ruled);
}
