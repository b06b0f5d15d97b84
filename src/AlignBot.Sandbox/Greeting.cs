using System.Text.Json;
using AlignBot.AccountLists;
using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Decisions;
using AlignBot.Disputes;
using AlignBot.Disputes.Raising;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.History;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Sandbox;

/// <summary>What a newcomer finds: a dispute that is stuck between two leaders, and a decision log in which one entry took the place of another.</summary>
sealed class Greeting(IServiceProvider bot)
{
    static readonly UserId Ana = new("UANA");
    static readonly UserId Tom = new("UTOM");
    static readonly UserId Ben = new("UBEN");
    static readonly UserId Lena = new("ULENA");
    static readonly UserId Dana = new("UDANA");
    static readonly UserId Priya = new("UPRIYA");

    IDatabase Database => bot.GetRequiredService<IDatabase>();

    /// <summary>Writes it into an empty record; one in which something was decided or raised stays as it is.</summary>
    public async Task PrepareAsync()
    {
        if (await Database.ReadAsync(async db => await db.Disputes.AnyAsync() || await db.Decisions.AnyAsync()))
        {
            return;
        }

        var key = await KeyAsync();
        var log = bot.GetRequiredService<DecisionDesk>();
        await DoAsync(async session =>
        {
            var first = Done(await log.RecordAsync(session, key, IDecisionLog.Draft(Priya, "A lead counts as an MQL from its first form fill.")));
            Done(await log.ReplaceAsync(session, key, first.Id.Value, DecisionLinkKind.Supersedes, IDecisionLog.Draft(Priya, "A lead counts as an MQL only after a second touch.")));
            Done(await log.RecordAsync(session, key, IDecisionLog.Draft(Dana, "The account list is frozen until the quarter ends.")));
        });

        var stuck = await RaiseAsync("Do webinar sign-ups count as MQLs?", Ana, Tom, "Yes, every sign-up", "Only after a second touch");
        await ApplyAsync(stuck, new DisputeCommand.GiveBrief(Ana, stuck.Round, "9 of the 412 who signed up answered a call. A click is no intent.", "They gave their address to hear from us."));
        await ApplyAsync(stuck, new DisputeCommand.GiveBrief(Tom, stuck.Round, "The definition speaks of contact data, and we have it for all 412.", "Sales has no time to call them all."));
        stuck = await UpAsync(stuck);
        await NameOwnersAsync(key);
        await ApplyAsync(stuck, new DisputeCommand.Rule(Dana, stuck.Round, stuck.Level, new Terms { Option = 1, Rationale = "Only a second touch shows intent." }));
    }

    /// <summary>Another dispute, on the desk of the accountable executive; its number.</summary>
    public async Task<int> LastLevelAsync()
    {
        var dispute = await RaiseAsync("Who follows up the leads of the partner fair?", Ben, Lena, "Sales, within a day", "Marketing, with a nurture mail first");
        await ApplyAsync(dispute, new DisputeCommand.GiveBrief(Ben, dispute.Round, "The fair's leads cool off in two days, and last year marketing's first mail went out after nine.", "A first call without context puts people off."));
        await ApplyAsync(dispute, new DisputeCommand.GiveBrief(Lena, dispute.Round, "Last year 61 of 80 calls reached nobody; those who got a mail first answered twice as often.", "Whoever asked for a quote at the fair should not wait for a mail."));
        dispute = await UpAsync(dispute);
        dispute = await ApplyAsync(dispute, new DisputeCommand.Rule(Dana, dispute.Round, dispute.Level, new Terms { Option = 0, Rationale = "Speed wins, and we have the people that week." }));
        dispute = await ApplyAsync(dispute, new DisputeCommand.Rule(Priya, dispute.Round, dispute.Level, new Terms { Option = 1, Rationale = "The mail takes an hour and doubles the answers." }));
        return (await UpAsync(dispute)).Number;
    }

    /// <summary>Riley has said who the owners and marketers of the CRM are here: those who are in the channel.</summary>
    Task NameOwnersAsync(ProgramKey key) => DoAsync(async session =>
    {
        foreach (var user in (UserId[])[Ana, Ben, Tom, Lena])
        {
            var owner = $"{user.Value[1..].ToLowerInvariant()}@acme.example";
            session.Db.OwnerMembers.Add(new OwnerMemberRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Owner = owner, UserId = user.Value });
            var fact = new AccountListFact.OwnerNamed(owner, user);
            await session.AppendHistoryAsync(key, new HistoryEntry(
                AccountListFacts.KindOf(fact), session.Now, "URILEY", Guid.Empty, JsonSerializer.Serialize(fact, AccountListJson.Default.AccountListFact)));
        }
    });

    async Task<Dispute> RaiseAsync(string question, UserId one, UserId other, params string[] options)
    {
        var key = await KeyAsync();
        return await DoAsync(async session => Done(await bot.GetRequiredService<DisputeDesk>().RaiseAsync(
            session, key,
            new RaiseForm
            {
                ProgramId = key.ProgramId,
                Question = question,
                Category = (await bot.GetRequiredService<ProgramDirectory>().CurrentAsync(session, key)).Path.Categories[1].Key,
                FirstParty = one.Value,
                SecondParty = other.Value,
                Options = string.Join('\n', options),
            },
            one)));
    }

    /// <summary>To the next level at once, by the operating lead's word.</summary>
    Task<Dispute> UpAsync(Dispute dispute) => ApplyAsync(dispute, new DisputeCommand.EscalateNow(new UserId("URILEY"), dispute.Round, dispute.Level, "It has been waiting for too long."));

    async Task<Dispute> ApplyAsync(Dispute dispute, DisputeCommand command)
    {
        var key = await KeyAsync();
        return await DoAsync(async session => Done(await bot.GetRequiredService<DisputeDesk>().ApplyAsync(session, key, dispute.Id.Value, command)));
    }

    Task<ProgramKey> KeyAsync() => Database.ReadAsync(KeyAsync);

    /// <summary>The sandbox's program.</summary>
    public static Task<ProgramKey> KeyAsync(AlignBotContext db) => db.Programs.OrderBy(row => row.Id).Select(row => new ProgramKey(row.InstallationId, row.Id)).FirstAsync();

    Task<T> DoAsync<T>(Func<Session, ValueTask<T>> work) => Database.WriteAsync(WorkPriority.Person, work);

    Task DoAsync(Func<Session, ValueTask> work) => Database.WriteAsync(WorkPriority.Person, work);

    /// <summary>The rules take it: what the sandbox shows is what a team could have done.</summary>
    static T Done<T>(Outcome<T>? outcome)
        where T : class => outcome is Outcome<T>.Changed changed ? changed.State : throw new InvalidOperationException($"The sandbox could not be prepared: {outcome}.");
}
