using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.Differences;
using AlignBot.Engine.Features;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Differences;

/// <summary>Carries commands to the two sides' figures of a review, in the transaction of its session.</summary>
sealed class FiguresDesk(
    ProgramDirectory programs, IMeasureSettings measures, OutboxQueue outbox, Moments moments, WaitingWork<FiguresOfSources> work)
{
    public const string FeatureName = "differences";

    /// <summary>How figures are kept in their row.</summary>
    public static StateColumn<BlindFigures> State { get; } = new("pipeline_figures", FiguresJson.Default.BlindFigures);

    static readonly Aggregate<BlindFigures, FiguresRow, FiguresFact> Kept =
        new(State, FiguresJson.Default.FiguresFact, KindOf, FeatureName);

    public static RuleContext Context(ProgramInfo program, Instant now) => new(now, program.Roster, program.Calendar);

    /// <summary>The meetings before which figures are asked for.</summary>
    public static bool IsAskedBefore(Meeting meeting) => meeting.Terms.Kind is SeriesKind.StrategyReview;

    /// <summary>Asks for the figures for a review; does nothing where they were asked for, where nobody can give one, and where the scoreboard has no
    /// currency yet.</summary>
    public async ValueTask AskAsync(Session session, ProgramKey key, Meeting meeting)
    {
        var program = await programs.CurrentAsync(session, key);
        if (await FiguresTables.RowAsync(session.Db, key, meeting.Id.Value) is not null || await measures.SettledAsync(session.Db, key) is not { } settled)
        {
            return;
        }

        var sources = await FiguresTables.SourcesAsync(session.Db, key);
        var asked = BlindFiguresWorkflow.Ask(meeting.Id, meeting.StartsAt, settled.Settings.Currency.Reporting, sources, Context(program, session.Now));
        if (asked is not null)
        {
            var row = new FiguresRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Id = Guid.CreateVersion7(), State = "" };
            session.Db.PipelineFigures.Add(row);
            await KeepAsync(session, program, row, asked);
        }
    }

    /// <summary>Applies a command. Null when there are no such figures in the program.</summary>
    public async ValueTask<Outcome<BlindFigures>?> ApplyAsync(Session session, ProgramKey key, Guid id, FiguresCommand command) =>
        await Kept.FindAsync(session, key, id) is { } row ? await ApplyAsync(session, key, row, command) : null;

    /// <summary>Applies a command to those for a review. Null when none were asked for before it.</summary>
    public async ValueTask<Outcome<BlindFigures>?> ApplyAsync(Session session, ProgramKey key, MeetingId review, FiguresCommand command) =>
        await FiguresTables.RowAsync(session.Db, key, review.Value) is { } row ? await ApplyAsync(session, key, row, command) : null;

    async ValueTask<Outcome<BlindFigures>> ApplyAsync(Session session, ProgramKey key, FiguresRow row, FiguresCommand command)
    {
        if (command is FiguresCommand.Reveal && row.ReadDue is not null)
        {
            // Their sources are being counted: whoever does so shows them then.
            return new Outcome<BlindFigures>.Ignored("a source is being counted");
        }

        var program = await programs.CurrentAsync(session, key);
        var outcome = BlindFiguresWorkflow.Apply(State.Read(row), command, Context(program, session.Now));
        if (outcome is Outcome<BlindFigures>.Changed changed)
        {
            await KeepAsync(session, program, row, changed);
        }

        return outcome;
    }

    async ValueTask KeepAsync(Session session, ProgramInfo program, FiguresRow row, Outcome<BlindFigures>.Changed changed)
    {
        var (key, figures) = (program.Key, changed.State);
        (row.Review, row.AskedAt, row.RevealedAt) = (figures.Meeting.Value, figures.AskedAt, figures.RevealedAt);
        Kept.Keep(row, figures);
        foreach (var effect in changed.Effects)
        {
            if (await Kept.CarryOutAsync(session, key, row.Id, effect))
            {
                continue;
            }

            await session.SaveAsync();
            switch (effect)
            {
                case FiguresEffect.Ask ask:
                    await outbox.EnqueueAsync(session, key, FiguresAsk.To(row.Id, ask.Side, ask.Leader, OutboxKind.Nudge));
                    break;
                case FiguresEffect.Refresh refresh:
                    await outbox.EnqueueAsync(session, key, FiguresAsk.To(row.Id, refresh.Side, refresh.Leader, OutboxKind.Edit));
                    break;
                case FiguresEffect.Read:
                    row.ReadDue = session.Now;
                    session.AfterCommit(work.Wake);
                    break;
                case FiguresEffect.Announce:
                    await outbox.EnqueueAsync(session, key, FiguresShown.In(program, row.Id));
                    await moments.TellAsync(session, new AgendaSourceChanged(key));
                    break;
                case FiguresEffect.ShowInReview:
                    await moments.TellAsync(session, new MeetingPartChanged(key));
                    break;
                default:
                    throw new InvalidOperationException($"Nothing carries out {effect.GetType().Name}.");
            }
        }
    }

    /// <summary>The names under which history keeps it. Stored for good.</summary>
    public static string KindOf(FiguresFact fact) => fact switch
    {
        FiguresFact.Asked => "figures.asked",
        FiguresFact.Given => "figures.given",
        FiguresFact.Revealed => "figures.revealed",
        FiguresFact.SourcesSet => "figures.sources",
        _ => throw new InvalidOperationException($"No name for the fact {fact.GetType().Name}."),
    };
}
