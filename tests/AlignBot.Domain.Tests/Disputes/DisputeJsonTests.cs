using System.Text.Json;
using System.Text.Json.Serialization;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Time;
using NodaTime;
using NodaTime.Text;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Disputes;

/// <summary>The bot keeps a dispute and its record as JSON through source-generated metadata: what is written has to come back whole.</summary>
public sealed partial class DisputeJsonTests
{
    [Fact]
    public void A_dispute_with_a_full_life_comes_back_as_it_was()
    {
        var story = new DisputeStory();
        story.Raise(r => r with { Account = "Acme", OtherDefault = "Until June." });
        story.Do(new DisputeCommand.GiveBrief(Ana, 1, "Mine.", "Theirs."));
        story.Do(new DisputeCommand.ProposeSettlement(Ana, 1, Say("Half") with { Actions = [new("Tell the team", Sam, new LocalDate(2026, 3, 9))] }));
        story.Do(new DisputeCommand.Rule(Ana, 1, 0, new Terms { Option = 0, Rationale = "r", ReviewOn = new LocalDate(2026, 6, 1) }));
        story.TurnTo(At(3, 10));
        story.Do(new DisputeCommand.FormOpened(Dana, 1, 1));
        RoundTrips(story.State);

        story.TurnTo(At(20, 10));
        story.Do(new DisputeCommand.RecordDissent(Ana, 1, "No."));

        RoundTrips(story.State);
    }

    [Fact]
    public void Every_fact_of_the_record_comes_back_as_it_was()
    {
        var story = new DisputeStory().AtTheLeaders();
        story.Do(new DisputeCommand.Rule(Dana, 1, 1, Say("No")));
        story.Do(new DisputeCommand.Extend(Priya, 1, 1, Window.Of("4wh"), "r"));
        story.TurnTo(At(30, 10));

        var facts = story.Logged<DisputeFact>().ToArray();

        Assert.True(facts.Select(f => f.GetType()).Distinct().Count() > 8);
        foreach (var fact in facts)
        {
            var text = JsonSerializer.Serialize(fact, DomainJson.Default.DisputeFact);
            var back = JsonSerializer.Deserialize(text, DomainJson.Default.DisputeFact);
            Assert.Equal(fact.GetType(), back!.GetType());
            Assert.Equal(text, JsonSerializer.Serialize(back, DomainJson.Default.DisputeFact));
        }
    }

    [Fact]
    public void Every_kind_of_fact_has_its_own_stable_name()
    {
        var known = typeof(DisputeFact).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false).Cast<JsonDerivedTypeAttribute>().ToArray();
        var kinds = typeof(DisputeFact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DisputeFact)) && !t.IsAbstract);

        Assert.Equal(kinds.OrderBy(t => t.Name), known.Select(k => k.DerivedType).OrderBy(t => t.Name));
        Assert.Equal(known.Length, known.Select(k => k.TypeDiscriminator).Distinct().Count());
    }

    [Fact]
    public void A_state_written_before_a_list_existed_reads_with_an_empty_one()
    {
        var text = JsonSerializer.Serialize(new DisputeStory().Raise().State, DomainJson.Default.Dispute);

        var back = JsonSerializer.Deserialize(text.Replace(",\"Advice\":[]", "", StringComparison.Ordinal), DomainJson.Default.Dispute)!;

        Assert.False(back.Advice.IsDefault);
    }

    [Fact]
    public void A_decision_comes_back_as_it_was()
    {
        var story = new DisputeStory().AtTheTop();
        story.Do(new DisputeCommand.Rule(Morgan, 1, 2, Say("Yes") with { EffectiveOn = new LocalDate(2026, 3, 9) }));
        var decision = story.All.OfType<DisputeEffect.RecordDecision>().Single().Decision;

        var text = JsonSerializer.Serialize(decision, DomainJson.Default.Decision);

        Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize(text, DomainJson.Default.Decision)!, DomainJson.Default.Decision));
    }

    static void RoundTrips(Dispute state)
    {
        var text = JsonSerializer.Serialize(state, DomainJson.Default.Dispute);
        var back = JsonSerializer.Deserialize(text, DomainJson.Default.Dispute)!;

        Assert.Equal(text, JsonSerializer.Serialize(back, DomainJson.Default.Dispute));
        Assert.Equal(state.Deciders.AsEnumerable(), back.Deciders);
        Assert.Equal(state.Timers.AsEnumerable(), back.Timers);
    }

    [JsonSourceGenerationOptions(Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter)])]
    [JsonSerializable(typeof(Dispute))]
    [JsonSerializable(typeof(Decision))]
    [JsonSerializable(typeof(DisputeFact))]
    internal sealed partial class DomainJson : JsonSerializerContext;

    internal sealed class InstantConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Instant.FromUnixTimeMilliseconds(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
    }

    internal sealed class LocalDateConverter : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LocalDatePattern.Iso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }

    internal sealed class LocalTimeConverter : JsonConverter<LocalTime>
    {
        public override LocalTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LocalTimePattern.ExtendedIso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, LocalTime value, JsonSerializerOptions options) => writer.WriteStringValue(LocalTimePattern.ExtendedIso.Format(value));
    }
}
