using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Engine.Features;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using AlignBot.Scoreboard.Counting;
using AlignBot.Scoreboard.Storage;
using NodaTime;

namespace AlignBot.Scoreboard;

/// <summary>Carries commands to the scoreboard of a program, in the transaction of its session.</summary>
sealed class BoardDesk(ProgramDirectory programs, OutboxQueue outbox, Moments moments, WaitingWork<BoardReader> work)
{
    public const string FeatureName = "scoreboard";

    /// <summary>How the scoreboard is kept in its row.</summary>
    public static StateColumn<Board> State { get; } = new("scoreboard", BoardJson.Default.Board);

    static readonly Aggregate<Board, BoardRow, BoardFact> Kept = new(State, BoardJson.Default.BoardFact, BoardFacts.KindOf, FeatureName);

    public static RuleContext Context(ProgramInfo program, Instant now) => new(now, program.Roster, program.Calendar);

    /// <summary>Applies a command. A program that has no scoreboard gets one with the first that changes something.</summary>
    /// <param name="session">The unit.</param>
    /// <param name="key">The program.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="counted">What is behind the reading that the command brings; null where it brings none.</param>
    public async ValueTask<Outcome<Board>> ApplyAsync(Session session, ProgramKey key, BoardCommand command, CountedReading? counted = null)
    {
        var program = await programs.CurrentAsync(session, key);
        await session.SaveAsync();
        var row = await BoardTables.RowAsync(session.Db, key);
        var state = row is null
            ? BoardWorkflow.Blank(new ScoreboardId(Guid.CreateVersion7()), new ProgramId(key.ProgramId))
            : State.Read(row);
        var outcome = BoardWorkflow.Apply(state, command, Context(program, session.Now));
        if (outcome is Outcome<Board>.Changed changed)
        {
            if (row is null)
            {
                row = new BoardRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Id = state.Id.Value, State = "" };
                session.Db.Scoreboards.Add(row);
            }

            await KeepAsync(session, program, row, command, changed, counted);
        }

        return outcome;
    }

    async ValueTask KeepAsync(Session session, ProgramInfo program, BoardRow row, BoardCommand command, Outcome<Board>.Changed changed, CountedReading? counted)
    {
        var key = program.Key;
        Kept.Keep(row, changed.State);
        ReadingRow? kept = null;
        foreach (var effect in changed.Effects)
        {
            if (await Kept.CarryOutAsync(session, key, row.Id, effect))
            {
                continue;
            }

            switch (effect)
            {
                case BoardEffect.SettingsChanged:
                    await session.SaveAsync();
                    await moments.TellAsync(session, new LivingTextChanged(key, ArtifactKind.Scoreboard) { By = (command as BoardCommand.SetUp)?.Actor });
                    break;
                case BoardEffect.Read read:
                    row.ReadAsked |= read.IsAsked;

                    // What is due while another reading is made is read after it, also where the clock stands still.
                    row.ReadDue = row.ReadDue is { } due && due >= session.Now ? due + Duration.FromMilliseconds(1) : session.Now;
                    session.AfterCommit(work.Wake);
                    break;
                case BoardEffect.Keep keep:
                    kept = RowOf(key, keep, counted);
                    session.Db.ScoreboardReadings.Add(kept);
                    foreach (var behind in counted?.Behind ?? [])
                    {
                        session.Db.ScoreboardBehind.Add(new BehindRow
                        {
                            InstallationId = key.InstallationId,
                            ProgramId = key.ProgramId,
                            Reading = kept.Id,
                            Measure = (int)behind.Measure,
                            Body = behind.Packed,
                        });
                    }

                    break;
                case BoardEffect.Announce announce:
                    await SayAsync(OutboxKind.Ledger, announce.Reading);
                    break;
                case BoardEffect.Refresh refresh:
                    await SayAsync(OutboxKind.Edit, refresh.Reading);
                    break;
                default:
                    throw new InvalidOperationException($"Nothing carries out {effect.GetType().Name}.");
            }
        }

        async ValueTask SayAsync(OutboxKind kind, Reading reading)
        {
            await session.SaveAsync();
            await outbox.EnqueueAsync(session, key, new OutgoingMessage
            {
                Kind = kind,
                Message = BoardMessage.Name,
                SubjectId = row.Id,
                Destination = program.ChannelId,
                Slot = reading.IsClosed ? BoardMessage.OfQuarter(reading.Period) : BoardMessage.OfPoint(kept!.Id),
            });
        }
    }

    static ReadingRow RowOf(ProgramKey key, BoardEffect.Keep keep, CountedReading? counted)
    {
        var reading = keep.Reading;
        var row = new ReadingRow
        {
            InstallationId = key.InstallationId,
            ProgramId = key.ProgramId,
            Id = Guid.CreateVersion7(),
            Begins = BoardTables.Text(reading.Period.From),
            Until = BoardTables.Text(reading.Period.Until),
            Number = reading.Version,
            ReadAt = reading.ReadAt,
            IsQuarter = reading.Period.IsQuarter,
            IsClosed = reading.IsClosed,
            IsEntered = reading.EnteredBy is not null,
            WeightsVersion = reading.WeightsVersion,
            State = "",
        };
        BoardTables.Kept.Write(row, KeptReading.Of(reading, keep.Crossed, counted?.CohortBefore));
        return row;
    }
}

/// <summary>The names under which history keeps what happens to the scoreboard. Stored for good.</summary>
static class BoardFacts
{
    public static string KindOf(BoardFact fact) => fact switch
    {
        BoardFact.SetUp => "scoreboard.set-up",
        BoardFact.QuarterRead => "scoreboard.quarter",
        BoardFact.Entered => "scoreboard.entered",
        _ => throw new InvalidOperationException($"No name for the fact {fact.GetType().Name}."),
    };
}
