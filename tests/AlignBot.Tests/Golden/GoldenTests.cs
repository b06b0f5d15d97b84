using System.Text.Json.Nodes;
using AlignBot.AccountLists;
using AlignBot.Actions;
using AlignBot.Artifacts;
using AlignBot.Audits;
using AlignBot.BusinessReviews;
using AlignBot.Cadence;
using AlignBot.Cadence.Series;
using AlignBot.Decisions;
using AlignBot.Differences;
using AlignBot.Disputes;
using AlignBot.Engine.Erasure;
using AlignBot.Engine.Storage;
using AlignBot.Precedents;
using AlignBot.Scoreboard;
using AlignBot.Scoreboard.Storage;
using AlignBot.SourceBreaches;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Golden;

/// <summary>A state of every shape that was ever written is read by this build. The files beside this one are such states, as the column held them.</summary>
/// <remarks>A change of a shape keeps the old file and adds one named by the new schema; a file is never edited.</remarks>
public sealed class GoldenTests
{
    static readonly Dictionary<string, (int Schema, Func<string, int, string> ReadAndWrite)> Columns = new(StringComparer.Ordinal)
    {
        ["account_list"] = Of(AccountListDesk.State),
        ["action"] = Of(ActionDesk.State),
        ["artifact"] = Of(ArtifactDesk.State),
        ["audit"] = Of(AuditDesk.State),
        ["business_review"] = Of(ReviewDesk.State),
        ["business_review_page"] = Of(ReviewTables.Page),
        ["citation"] = Of(CitationDesk.State),
        ["decision"] = Of(DecisionDesk.State),
        ["dispute"] = Of(DisputeDesk.State),
        ["meeting"] = Of(MeetingDesk.State),
        ["scoreboard"] = Of(BoardDesk.State),
        ["scoreboard_reading"] = Of(BoardTables.Kept),
        ["series"] = Of(SeriesDesk.State),
        ["source_breach"] = Of(BreachDesk.State),
        ["pipeline_figures"] = Of(FiguresDesk.State),
    };

    public static TheoryData<string, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<string, int>();
            foreach (var (name, column) in Columns)
            {
                for (var schema = 1; schema <= column.Schema; schema++)
                {
                    shapes.Add(name, schema);
                }
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_state_of_this_shape_is_read(string name, int schema)
    {
        var (current, readAndWrite) = Columns[name];
        var golden = Repository.Read("tests", "AlignBot.Tests", "Golden", $"{name}.{schema}.json").TrimEnd();

        var written = readAndWrite(golden, schema);

        // Of today's shape nothing is lost and nothing is added; of an older one, that it is read is all there is to see.
        Assert.Equal(schema == current ? golden : written, written);
    }

    /// <summary>What people typed is what has a blank in it, but for the names that others give: of levels, categories, sections, days off.</summary>
    [Theory]
    [InlineData("action")]
    [InlineData("artifact")]
    [InlineData("citation")]
    [InlineData("decision")]
    [InlineData("dispute")]
    [InlineData("meeting")]
    public void Once_erased_a_state_is_read_and_holds_nothing_that_people_typed(string name)
    {
        var (schema, readAndWrite) = Columns[name];
        var golden = Repository.Read("tests", "AlignBot.Tests", "Golden", $"{name}.{schema}.json").TrimEnd();

        var (erased, texts) = TypedFields.Blank(golden);

        Assert.Equal(erased, readAndWrite(erased, schema));
        Assert.NotEmpty(texts);
        Assert.Empty(Typed(JsonNode.Parse(erased)!, ""));
    }

    static IEnumerable<string> Typed(JsonNode node, string name) => node switch
    {
        JsonObject fields => fields.Where(field => field.Value is not null && field.Key is not ("Path" or "Calendar" or "Sections" or "Name" or "Side"))
            .SelectMany(field => Typed(field.Value!, field.Key)),
        JsonArray items => items.SelectMany(item => Typed(item!, name)),
        JsonValue value when value.TryGetValue<string>(out var text) && text.Contains(' ', StringComparison.Ordinal) => [$"{name}: {text}"],
        _ => [],
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void One_that_is_newer_is_refused_by_name(string name, int schema)
    {
        var refused = Assert.Throws<NewerStateException>(() => Columns[name].ReadAndWrite("{}", Columns[name].Schema + schema));

        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Before, an item that is an open dispute said so by its source and its words alone.</summary>
    [Theory]
    [InlineData("DSP-14 is due Tue 1 Dec 2026: Who pays?", 14)]
    [InlineData("DSP-2", 2)]
    [InlineData("Who pays?", 0)]
    public void An_item_of_a_dispute_is_one_in_an_older_meeting_too(string text, int number)
    {
        var golden = JsonNode.Parse(Repository.Read("tests", "AlignBot.Tests", "Golden", "meeting.1.json"))!;
        var item = golden["Items"]!.AsArray()[2]!;
        (item["Text"], item["Source"]) = (text, "dispute/0c8c3a525a0e4f0a9a530f5b8b1c2d3e");

        var read = MeetingDesk.State.Read(golden.ToJsonString(), 1, default).Items;

        Assert.Equal((number, Guid.Parse("0c8c3a52-5a0e-4f0a-9a53-0f5b8b1c2d3e")), (read[2].Dispute!.Number, read[2].Dispute!.Id.Value));
        Assert.Null(read[0].Dispute);
    }

    [Fact]
    public void An_older_shape_goes_through_each_upcaster_in_turn()
    {
        var column = new StateColumn<Note>(
            "note", NoteJson.Default.Note,
            older => { older["Body"] = older["Txt"]!.DeepClone(); older.Remove("Txt"); return older; },
            older => { older["Text"] = older["Body"]!.GetValue<string>() + "!"; older.Remove("Body"); return older; });

        Assert.Equal(3, column.Schema);
        Assert.Equal(new Note("Hello!"), column.Read("""{"Txt":"Hello"}""", 1, default));
        Assert.Equal(new Note("Hello!"), column.Read("""{"Body":"Hello"}""", 2, default));
        Assert.Equal(new Note("Hello"), column.Read("""{"Text":"Hello"}""", 3, default));
    }

    static (int Schema, Func<string, int, string> ReadAndWrite) Of<T>(StateColumn<T> column)
        where T : class => (column.Schema, (text, schema) => column.Write(column.Read(text, schema, default)));
}

sealed record Note(string Text);

[System.Text.Json.Serialization.JsonSerializable(typeof(Note))]
sealed partial class NoteJson : System.Text.Json.Serialization.JsonSerializerContext;
