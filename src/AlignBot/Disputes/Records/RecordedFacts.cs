using AlignBot.Engine.Wording;

namespace AlignBot.Disputes.Records;

/// <summary>What a dispute is about, as a document of it begins: a name and a value each, in the program's own time zone.</summary>
static class RecordedFacts
{
    public static IEnumerable<(string Name, string Value)> Of(DisputeFile file)
    {
        var (dispute, roster, zone) = (file.Dispute, file.Program.Roster, file.Program.Calendar.Zone);
        (string Name, string? Value)[] facts =
        [
            ("Category", dispute.Path.Category(dispute.Category)?.Name ?? dispute.Category),
            ("Parties", string.Join(", ", dispute.Parties.Select(party => Names.Of(roster, party.User) + (party.Side is { } side ? $" ({side})" : "")))),
            ("Raised", $"by {Names.Of(roster, dispute.RaisedBy)} on {When.Written(dispute.RaisedAt, zone)}"),
            ("Account", dispute.Account),
            ("Options", dispute.Options.IsEmpty ? null : string.Join(" / ", dispute.Options)),
            ("Meanwhile", dispute.Meanwhile),
            ("If nobody decides", dispute.DefaultOutcome),
        ];
        return facts.Where(fact => fact.Value is not null).Select(fact => (fact.Name, fact.Value!));
    }
}
