using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Features;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.People.Accepting;

/// <summary>Asks whoever is named executive or leader to accept it, and keeps what they say. Nothing hangs on the answer but how the role reads, and that the
/// operating lead hears of a no.</summary>
sealed class RoleAskDesk(ProgramDirectory programs, OutboxQueue outbox, WaitingList waiting) : IRoleAsks, IFollow<RosterChanged>
{
    public async ValueTask AskAsync(Session session, ProgramKey key, UserId by)
    {
        var program = await programs.CurrentAsync(session, key);
        List<RoleAsk> asks = [.. program.Roster.Roles.Where(held => RoleAsk.IsOf(held.Role) && held.Holder != by).Select(held => New(session, held.Role, held.Holder, by))];
        await PutAsync(session, key, asks);
        foreach (var ask in asks)
        {
            await SendAsync(session, key, ask);
        }
    }

    /// <summary>A role that was asked about changed hands: the old ask ends, and the new holder is asked. Whoever runs the program and took it themself is not.</summary>
    public async ValueTask FollowAsync(Session session, RosterChanged moment)
    {
        var (key, program) = (moment.Program, await programs.CurrentAsync(session, moment.Program));
        var asks = program.Settings.Of(RoleAsks.Part);
        List<RoleAsk> over = [.. asks.Where(ask => !ask.Holds(program.Roster))];
        if (over.Count == 0)
        {
            return;
        }

        var lead = program.Roster.Acting(Role.OperatingLead, session.Now);
        List<RoleAsk> made = [.. over.Select(ask => (ask.Role, Holder: program.Roster.Holder(ask.Role))).Where(now => now.Holder is not null && now.Holder != lead)
            .Select(now => New(session, now.Role, now.Holder!.Value, by: null))];
        await PutAsync(session, key, [.. asks.Except(over), .. made]);
        foreach (var ask in over)
        {
            await CloseAsync(session, key, ask);
            await outbox.EnqueueAsync(session, key, RoleDeclinedMessage.To(lead ?? ask.Holder, ask, OutboxKind.Edit));
        }

        foreach (var ask in made)
        {
            await SendAsync(session, key, ask);
        }
    }

    /// <summary>Takes an answer. Why it does not count; null when it is kept, or was given before.</summary>
    public async ValueTask<string?> AnswerAsync(Session session, ProgramKey key, Guid id, UserId actor, RoleAnswer answer, string? reason)
    {
        var program = await programs.CurrentAsync(session, key);
        var asks = program.Settings.Of(RoleAsks.Part);
        if (asks.FirstOrDefault(ask => ask.Id == id) is not { } ask || !ask.Holds(program.Roster))
        {
            return "Somebody else holds that role now; there is nothing to answer. /align members shows who.";
        }

        if (ask.Holder != actor)
        {
            return "Only who was named can answer that.";
        }

        if (ask.Answer == answer)
        {
            return null;
        }

        var said = ask with { Answer = answer, Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim() };
        await PutAsync(session, key, [.. asks.Select(other => other.Id == id ? said : other)]);
        await ProgramLedger.RecordAsync(session, key, new ProgramFact.RoleAnswered(said.Role, said.Holder, answer is RoleAnswer.Accepted, said.Reason), actor);
        await CloseAsync(session, key, said);
        if (answer is RoleAnswer.Declined && (program.Roster.Acting(Role.OperatingLead, session.Now) ?? program.Roster.Holder(Role.OperatingLead)) is { } lead)
        {
            await outbox.EnqueueAsync(session, key, RoleDeclinedMessage.To(lead, said, OutboxKind.Ledger));
        }

        return null;
    }

    public NodaTime.Instant? NamedAt(ProgramInfo program, UserId user) => RoleAsks.Of(program, user).Select(ask => (NodaTime.Instant?)ask.AskedAt).Max();

    static RoleAsk New(Session session, Role role, UserId holder, UserId? by) =>
        new() { Id = Guid.CreateVersion7(), Role = role, Holder = holder, By = by, AskedAt = session.Now };

    static async ValueTask PutAsync(Session session, ProgramKey key, IReadOnlyList<RoleAsk> asks)
    {
        var row = await session.Db.Programs.SingleAsync(row => row.Id == key.ProgramId && row.InstallationId == key.InstallationId);
        row.Settings = ProgramParts.Read(row.Settings).With(RoleAsks.Part, asks).Write();
        await session.SaveAsync();
        (await session.ProgramAsync(key)).RosterChanged();
    }

    async ValueTask SendAsync(Session session, ProgramKey key, RoleAsk ask)
    {
        await waiting.AddAsync(session, key, RoleAskWaiting.FeatureName, ask.Id, RoleAskMessage.Slot, ask.Holder.Value, dueAt: null);
        await outbox.EnqueueAsync(session, key, RoleAskMessage.To(ask, OutboxKind.Ledger));
    }

    async ValueTask CloseAsync(Session session, ProgramKey key, RoleAsk ask)
    {
        await waiting.RemoveAsync(session, key, ask.Id, RoleAskMessage.Slot, ask.Holder.Value);
        await outbox.EnqueueAsync(session, key, RoleAskMessage.To(ask, OutboxKind.Edit));
    }
}
