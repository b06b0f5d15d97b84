using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Status;
using AlignBot.Engine.Wording;
using AlignBot.People.Accepting;
using AlignBot.Slack.Blocks;

namespace AlignBot.People;

/// <summary>Who holds which role.</summary>
sealed class RolesStatus : IStatusLines
{
    public int Order => 10;

    public Task<StatusLines> SayAsync(StatusContext context)
    {
        var roster = context.Program.Roster;
        return Task.FromResult(StatusLines.Of(new ContextBlock(Mrkdwn.Join(
            "  ·  ",
            Enum.GetValues<Role>().Select(role => roster.Holder(role) is { } holder
                ? Mrkdwn.Of($"{Capital.Of(Names.Of(role))}: {Names.Of(roster, holder)}{(Doubt(context, role, holder) is { } doubt ? $" ({doubt})" : "")}")
                : Mrkdwn.Of($"{Capital.Of(Names.Of(role))}: nobody"))))));
    }

    /// <summary>Why they can't be counted on: they have left, or have not said that they take it.</summary>
    static string? Doubt(StatusContext context, Role role, UserId holder) => context.Program.Roster.MayDecide(holder)
        ? context.Program.DoubtOf(role)
        : Names.Why(context.Program.Roster.StandingOf(holder));
}
