using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.People;
using AlignBot.Domain.Records;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Artifacts.Accounts;

/// <summary>How it is spoken of what is written about an account.</summary>
static class AccountWords
{
    public static string Kind(EntryKind kind) => kind switch
    {
        EntryKind.Plan => "Plan",
        EntryKind.Play => "Play",
        EntryKind.Narrative => "Narrative",
        _ => throw new InvalidOperationException($"No words for {kind}."),
    };

    /// <summary>What was one document, before there were entries, is a plan.</summary>
    public static string Kind(Revision entry) => Kind(entry.Entry ?? EntryKind.Plan);

    /// <summary>'Renewal: Proposal, 120,000 EUR, closes Fri 18 Dec 2026'; what the source does not say is left out.</summary>
    public static string Deal(KeptOpportunity deal)
    {
        var (stand, name) = (deal.Stand, (deal.Name ?? deal.Key).ReplaceLineEndings(" "));
        string?[] parts =
        [
            stand.Standing switch { OpportunityStanding.Won => "won", OpportunityStanding.Lost => "lost", _ => stand.Stage ?? "open" },
            stand.Amount is { } amount ? string.Create(CultureInfo.InvariantCulture, $"{amount:#,0.##} {stand.Currency}").TrimEnd() : null,
            stand.CloseDate is { } on ? $"{(stand.Standing is OpportunityStanding.Open ? "closes" : "closed")} {When.Date(on)}" : null,
        ];
        return $"{name}: {string.Join(", ", parts.Where(part => part is not null))}";
    }

    /// <summary>', corrects 3'; empty where it corrects none.</summary>
    public static string Corrects(Revision entry) => entry.Corrects is { } other ? $", corrects {other}" : "";

    /// <summary>'4: Plan by Ana, Mon 23 Nov 2026, corrects 3'.</summary>
    public static string Title(Revision entry, Roster roster, DateTimeZone zone) =>
        $"{entry.Number}: {Kind(entry)}{(entry.By is { } by ? $" by {Names.Of(roster, by)}" : "")}, {When.Date(entry.At.InZone(zone).Date)}{Corrects(entry)}";

    public static Mrkdwn Say(Revision entry, Roster roster, DateTimeZone zone) =>
        Mrkdwn.Of($"*{Title(entry, roster, zone)}*\n").Shortened(400) + Mrkdwn.Quoted(entry.Text).Shortened(2400);
}
