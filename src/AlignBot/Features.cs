using AlignBot.AccountLists;
using AlignBot.Actions;
using AlignBot.Answers;
using AlignBot.Artifacts;
using AlignBot.Audits;
using AlignBot.BusinessReviews;
using AlignBot.Cadence;
using AlignBot.Decisions;
using AlignBot.Differences;
using AlignBot.Disputes;
using AlignBot.Drift;
using AlignBot.Engine.Features;
using AlignBot.Exports;
using AlignBot.Imports;
using AlignBot.Installations;
using AlignBot.Keys;
using AlignBot.People;
using AlignBot.Pictures;
using AlignBot.Policy;
using AlignBot.Precedents;
using AlignBot.Programs;
using AlignBot.Records;
using AlignBot.Removal;
using AlignBot.ReviewLines;
using AlignBot.Scoreboard;
using AlignBot.Setup;
using AlignBot.SourceBreaches;
using AlignBot.SourceReadings;
using AlignBot.StandUp;
using AlignBot.Status;
using AlignBot.Time;
using AlignBot.Web;

namespace AlignBot;

/// <summary>The one list of features. Their order is that in which help lists their words and moments reach them.</summary>
static class Features
{
    public static IReadOnlyList<Feature> All { get; } =
    [
        new DisputesFeature(),
        new DecisionsFeature(),
        new PrecedentsFeature(),
        new ActionsFeature(),
        new ArtifactsFeature(),
        new AuditsFeature(),
        new AccountListsFeature(),
        new RecordsFeature(),
        new ImportsFeature(),
        new SourceReadingsFeature(),
        new ScoreboardFeature(),
        new BusinessReviewsFeature(),
        new ReviewLinesFeature(),
        new SourceBreachesFeature(),
        new DifferencesFeature(),
        new PicturesFeature(),
        new CadenceFeature(),
        new DriftFeature(),
        new StandUpFeature(),
        new ExportsFeature(),
        new StatusFeature(),
        new KeysFeature(),
        new WebFeature(),
        new AnswersFeature(),
        new PeopleFeature(),
        new PolicyFeature(),
        new ProgramsFeature(),
        new SetupFeature(),
        new CalendarFeature(),
        new InstallationsFeature(),
        new RemovalFeature(),
    ];
}
