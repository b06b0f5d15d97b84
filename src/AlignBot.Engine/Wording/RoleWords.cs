using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Engine.Wording;

/// <summary>Roles, deputies and absences as people read them.</summary>
public static class RoleWords
{
    /// <summary>'Ben is sales leader in place of Dana, with Ana as deputy from Thu 24 Dec 2026 to Sat 2 Jan 2027.'</summary>
    public static Mrkdwn Given(RoleHolding? earlier, RoleHolding now, Roster roster)
    {
        if (earlier?.Holder == now.Holder)
        {
            return now.Deputy is { } standIn
                ? Mrkdwn.Of($"*{Names.Of(roster, standIn)} stands in for {Names.Of(roster, now.Holder)} as {Names.Of(now.Role)}*{Dates(now)}.")
                : Mrkdwn.Of($"*Nobody stands in for {Names.Of(roster, now.Holder)} as {Names.Of(now.Role)} any more.*");
        }

        var before = earlier is { } old ? $" in place of {Names.Of(roster, old.Holder)}" : "";
        var deputy = now.Deputy is { } user ? $", with {Names.Of(roster, user)} as deputy{Dates(now)}" : "";
        return Mrkdwn.Of($"*{Names.Of(roster, now.Holder)} is {Names.Of(now.Role)}{before}*{deputy}.");
    }

    /// <summary>' from Thu 24 Dec 2026 to Sat 2 Jan 2027'; empty where there are no dates.</summary>
    public static string Dates(RoleHolding holding) => (holding.DeputyFrom, holding.DeputyTo) switch
    {
        ({ } from, { } to) => $" from {When.Date(from)} to {When.Date(to)}",
        ({ } from, null) => $" from {When.Date(from)}",
        (null, { } to) => $" until {When.Date(to)}",
        _ => "",
    };

    /// <summary>'from Thu 24 Dec 2026 to Sat 2 Jan 2027', or 'on Thu 24 Dec 2026'.</summary>
    public static string Days(Absence absence) => Days(absence.From, absence.To);

    public static string Days(LocalDate from, LocalDate to) =>
        from == to ? $"on {When.Date(from)}" : $"from {When.Date(from)} to {When.Date(to)}";

    /// <summary>What an absence means for the roles that the person holds, so that it is mended before it matters.</summary>
    public static IEnumerable<Mrkdwn> Consequences(Absence absence, Roster roster)
    {
        foreach (var holding in roster.Roles.Where(held => held.Holder == absence.User))
        {
            var standIns = Enumerable.Range(0, Period.DaysBetween(absence.From, absence.To) + 1)
                .Select(day => StandIn(holding, absence.From.PlusDays(day), roster))
                .ToList();
            yield return standIns switch
            {
                [{ } one, ..] when standIns.TrueForAll(user => user == one) =>
                    Mrkdwn.Of($"{Names.Of(roster, one)} stands in as {Names.Of(holding.Role)}."),
                _ when standIns.TrueForAll(user => user is null) =>
                    Mrkdwn.Of($"Nobody stands in as {Names.Of(holding.Role)}: seats stay empty and disputes go up. Name a deputy with `/align members`."),
                _ => Mrkdwn.Of($"{Names.Of(roster, holding.Deputy!.Value)} is deputy as {Names.Of(holding.Role)}{Dates(holding)}, which leaves days without anybody. Change the dates with `/align members`."),
            };
        }

        foreach (var holding in roster.Roles.Where(held => held.Deputy == absence.User))
        {
            var both = roster.Absences.Where(other => other.User == holding.Holder && other.From <= absence.To && absence.From <= other.To)
                .Select(other => (From: LocalDate.Max(other.From, absence.From), To: LocalDate.Min(other.To, absence.To)))
                .Where(days => holding.DeputyOn(days.From) == absence.User || holding.DeputyOn(days.To) == absence.User)
                .ToList();
            if (both.Count > 0)
            {
                yield return Mrkdwn.Of(
                    $"{Names.Of(roster, holding.Holder)}, for whom they stand in as {Names.Of(holding.Role)}, is away too {Names.Join([.. both.Select(days => Days(days.From, days.To))])}: nobody stands in then. Name another deputy with `/align members`.");
            }
        }
    }

    /// <summary>Who stands in on a day, as far as is known: a deputy who is away then does not.</summary>
    static UserId? StandIn(RoleHolding holding, LocalDate day, Roster roster) =>
        holding.DeputyOn(day) is { } deputy && roster.MayDecide(deputy) && !roster.Absences.Any(absence => absence.User == deputy && absence.Covers(day)) ? deputy : null;
}
