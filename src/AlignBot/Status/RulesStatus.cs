using AlignBot.Contracts;
using AlignBot.Engine.Status;
using AlignBot.Slack.Blocks;

namespace AlignBot.Status;

/// <summary>Which versions of its path and its calendar the program works by.</summary>
sealed class RulesStatus : IStatusLines
{
    public int Order => StatusOrder.Rules;

    public Task<StatusLines> SayAsync(StatusContext context)
    {
        var program = context.Program;
        return Task.FromResult(StatusLines.Of(new ContextBlock(Mrkdwn.Of(
            $"Escalation path version {program.Path.Version}, calendar version {program.Calendar.Version} ({program.Calendar.ZoneId})."))));
    }
}
