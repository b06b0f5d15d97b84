using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.People.Roles;

/// <summary>What somebody has to take on as the new holder of a role, on their Home. The brief itself stands in their messages.</summary>
sealed class HandoverWaiting : IWaitingWords
{
    public string Feature => Handovers.FeatureName;

    public Task<IReadOnlyList<WaitingLine?>> SayAsync(AlignBotContext db, IReadOnlyList<WaitingRow> rows, IReadOnlyDictionary<ProgramKey, ProgramInfo> programs) =>
        Task.FromResult<IReadOnlyList<WaitingLine?>>([.. rows.Select(row => Line(row, programs[new ProgramKey(row.InstallationId, row.ProgramId)]))]);

    static WaitingLine? Line(WaitingRow row, ProgramInfo program) => row is { DueAt: { } until } && row.Slot.Split('/') is [_, var name, _] && Enum.TryParse<Role>(name, out var role)
        ? new WaitingLine(Mrkdwn.Of($"Take on what you found as {Names.Of(role)} of {program.Name}, or contest some of it, ").Shortened(600) + When.By(until, program.Calendar.Zone), null)
        : null;
}
