using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Lessons;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes.Records;

/// <summary>The disputes of a record that is handed out, with their cases, rulings and views.</summary>
sealed class DisputeRecord : IRecordTables
{
    static readonly string[] Standings = ["open", "decided", "settled", "undecided", "withdrawn"];

    public int Order => 30;

    public IReadOnlyList<RecordTable> Tables { get; } = [Disputes(), Cases(), Rulings(), Views(), LessonTable.Of(record => EachAsync(record, dispute => dispute.Lessons.SelectMany(lesson => lesson.Answers.Select(answer => (lesson, answer)))))];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => Of(db, key).LongCountAsync();

    public async Task<IReadOnlyDictionary<Guid, string>> KeysAsync(AlignBotContext db, ProgramKey key) =>
        await Of(db, key).Select(row => new { row.Id, row.Number }).ToDictionaryAsync(row => row.Id, row => $"DSP-{row.Number}");

    public async ValueTask<string?> SayAsync(HistoryRow row, string who, RecordContext record)
    {
        if (row.SubjectId is not { } id || TimelineEntry.Of(row) is not { Fact: { } fact }
            || await record.HeldAsync(id, async () => await Of(record.Db, record.Key).SingleOrDefaultAsync(dispute => dispute.Id == id)) is not { } dispute)
        {
            return null;
        }

        return DisputeMarkdown.Plain(TimelineWords.Say(fact, who, DisputeDesk.StateOf(dispute), record.Program.Roster), record.Program.Roster).TrimEnd('.');
    }

    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Disputes\n");
        await foreach (var dispute in EntriesAsync(record))
        {
            await DisputeAsync(text, record, dispute);
            await record.CountAsync();
        }
    }

    static async Task DisputeAsync(MarkdownText text, RecordContext record, Dispute dispute)
    {
        await text.WriteAsync($"### DSP-{dispute.Number}. {MarkdownText.Line(dispute.Question)}\n");
        var parties = string.Join(" and ", dispute.Parties.Select(party => Name(record, party.User)));
        await text.WriteAsync($"Raised {record.Date(dispute.RaisedAt)} by {Name(record, dispute.RaisedBy)}; between {parties}. {Ended(dispute, record)}");
        await text.FieldAsync("Raised from", dispute.Quote is { } quote ? $"{(quote.By is { } author ? $"{Name(record, author)}: " : "")}{quote.Text}" : null);
        await text.FieldAsync("Raised although", dispute.Although is { } although ? $"{string.Join(", ", although.Like.DefaultIfEmpty("something like it"))} was there: {although.Why}" : null);
        await text.FieldAsync("Options", string.Join(" / ", dispute.Options));
        await text.FieldAsync("Meanwhile", dispute.Meanwhile);
        foreach (var brief in dispute.Briefs)
        {
            await text.FieldAsync($"Case of {Name(record, brief.By)}", brief.OwnCase);
            await text.FieldAsync("The other side at its best", brief.OtherCase);
        }

        foreach (var view in dispute.Advice)
        {
            await text.FieldAsync($"View of {Name(record, view.By)}", view.Text);
        }

        foreach (var ruling in dispute.Rulings)
        {
            await text.FieldAsync($"Level {ruling.Level + 1}, {Name(record, ruling.By)}", $"{Said(dispute, ruling, record)}{(OwnReason(dispute, ruling) is { } why ? $" Why: {why}" : "")}");
        }

        await text.FieldAsync("New when it was reopened", dispute.Evidence);
        await text.FieldAsync("Outcome", dispute.Closing?.Outcome);
        foreach (var answer in dispute.Lessons.SelectMany(lesson => lesson.Answers))
        {
            await text.FieldAsync($"What would have prevented it, {Name(record, answer.By)}", LessonWords.Say(answer).Plain);
        }

        await text.WriteAsync();
    }

    static RecordTable<Dispute> Disputes() => new RecordTable<Dispute>("disputes", "A dispute.", EntriesAsync, counts: true)
        .Key("dispute", "Its number: 'DSP-14'.", (it, _) => $"DSP-{it.Number}")
        .Text("question", "What it is about.", it => it.Question)
        .Word("status", "Where it stands; 'undecided': nobody decided in time.", Standings, Standing)
        .Text("category", "Its category's name.", it => it.Path.Category(it.Category)?.Name ?? it.Category)
        .Text("account", "The account concerned.", it => it.Account)
        .Person("raised_by", "Who raised it.", it => it.RaisedBy)
        .Moment("raised", "When.", it => it.RaisedAt)
        .Person("first_party", "Who holds one side.", it => it.Parties[0].User)
        .Person("second_party", "Who holds the other.", it => it.Parties[1].User)
        .Keys("options", "What can be chosen.", (it, _) => it.Options)
        .Text("meanwhile", "What holds until it is decided.", it => it.Meanwhile)
        .Text("if_nobody_decides", "What stands if nobody decides.", it => it.DefaultOutcome)
        .Number("round", "1; one more each time it was reopened.", it => it.Round)
        .Number("level_reached", "The level at which it ended, or is now; the first is 1.", it => (it.IsOpen ? it.Level : it.Closing?.Level ?? it.Level) + 1)
        .Number("levels", "How many levels its path has.", it => it.Path.Levels.Length)
        .Number("path_version", "The version of the path under which it runs.", it => it.Path.Version)
        .Moment("due", "When the present level's time runs out; empty once it is closed.", it => it.DueAt)
        .Moment("closed", "When it ended.", it => it.IsOpen ? null : it.Closing?.At)
        .Number("days_to_decision", "From raising to its end, in days of 24 hours.", it => it is { IsOpen: false, Closing: { } end } ? Math.Round((decimal)(end.At - it.RaisedAt).TotalDays, 1) : null)
        .People("closed_by", "Who decided, settled or withdrew it; nobody where the clock did.", it => it.IsOpen ? [] : it.Closing?.By ?? [])
        .Text("outcome", "What came of it.", it => it.IsOpen ? null : it.Closing?.Outcome)
        .Key("decision", "The entry of the log that stands on its question.", (it, record) => record.KeyOf(it.StandingDecision?.Value))
        .Text("evidence", "What was new when it was last reopened.", it => it.Evidence)
        .Text("quote", "The message that it was raised from.", it => it.Quote?.Text)
        .Person("quoted", "Who wrote that.", it => it.Quote?.By)
        .Text("quote_link", "Where it stands in Slack.", it => it.Quote?.Link)
        .Keys("although", "What was there about the same when it was raised all the same, as far as everybody may read it.", (it, _) => it.Although?.Like ?? [])
        .Text("although_why", "Why it was raised all the same.", it => it.Although?.Why)
        .Text("link", "Its card in Slack.", (it, record) => record.LinkOf(it.Id.Value));

    static RecordTable<(Dispute Of, Brief It)> Cases() => new RecordTable<(Dispute Of, Brief It)>("cases", "A side's case in a dispute.", record => EachAsync(record, it => it.Briefs))
        .Key("dispute", "The dispute.", (it, _) => $"DSP-{it.Of.Number}")
        .Person("party", "Whose case.", it => it.It.By)
        .Text("own_case", "Their own case.", it => it.It.OwnCase)
        .Text("other_case", "The other side's at its best, as they see it.", it => it.It.OtherCase)
        .Moment("given", "When it was last given.", it => it.It.At);

    static RecordTable<(Dispute Of, Ruling It)> Rulings() =>
        new RecordTable<(Dispute Of, Ruling It)>("rulings", "What a decider said at a level, changed rulings too.", record => EachAsync(record, it => it.Rulings))
            .Key("dispute", "The dispute.", (it, _) => $"DSP-{it.Of.Number}")
            .Number("round", "The round.", it => it.It.Round)
            .Number("level", "The level; the first is 1.", it => it.It.Level + 1)
            .Person("person", "Who.", it => it.It.By)
            .Text("ruling", "What they said.", it => it.It.Terms.Text(it.Of.Options))
            .Person("agrees_with", "Whose ruling they agreed with; empty for one of their own.", it => AgreedWith(it.Of, it.It))
            .Text("why", "Their reason.", it => OwnReason(it.Of, it.It))
            .Moment("given", "When.", it => it.It.At);

    static RecordTable<(Dispute Of, Advice It)> Views() =>
        new RecordTable<(Dispute Of, Advice It)>("views", "Words kept with a dispute that decide nothing.", record => EachAsync(record, it => it.Advice))
            .Key("dispute", "The dispute.", (it, _) => $"DSP-{it.Of.Number}")
            .Person("person", "Who wrote them.", it => it.It.By)
            .Word("kind", "What they are.", ["a view", "a ruling that came too late"], it => it.It.Level is null ? "a view" : "a ruling that came too late")
            .Text("words", "The words.", it => it.It.Text)
            .Moment("at", "When.", it => it.It.At);

    static string Standing(Dispute dispute) => dispute.Status switch
    {
        DisputeStatus.Open => "open",
        DisputeStatus.Decided => "decided",
        DisputeStatus.Settled => "settled",
        DisputeStatus.DecidedByTimeout => "undecided",
        _ => "withdrawn",
    };

    static string Ended(Dispute dispute, RecordContext record) => dispute is { IsOpen: false, Closing: { } end }
        ? $"{char.ToUpperInvariant(Standing(dispute)[0])}{Standing(dispute)[1..]} {record.Date(end.At)} at level {end.Level + 1}{(record.KeyOf(end.Decision?.Value) is { } key ? $", {key}" : "")}."
        : $"Open at level {dispute.Level + 1}.";

    static Ruling? Meant(Dispute dispute, Ruling ruling) =>
        ruling.AgreesWith is { } revision ? dispute.Rulings.FirstOrDefault(other => other.Revision == revision) : null;

    static UserId? AgreedWith(Dispute dispute, Ruling ruling) => Meant(dispute, ruling)?.By;

    /// <summary>Whoever agrees takes the terms over with their reason, which is the other's.</summary>
    static string? OwnReason(Dispute dispute, Ruling ruling) =>
        Meant(dispute, ruling) is { } meant && meant.Terms.Rationale == ruling.Terms.Rationale ? null : ruling.Terms.Rationale;

    static string Said(Dispute dispute, Ruling ruling, RecordContext record) =>
        ruling.AgreesWith is null ? ruling.Terms.Text(dispute.Options) : $"agrees with {(AgreedWith(dispute, ruling) is { } other ? record.Name(other) : "it")}.";

    static string Name(RecordContext record, UserId user) => MarkdownText.Line(record.Name(user));

    static IQueryable<DisputeRow> Of(AlignBotContext db, ProgramKey key) =>
        db.Disputes.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    static async IAsyncEnumerable<Dispute> EntriesAsync(RecordContext record)
    {
        await foreach (var row in record.ReadAsync(
            (AlignBotContext db, int last) => Of(db, record.Key).Where(row => row.Number > last).OrderBy(row => row.Number), row => row.Number))
        {
            yield return DisputeDesk.StateOf(row);
        }
    }

    static async IAsyncEnumerable<(Dispute Of, T It)> EachAsync<T>(RecordContext record, Func<Dispute, IEnumerable<T>> parts)
    {
        await foreach (var dispute in EntriesAsync(record))
        {
            foreach (var part in parts(dispute))
            {
                yield return (dispute, part);
            }
        }
    }
}
