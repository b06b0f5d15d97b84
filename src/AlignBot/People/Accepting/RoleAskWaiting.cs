using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.People.Accepting;

/// <summary>A role that waits to be accepted, on its holder's Home.</summary>
sealed class RoleAskWaiting : IWaitingWords
{
    public const string FeatureName = "role";

    public string Feature => FeatureName;

    public Task<IReadOnlyList<WaitingLine?>> SayAsync(AlignBotContext db, IReadOnlyList<WaitingRow> rows, IReadOnlyDictionary<ProgramKey, ProgramInfo> programs) =>
        Task.FromResult<IReadOnlyList<WaitingLine?>>([.. rows.Select(row =>
        {
            var program = programs[new ProgramKey(row.InstallationId, row.ProgramId)];
            return program.Settings.Of(RoleAsks.Part).FirstOrDefault(ask => ask.Id == row.SubjectId) is { Answer: RoleAnswer.None } ask && ask.Holds(program.Roster)
                ? new WaitingLine(
                    Mrkdwn.Of($"You are named {Names.Of(ask.Role)} of *{program.Name}*"),
                    new Button(RoleAskButtons.AcceptAction, "Accept") { Value = RoleAskButtons.About(program.Key, ask) })
                {
                    Others = [new Button(RoleAskButtons.DeclineAction, "Not me") { Value = RoleAskButtons.About(program.Key, ask) }],
                }
                : null;
        })]);
}
