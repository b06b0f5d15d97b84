using AlignBot.Contracts;
using AlignBot.Disputes.Records;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Disputes.Overview;

/// <summary>When the parties of public disputes gave their cases: owed from the raising on, and no longer once it is over.</summary>
sealed class CasesInTime : IOwedRecord
{
    public ClauseKind Kind => ClauseKind.CaseInDispute;

    public async Task<IReadOnlyList<Owed>> OfAsync(AlignBotContext db, ProgramInfo program, Instant since)
    {
        var rows = await db.Disputes
            .Where(row => row.InstallationId == program.Key.InstallationId && row.ProgramId == program.Key.ProgramId && row.RaisedAt >= since)
            .Public(program).ToListAsync();
        return [.. rows.Select(DisputeDesk.StateOf).SelectMany(dispute => dispute.Parties.Select(party => Case(dispute, party, program.Roster))).OfType<Owed>()];
    }

    static Owed? Case(Dispute dispute, DisputeParty party, Roster roster)
    {
        var given = dispute.Briefs.FirstOrDefault(brief => brief.By == party.User);
        return (party.Side ?? SlaCount.SideOf(party.User, roster)) is not { } side ? null : new Owed($"DSP-{dispute.Number}", dispute.Id.Value, side, dispute.RaisedAt)
        {
            By = party.User,
            DoneAt = given?.FirstAt ?? given?.At,
            DroppedAt = dispute.Closing?.At,
        };
    }
}
