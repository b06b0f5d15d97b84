using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.AccountLists;

/// <summary>How the list is spoken of, and why a command to it was refused.</summary>
static class ListWords
{
    static readonly ImmutableDictionary<AccountChangeKind, string> Kinds = new Dictionary<AccountChangeKind, string>
    {
        [AccountChangeKind.Left] = "left",
        [AccountChangeKind.Joined] = "joined",
        [AccountChangeKind.Tier] = "changed tier",
        [AccountChangeKind.Owner] = "changed owner",
        [AccountChangeKind.OwnerInactive] = "without an active owner",
        [AccountChangeKind.Merged] = "merged",
        [AccountChangeKind.Renamed] = "renamed",
    }.ToImmutableDictionary();

    /// <summary>'214 accounts'; '1 account'.</summary>
    public static string Accounts(int count) => count == 1 ? "1 account" : $"{count:N0} accounts";

    /// <summary>'tier 1: 20, tier 2: 60, tier 3: 134, no tier: 2'.</summary>
    public static string Tiers(ListCounts counts) => string.Join(", ",
    [
        .. counts.ByTier.Select((count, at) => $"tier {at + 1}: {count:N0}"), .. counts.WithoutTier > 0
            ? new[] { $"no tier: {counts.WithoutTier:N0}" }
            : [],
    ]);

    /// <summary>'4 joined, 1 left'; 'no change'.</summary>
    public static string Changes(IReadOnlyDictionary<AccountChangeKind, int> kinds) =>
        kinds.Count == 0
            ? "no change"
            : string.Join(", ", kinds.OrderBy(kind => kind.Key).Select(kind => $"{kind.Value:N0} {Kinds[kind.Key]}"));

    /// <summary>'Alpine Tools: tier 2, now tier 1'.</summary>
    public static Mrkdwn Change(AccountChange change) => (change.Kind switch
    {
        AccountChangeKind.Left => Mrkdwn.Of($"*{change.Name}* left ({change.Before})"),
        AccountChangeKind.Joined => Mrkdwn.Of($"*{change.Name}* joined ({change.After})"),
        AccountChangeKind.Tier => Mrkdwn.Of($"*{change.Name}*: {change.Before}, now {change.After}"),
        AccountChangeKind.Owner => Mrkdwn.Of($"*{change.Name}*: {change.Before} owned it, now {change.After}"),
        AccountChangeKind.OwnerInactive => Mrkdwn.Of($"*{change.Name}*: its owner {change.After} is not active any more"),
        AccountChangeKind.Merged => Mrkdwn.Of($"*{change.Name}* was merged into {change.After}"),
        AccountChangeKind.Renamed => Mrkdwn.Of($"*{change.Name}* was called {change.Before} until now"),
        _ => throw new InvalidOperationException($"No words for {change.Kind}."),
    }).Shortened(400);

    /// <summary>'the file' or 'crm'.</summary>
    public static string Source(string? source) =>
        source is null or AccountList.FromFiles ? "files that are handed in" : $"the source {source}";

    public static string Guard(GuardReason why, int before, int now) => why switch
    {
        GuardReason.Empty => before == 0 ? "it has no account at all" : $"it has no account at all, and the list has {before:N0}",
        GuardReason.Shorter => $"it has {now:N0} of {before:N0}: {before - now:N0} accounts would leave",
        GuardReason.Longer => $"it has {Accounts(now)}, and the list {before:N0}",
        _ => throw new InvalidOperationException($"No words for {why}."),
    };

    /// <summary>'Attested by Priya; Dana has not yet'.</summary>
    public static string Attested(WeeklyDiff diff, ProgramInfo program) => Attested(
        diff.Attested.FirstOrDefault(one => one.Role is Role.SalesLeader)?.By.Value,
            diff.Attested.FirstOrDefault(one => one.Role is Role.MarketingLeader)?.By.Value, program);

    public static string Attested(string? sales, string? marketing, ProgramInfo program)
    {
        var roster = program.Roster;
        List<string> by = [.. new[] { sales, marketing }.OfType<string>().Distinct().Select(user => Names.Of(roster, new UserId(user)))];
        List<string> open =
        [
            .. new[] { (sales, Role.SalesLeader), (marketing, Role.MarketingLeader) }.Where(one => one.Item1 is null)
                .Select(
                    one => roster.Holder(one.Item2) is { } holder ? Names.Of(roster,
                        holder) : $"the {Names.Of(one.Item2)} (nobody is named)"),
        ];
        return open.Count == 0
            ? $"Attested by {Names.Join(by)}"
            : by.Count == 0
            ? $"{Names.Join(open)} still to attest it"
            : $"Attested by {Names.Join(by)}; {Names.Join(open)} still to do so";
    }

    public static string Say(Refusal refusal, ProgramInfo program) => refusal switch
    {
        TextRefusal text => Texts.Say(text, program.Roster),
        AccountListRefusal.NotYours { WhoMay.IsEmpty: true } =>
            "Only those who run the program and both leaders keep the list: /align members says who they are.",
        AccountListRefusal.NotYours no =>
            $"Only {Names.List(program.Roster, no.WhoMay, " or ")} can do that. /align list shows the list to everybody.",
        AccountListRefusal.NotALeader { WhoMay.IsEmpty: true } =>
            "Only the two leaders attest what changed: /align members says who they are.",
        AccountListRefusal.NotALeader no => $"Only {Names.List(program.Roster, no.WhoMay, " or ")} can attest what changed.",
        AccountListRefusal.ComesFrom no =>
            $"The list comes from {Source(no.Source)}, and there is one list. Compare the file with it (/align list compare), or have "
                + $"it take the list's place: choose 'files' under /align list source first.",
        AccountListRefusal.NotTheNewest => "A newer diff has been posted since: /align list diff shows it.",
        AccountListRefusal.NotHeld => "That was settled meanwhile: /align list shows how it stands.",
        AccountListRefusal.ReadingGone =>
            "That reading is too old: its accounts are not kept any more. Nothing has changed; read the source, or hand the file in, "
                + "once more.",
        AccountListRefusal.NotSeen no =>
            $"This can hardly be right: {Guard(no.Why, no.Before, no.Now)}. Tick that you mean it, or close the form: nothing has changed.",
        AccountListRefusal.NoSuchSecond no => $"There is no second list called {no.Name}.",
        AccountListRefusal.TooManySeconds no => $"There are {no.Most} second lists already; drop one of them first.",
        _ => throw new InvalidOperationException($"No words for the refusal {refusal.GetType().Name}."),
    };
}
