using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Records;
using AlignBot.Slack.Blocks;
using AlignBot.Sources;

namespace AlignBot.Records.Reading;

/// <summary>What the page of a file says before it is taken over.</summary>
static class ImportWords
{
    static readonly Dictionary<OpportunityField, string> Moved = new()
    {
        [OpportunityField.Stage] = "in another stage",
        [OpportunityField.Standing] = "opened or closed",
        [OpportunityField.Amount] = "with another amount",
        [OpportunityField.Currency] = "in another currency",
        [OpportunityField.CloseDate] = "with another close date",
    };

    /// <summary>'Taken over: 12 new, 3 changed (2 with another close date), 1 gone.'</summary>
    public static string Becomes(SourceKinds kind, ReadingOf of, Intake taken)
    {
        if (of.Before?.Base is null)
        {
            return $"They are the first {RecordWords.Of(kind)} here.";
        }

        var moved = taken.Moved.Count == 0 ? "" : $" ({string.Join(", ", taken.Moved.Select(one => $"{one.Value:N0} {Moved[one.Key]}"))})";
        return taken.Written == 0 ? "Nothing changes by it: all of it is known already."
            : $"Taken over: {taken.New:N0} new, {taken.Changed:N0} "
                + $"changed{moved}{(RecordShelves.Of(kind).IsStanding ? $", {taken.Gone:N0} gone" : "")}.";
    }

    /// <summary>'Acme: closes 30 days later, on 2026-12-30'.</summary>
    public static Mrkdwn Pushed(string opportunity, OpportunityMove move) =>
        Mrkdwn.Of(
            $"*{opportunity}*: closes {(move.DaysPushed == 1 ? "1 day" : $"{move.DaysPushed:N0} days")} later, on {move.After}")
                .Shortened(400);

    public static IEnumerable<string> Odd(SourceKinds kind, ReadingOf of, Intake taken)
    {
        if (taken.OffList > 0)
        {
            yield return (of.Accounts.Count == 0 ? "There is no account list yet, so that nobody can say which accounts they are of"
                : $"{RecordWords.Count(kind, taken.OffList)} of {taken.Read:N0} {(taken.OffList == 1 ? "names" : "name")} no account "
                    + $"of the list"
                    + (taken.Unknown.IsEmpty ? "" : $" ({string.Join(", ", taken.Unknown)}{(taken.OffList > taken.Unknown.Length ? " and others" : "")})"))
                + ". They are kept, and count once their account is on it";
        }

        if (taken.Old > 0)
        {
            yield return $"{RecordWords.Count(kind, taken.Old)} {(taken.Old == 1 ? "is" : "are")} older than {ListLimits.RecordDays} "
                + $"days, and not kept";
        }
    }
}
