using System.Text.Json;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;

namespace AlignBot.Exports;

/// <summary>What every export has whatever features there are: the program and its people in front, the chained history at the end.</summary>
sealed class ProgramTables(IReadOnlyList<IRecordTables> features)
{
    public IReadOnlyList<RecordTable> All =>
        [Program, People, .. features.SelectMany(feature => feature.Tables), History];

    static RecordTable Program { get; } = new RecordTable<ProgramRow>("program", "The program whose record this is: one row.", record => record.ReadAsync(
            db => db.Programs.Where(row => row.InstallationId == record.Key.InstallationId && row.Id == record.Key.ProgramId).OrderBy(row => row.Id)))
        .Text("name", "Its name.", row => row.Name)
        .Text("channel", "Slack's id of its channel.", row => row.ChannelId)
        .Text("zone", "The IANA zone in which local dates and times are.", (_, record) => record.Program.Calendar.Zone.Id)
        .Number("schema", "The number of the schema that the export follows.", _ => ExportSchema.Version)
        .Number("entries", "How many entries its history has.", row => row.HistoryCount)
        .Text("head", "The digest of the newest of them: 'verify --head' compares a record with it.", row => Convert.ToHexStringLower(row.HistoryHead));

    static RecordTable People { get; } = new RecordTable<Member>("people", "Who is, or was, a member.", PeopleOf)
        .Key("id", "Slack's id of the person: the same whatever they are called.", (member, _) => member.User.Value)
        .Text("name", "Their name as it is today.", member => member.DisplayName)
        .Word("function", "The side of the house they work on.", ["sales", "marketing", "RevOps"], member => member.Function is { } function ? Names.Of(function) : null)
        .Keys("roles", "The roles they hold.", (member, record) =>
            Enum.GetValues<Role>().Where(role => record.Program.Roster.Roles.Any(held => held.Role == role && held.Holder == member.User)).Select(Names.Of));

    RecordTable History => new RecordTable<(HistoryRow Row, string What)>(
        "history", "Everything that happened, each row bound to the one before by its digest.", HistoryAsync, counts: true)
        .Number("sequence", "1, 2, 3, ... without a gap.", it => it.Row.Sequence)
        .Moment("at", "When it happened.", it => it.Row.At)
        .Text("what", "What happened, in words.", it => it.What)
        .Person("actor", "Who did it; empty for the clock, and where it was erased.", it => it.Row.Actor is { } user ? new UserId(user) : null)
        .Key("subject", "What it is about: 'DEC-31', 'DSP-14'.", (it, record) => record.KeyOf(it.Row.SubjectId))
        .Text("subject_id", "The same by its id.", it => it.Row.SubjectId?.ToString())
        .Text("kind", "What happened, by a name that stands for good.", it => it.Row.Kind)
        .Text("details", "The details as they were written and digested, to the letter; empty where they were erased.", it => it.Row.Body)
        .YesNo("erased", "The details were erased on request.", it => it.Row.Body is null)
        .Number("details_schema", "The shape of the details.", it => it.Row.Schema)
        .Text("salts", "The salts of the commitments, as hexadecimal digits.", it => Convert.ToHexStringLower(it.Row.Salts))
        .Text("commitments", "Digests under those salts, of the actor and of the details.", it => Convert.ToHexStringLower(it.Row.Commitments))
        .Text("state_digest", "The digest of the state that it led to.", it => it.Row.StateDigest is { } led ? Convert.ToHexStringLower(led) : null)
        .Text("previous", "The digest of the row before.", it => Convert.ToHexStringLower(it.Row.Previous));

    /// <summary>A row of the history in a sentence; where no feature has one, by its name: 'Series: moved, Dana'.</summary>
    public async ValueTask<string> SayAsync(HistoryRow row, RecordContext record)
    {
        var who = row.Actor is { } user ? record.Name(new UserId(user)) : HistoryChain.IsErased(row.Salts, 0) ? "Somebody" : "The clock";
        foreach (var feature in row.Body is null ? [] : features)
        {
            try
            {
                if (await feature.SayAsync(row, who, record) is { } sentence)
                {
                    return sentence;
                }
            }
            catch (JsonException)
            {
                break; // A newer build wrote it: its name says what it is.
            }
        }

        if (row.Kind is HistoryLog.StateKept or HistoryErasure.Kind)
        {
            return row.Kind == HistoryErasure.Kind ? "Texts were erased on request" : "What is kept of it was brought up to date";
        }

        var words = row.Kind.Replace('-', ' ').Split('.', 2);
        return $"{char.ToUpperInvariant(words[0][0])}{words[0][1..]}{(words.Length > 1 ? $": {words[1]}" : "")}{(row.Actor is null ? "" : $", {who}")}{(row.Body is null ? " (erased on request)" : "")}";
    }

    async IAsyncEnumerable<(HistoryRow Row, string What)> HistoryAsync(RecordContext record)
    {
        await foreach (var row in HistoryRows.Of(record))
        {
            yield return (row, await SayAsync(row, record));
        }
    }

    static async IAsyncEnumerable<Member> PeopleOf(RecordContext record)
    {
        foreach (var member in record.Program.Roster.Members.OrderBy(member => member.User.Value, StringComparer.Ordinal))
        {
            yield return await Task.FromResult(member);
        }
    }
}
