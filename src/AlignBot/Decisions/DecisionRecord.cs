using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Decisions;

/// <summary>The decisions of a record that is handed out, and what each person said of them.</summary>
sealed class DecisionRecord : IRecordTables
{
    public int Order => 10;

    public IReadOnlyList<RecordTable> Tables { get; } = [Decisions(), Voices()];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => DecisionChain.Of(db, key).LongCountAsync();

    public async Task<IReadOnlyDictionary<Guid, string>> KeysAsync(AlignBotContext db, ProgramKey key) =>
        await DecisionChain.Of(db, key).Select(row => new { row.Id, row.Number }).ToDictionaryAsync(row => row.Id, row => $"DEC-{row.Number}");

    public ValueTask<string?> SayAsync(HistoryRow row, string who, RecordContext record) => ValueTask.FromResult(
        row.Kind.StartsWith("decision.", StringComparison.Ordinal) && JsonSerializer.Deserialize(row.Body!, DecisionJson.Default.DecisionFact) is { } fact
            ? Say(fact, who, record)
            : null);

    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Decisions\n");
        await foreach (var decision in EntriesAsync(record))
        {
            await text.WriteAsync($"### DEC-{decision.Number}. {MarkdownText.Line(DecisionTitle.Line(decision, 300))}\n");
            var by = MarkdownText.Line(Source(decision)) + (decision.DecidedBy.IsEmpty ? "" : $", by {string.Join(", ", decision.DecidedBy.Select(one => Named(one, record)))}");
            await text.WriteAsync($"{record.Date(decision.RecordedAt)}, {DecisionTitle.Status(decision.Status)}. Decided {by}.");
            if (decision.Text.AsSpan().Trim().ContainsAny('\n', '\r'))
            {
                await text.WriteAsync($"\n{MarkdownText.Quote(decision.Text)}");
            }

            await text.FieldAsync("Why", decision.Rationale);
            foreach (var other in decision.DecidedBy.Where(one => one is { Confirmation: Confirmation.Confirmed, Reason: not null }))
            {
                await text.FieldAsync($"Why, for {Name(record, other.User)}", other.Reason);
            }

            await text.FieldAsync("Account", decision.Account);
            await text.FieldAsync("Category", CategoryName(decision, record));
            await text.FieldAsync("Dates", DecisionCard.Dates(decision));
            await text.FieldAsync("Was it right", ExpectationWords.Say(decision));
            await text.FieldAsync("Came of", record.KeyOf(decision.Dispute?.Value) ?? record.KeyOf(decision.Meeting?.Value));
            await text.FieldAsync("Links", string.Join("; ", decision.Links.Select(link => $"{DecisionCard.LinkWords(link)} {record.KeyOf(link.Other.Value)}")));
            await text.FieldAsync("Over because", decision.ExpiredBecause);
            foreach (var no in decision.DecidedBy.Where(one => one.Confirmation is Confirmation.Refused))
            {
                await text.FieldAsync($"{Name(record, no.User)} says it was not decided so", no.Reason);
            }

            foreach (var dissent in decision.Dissents)
            {
                await text.FieldAsync($"Dissent of {Name(record, dissent.By)}", dissent.Text);
            }

            await text.FieldAsync("Stand by it", string.Join(", ", decision.Commitments.Select(one => record.Name(one.By))));
            await text.WriteAsync();
            await record.CountAsync();
        }
    }

    static RecordTable<Decision> Decisions() => new RecordTable<Decision>("decisions", "An entry of the decision log.", EntriesAsync, counts: true)
        .Key("decision", "Its number: 'DEC-31'.", (it, _) => $"DEC-{it.Number}")
        .Text("question", "What was asked: of a dispute or an agenda item.", it => it.Question)
        .Text("answer", "What was decided; of what nobody decided, what stands and why.", DecisionTitle.Answer)
        .Word("status", "Whether it holds.", [.. Enum.GetValues<DecisionStatus>().Select(DecisionTitle.Status)], it => DecisionTitle.Status(it.Status))
        .Word("source", "Where it comes from.", ["on the spot", "in a meeting", "by the deciders of a dispute", "by settlement", "by the clock"], Source)
        .People("decided_by", "Who decided.", it => it.DecidedBy.Select(by => by.User))
        .People("not_yet_confirmed_by", "Who of them has not said so yet.", it => it.Awaited)
        .Person("recorded_by", "Who recorded it; empty for the clock.", it => it.RecordedBy)
        .Moment("recorded", "When it was recorded.", it => it.RecordedAt)
        .Text("why", "The reason that was given.", it => it.Rationale)
        .Day("in_force_from", "From when it holds; empty: from its recording.", it => it.EffectiveOn)
        .Day("review_on", "When it is looked at again.", it => it.ReviewOn)
        .Text("expected", "What was expected of it by the day of its review.", it => it.Expected)
        .Word(
            "came", "Whether that came, as its review said; empty while that is open.", [.. Enum.GetValues<Came>().Select(ExpectationWords.Word)],
            it => it.Came is { } came ? ExpectationWords.Word(came) : null)
        .Text("category", "Its category's name.", CategoryName)
        .Text("account", "The account concerned.", it => it.Account)
        .Key("dispute", "The dispute that it ended.", (it, record) => record.KeyOf(it.Dispute?.Value))
        .Key("meeting_id", "The meeting in which it was taken.", (it, _) => it.Meeting?.Value.ToString())
        .Keys("amends", "Entries that it says in other words.", (it, record) => Linked(it, record, DecisionLinkKind.Amends))
        .Keys("supersedes", "Entries whose place it took.", (it, record) => Linked(it, record, DecisionLinkKind.Supersedes))
        .Keys("reverses", "Entries that it took back.", (it, record) => Linked(it, record, DecisionLinkKind.Reverses))
        .Key("replaced_by", "The entry that amended, superseded or reversed it.", (it, record) => record.KeyOf(it.Links.LastOrDefault(link => !link.IsForward)?.Other.Value))
        .Text("expired_because", "Why its time is over, where somebody said.", it => it.ExpiredBecause)
        .Word("readers", "Who reads it in Slack.", ["every member", "the people of its dispute"], it => it.KeptTo is null ? "every member" : "the people of its dispute")
        .Text("link", "Its card in Slack.", (it, record) => record.LinkOf(it.Id.Value));

    static RecordTable<Voice> Voices() => new RecordTable<Voice>("voices", "What one person said of a decision.", VoicesAsync)
        .Key("decision", "The decision.", (it, _) => $"DEC-{it.Of.Number}")
        .Person("person", "Who.", it => it.By)
        .Word("said", "What they said.", ["decided it", "was named, has not said so yet", "says it was not decided so", "dissents", "stands by it"], it => it.Said)
        .Text("words", "In their words.", it => it.Words)
        .Moment("at", "When; empty while they have said nothing.", it => it.At);

    static string Say(DecisionFact fact, string who, RecordContext record) => fact switch
    {
        DecisionFact.Recorded recorded => $"{who} recorded it: {recorded.Text}",
        DecisionFact.Confirmed => $"{who} confirmed that it was decided so",
        DecisionFact.Refused refused => $"{who} said that it was not decided so: {refused.Reason}",
        DecisionFact.DetailsAdded => $"{who} added details",
        DecisionFact.Linked linked => $"{DecisionCard.LinkWords(new DecisionLink(linked.Kind, linked.By, IsForward: false))} {record.KeyOf(linked.By.Value)}",
        DecisionFact.Expired { Reason: Decision.ByMistake } => $"{who} said that it was recorded by mistake",
        DecisionFact.Expired expired => $"{who} let it expire{(expired.Reason is { } why ? $": {why}" : "")}",
        DecisionFact.CameUpForReview review => $"It came up for review on {When.Date(review.On)}",
        DecisionFact.Reaffirmed again => $"{who} said that it still holds{(again.ReviewOn is { } next ? $", to be looked at again on {When.Date(next)}" : "")}",
        DecisionFact.Dissented dissented => $"{who} dissented: {dissented.Text}",
        DecisionFact.Committed => $"{who} stands by it",
        _ => throw new InvalidOperationException($"No words for the fact {fact.GetType().Name}."),
    };

    static string Source(Decision decision) => decision.Source switch
    {
        DecisionSource.Meeting => "in a meeting",
        DecisionSource.Dispute => "by the deciders of a dispute",
        DecisionSource.Settlement => "by settlement",
        DecisionSource.Timeout => "by the clock",
        _ => "on the spot",
    };

    static string? CategoryName(Decision decision, RecordContext record) =>
        decision.Category is { } key ? record.Program.Path.Category(key)?.Name ?? key : null;

    static IEnumerable<string> Linked(Decision decision, RecordContext record, DecisionLinkKind kind) =>
        decision.Links.Where(link => link.IsForward && link.Kind == kind).Select(link => record.KeyOf(link.Other.Value)).OfType<string>();

    static string Named(DecidedBy one, RecordContext record) => Name(record, one.User) + one.Confirmation switch
    {
        Confirmation.Awaited => " (not yet confirmed)",
        Confirmation.Refused => " (says it was not decided so)",
        _ => "",
    };

    static string Name(RecordContext record, UserId user) => MarkdownText.Line(record.Name(user));

    static async IAsyncEnumerable<Decision> EntriesAsync(RecordContext record)
    {
        await foreach (var row in record.ReadAsync(
            (AlignBotContext db, int last) => DecisionChain.Of(db, record.Key).Where(row => row.Number > last).OrderBy(row => row.Number), row => row.Number))
        {
            yield return DecisionDesk.StateOf(row);
        }
    }

    static async IAsyncEnumerable<Voice> VoicesAsync(RecordContext record)
    {
        await foreach (var decision in EntriesAsync(record))
        {
            IEnumerable<Voice> voices =
            [
                .. decision.DecidedBy.Select(one => new Voice(decision, one.User, one.Confirmation switch
                {
                    Confirmation.Awaited => "was named, has not said so yet",
                    Confirmation.Refused => "says it was not decided so",
                    _ => "decided it",
                }, one.Reason, one.At)),
                .. decision.Dissents.Select(one => new Voice(decision, one.By, "dissents", one.Text, one.At)),
                .. decision.Commitments.Select(one => new Voice(decision, one.By, "stands by it", null, one.At)),
            ];
            foreach (var voice in voices)
            {
                yield return voice;
            }
        }
    }

    sealed record Voice(Decision Of, UserId By, string Said, string? Words, Instant? At);
}
