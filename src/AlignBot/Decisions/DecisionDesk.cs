using System.Text.Json;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.History;
using AlignBot.Outbox;
using AlignBot.Programs;
using AlignBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Decisions;

/// <summary>Writes the decision log: asks the rules, and writes the entry with all that follows from it, in the transaction of its session.</summary>
sealed class DecisionDesk(ProgramDirectory programs, OutboxQueue outbox)
{
    // The one entry that people wait for while typing: a prepared statement instead of EF's change tracker.
    const string Insert =
        """
        INSERT INTO decisions (installation_id, program_id, id, number, version, status, words, recorded_by, recorded_at, category, dispute_id,
            state, schema)
        VALUES (@installation, @program, @id, @number, 1, @status, @words, @by, @at, @category, @dispute, @state, @schema)
        """;

    /// <summary>Records a decision on the spot; its number is taken only when the rules accept it.</summary>
    public async ValueTask<Outcome<Decision>> RecordAsync(Session session, ProgramKey key, UserId actor, string text)
    {
        var program = await programs.CurrentAsync(session, key);
        var head = await session.ProgramAsync(key);
        var outcome = DecisionWorkflow.Record(
            new NewDecision
            {
                Id = new DecisionId(Guid.CreateVersion7()),
                Number = head.DecisionCount + 1,
                Program = new ProgramId(key.ProgramId),
                RecordedBy = actor,
                Text = text,
            },
            Context(session, program));
        if (outcome is Outcome<Decision>.Changed changed)
        {
            head.NextDecision();
            await InsertAsync(session, key, changed.State);
            await CarryOutAsync(session, program, changed.State, changed.Effects);
        }

        return outcome;
    }

    /// <summary>Enters a decision that a dispute led to, and takes its number.</summary>
    public async ValueTask<int> EnterAsync(Session session, ProgramKey key, Decision decision)
    {
        var program = await programs.CurrentAsync(session, key);
        var numbered = decision with { Number = (await session.ProgramAsync(key)).NextDecision() };
        await InsertAsync(session, key, numbered);
        await CarryOutAsync(
            session, program, numbered,
            [new DecisionEffect.PostCard(), new DecisionEffect.Log(new DecisionFact.Recorded(numbered.Text, numbered.Source), numbered.RecordedBy)]);
        return numbered.Number;
    }

    /// <summary>Applies a later word to an entry. Null when there is no such entry in the program.</summary>
    public async ValueTask<Outcome<Decision>?> ApplyAsync(Session session, ProgramKey key, Guid id, DecisionCommand command)
    {
        var row = await session.Db.Decisions.SingleOrDefaultAsync(
            row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Id == id);
        if (row is null)
        {
            return null;
        }

        var program = await programs.CurrentAsync(session, key);
        var outcome = DecisionWorkflow.Apply(StateOf(row), command, Context(session, program));
        if (outcome is Outcome<Decision>.Changed changed)
        {
            row.Version++;
            row.Status = changed.State.Status;
            row.Words = Words(changed.State);
            row.State = JsonSerializer.Serialize(changed.State, RecordJson.Default.Decision);
            await CarryOutAsync(session, program, changed.State, changed.Effects);
        }

        return outcome;
    }

    public static Decision StateOf(DecisionRow row) => row.Schema == StateSchema.Decision
        ? JsonSerializer.Deserialize(row.State, RecordJson.Default.Decision)
            ?? throw new InvalidOperationException($"Decision {row.Id} has no state.")
        : throw new InvalidOperationException($"Decision {row.Id} has a state of schema {row.Schema}; this build reads {StateSchema.Decision}.");

    static DecisionContext Context(Session session, ProgramInfo program) =>
        new(session.Now, program.Roster, session.Now.InZone(program.Calendar.Zone).Date);

    static async ValueTask InsertAsync(Session session, ProgramKey key, Decision decision) =>
        await session
            .Statement(
                Insert,
                "@installation", "@program", "@id", "@number", "@status", "@words", "@by", "@at", "@category", "@dispute", "@state", "@schema")
            .Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, decision.Id.Value).Set(3, decision.Number)
            .Set(4, decision.Status.ToString()).Set(5, Words(decision)).Set(6, decision.RecordedBy?.Value ?? "")
            .Set(7, decision.RecordedAt.ToUnixTimeMilliseconds()).Set(8, decision.Category).Set(9, decision.Dispute?.Value)
            .Set(10, JsonSerializer.Serialize(decision, RecordJson.Default.Decision)).Set(11, StateSchema.Decision)
            .ExecuteAsync();

    async ValueTask CarryOutAsync(Session session, ProgramInfo program, Decision decision, IEnumerable<Effect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case DecisionEffect.Log log:
                    await session.AppendHistoryAsync(program.Key, new HistoryEntry(
                        DecisionFacts.KindOf(log.Fact), session.Now, log.Actor?.Value, decision.Id.Value,
                        JsonSerializer.Serialize(log.Fact, RecordJson.Default.DecisionFact)));
                    break;
                case DecisionEffect.TellDecision tell:
                    await ApplyAsync(session, program.Key, tell.Decision.Value, tell.Command);
                    break;
                case DecisionEffect.PostCard:
                    await outbox.EnqueueAsync(session, program.Key, DecisionCard.Message(OutboxKind.Ledger, program.ChannelId, decision.Id.Value));
                    break;
                case DecisionEffect.EditCard:
                    await outbox.EnqueueAsync(session, program.Key, DecisionCard.Message(OutboxKind.Edit, program.ChannelId, decision.Id.Value));
                    break;
                default:
                    throw new InvalidOperationException($"Nothing carries out {effect.GetType().Name}.");
            }
        }
    }

    static string Words(Decision decision) => decision is { Rationale: null, Account: null }
        ? decision.Text.ToLowerInvariant()
        : string.Join('\n', new[] { decision.Text, decision.Rationale, decision.Account }.OfType<string>()).ToLowerInvariant();
}
