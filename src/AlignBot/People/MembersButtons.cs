using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.People;

/// <summary>The buttons of 'who is who': they open the forms for roles and functions, for those who govern, and whoever holds a role names a deputy.</summary>
sealed class MembersButtons(InstallationDirectory installations, ProgramDirectory programs, INameDeputy deputies, ClickReply reply, IClock clock) : IActionHandler
{
    public const string FunctionsAction = "people.functions";

    /// <summary>One for each role; the role's name takes the asterisk's place.</summary>
    public const string RoleAction = "people.role.*";

    /// <summary>The same for the deputy alone, which the role's holder names too.</summary>
    public const string DeputyAction = "people.deputy.*";

    public static string DeputyActionOf(Role role) => DeputyAction.Replace("*", role.ToString(), StringComparison.Ordinal);

    public static string RoleActionOf(Role role) => RoleAction.Replace("*", role.ToString(), StringComparison.Ordinal);

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        if (action.ActionId.StartsWith(DeputyAction[..^1], StringComparison.Ordinal))
        {
            if (ChosenName.Of<Role>(action.ActionId[(DeputyAction.Length - 1)..]) is { } held)
            {
                await deputies.OpenAsync(payload, request, about.In(installation), held, clock.GetCurrentInstant(), ct);
            }

            return ActionAck.Nothing;
        }

        var program = await programs.LatestAsync(about.In(installation));
        if (RoleOf(action.ActionId) is { } role
            && RosterChecks.WhyNotFill(program.Roster, role, new UserId(payload.User.Id), clock.GetCurrentInstant()) is { } refusal)
        {
            await reply.SayAsync(payload, request, Mrkdwn.Of($"{RosterRefusals.Say(refusal, program.Roster)}"), ct);
        }
        else if (Form(program, action.ActionId) is { } form)
        {
            await reply.OpenAsync(payload, request, form, ct);
        }

        return ActionAck.Nothing;
    }

    static ModalView? Form(ProgramInfo program, string action) =>
        action == FunctionsAction ? FunctionsModal.Form(program)
        : RoleOf(action) is { } role ? RoleModal.Form(program, role)
        : null;

    static Role? RoleOf(string action) =>
        action.StartsWith(RoleAction[..^1], StringComparison.Ordinal) ? ChosenName.Of<Role>(action[(RoleAction.Length - 1)..]) : null;
}
