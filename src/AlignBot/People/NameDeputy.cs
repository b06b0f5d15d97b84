using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.People;

/// <summary>Opens the form that names a deputy, for those who govern and for whoever holds the role. Sending it is checked again.</summary>
sealed class NameDeputy(ProgramDirectory programs, ClickReply reply, IClock clock) : INameDeputy
{
    public async Task OpenAsync(BlockActions click, SlackRequest request, ProgramKey program, Role role, Instant at, CancellationToken ct)
    {
        var (known, actor) = (await programs.LatestAsync(program), new UserId(click.User.Id));
        var roster = known.Roster;
        if (RosterChecks.WhyNotNameDeputy(roster, role, actor, clock.GetCurrentInstant()) is { } refusal)
        {
            await reply.SayAsync(click, request, Mrkdwn.Of($"{RosterRefusals.Say(refusal, roster)}"), ct);
            return;
        }

        var days = roster.Holder(role) is { } holder && roster.DayOf(holder, at) is var day
            ? roster.Absences.FirstOrDefault(absence => absence.User == holder && absence.Covers(day))
            : null;
        await reply.OpenAsync(click, request, RoleModal.Form(known, role, mayGiveIt: roster.MayGovern(actor, clock.GetCurrentInstant()), days), ct);
    }
}
