using AlignBot.Contracts;
using AlignBot.Decisions;
using AlignBot.Disputes;
using AlignBot.Disputes.Asks;
using AlignBot.Disputes.Cards;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Slack.Blocks;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Disputes;

/// <summary>Every refusal, notice and ask has words of its own: a new case without words fails here, not in front of a person.</summary>
public sealed class DisputeWordsTests
{
    static readonly SampleDispute Sample = new SampleDispute().ToLevel(1);

    public static TheoryData<string> DisputeRefusalNames => NamesOf(typeof(DisputeRefusal));

    public static TheoryData<string> DecisionRefusalNames => NamesOf(typeof(DecisionRefusal));

    public static TheoryData<string> TextRefusalNames => NamesOf(typeof(TextRefusal));

    public static TheoryData<string> NoticeNames => NamesOf(typeof(DisputeNotice));

    public static TheoryData<string> FactNames => [.. NamesOf(typeof(DisputeFact)), .. NamesOf(typeof(DisputeNotice))];

    [Theory]
    [MemberData(nameof(DisputeRefusalNames))]
    [MemberData(nameof(TextRefusalNames))]
    public void Every_refusal_of_a_dispute_has_words(string name) =>
        IsASentence(DisputeRefusals.Say((Refusal)Example(name), SampleDispute.Program).Text);

    [Theory]
    [MemberData(nameof(DecisionRefusalNames))]
    [MemberData(nameof(TextRefusalNames))]
    public void Every_refusal_of_a_decision_has_words(string name) =>
        IsASentence(DecisionRefusals.Say((Refusal)Example(name), SampleDispute.Program).Text);

    [Theory]
    [MemberData(nameof(NoticeNames))]
    public void Every_notice_has_words_and_fits_a_block(string name)
    {
        var said = DisputeNoticeMessage.Say((DisputeNotice)Example(name), Sample.State, SampleDispute.Program.Roster);

        Assert.NotEqual("", said.Text.Trim());
        Assert.NotEmpty(Written.Json([new SectionBlock(said.Shortened(3000))]));
    }

    [Theory]
    [InlineData(1, "to agree; then it goes up.")]
    [InlineData(2, "to agree; without it, it ends undecided.")]
    public void Those_who_differ_are_told_what_comes_next(int level, string words) =>
        Assert.EndsWith(words, DisputeNoticeMessage.Say(new DisputeNotice.NoAgreement(1, level, Sample.Now), Sample.State, SampleDispute.Program.Roster).Text, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(NoticeNames))]
    public void Every_notice_at_its_longest_fits_a_block(string name)
    {
        foreach (var text in new[] { new string('&', 3000), string.Concat(Enumerable.Repeat("🙂", 1500)), string.Concat(Enumerable.Repeat("<!here> ", 375)) })
        {
            var said = DisputeNoticeMessage.Say((DisputeNotice)Example(name, text), Sample.State, SampleDispute.Program.Roster).Shortened(3000);

            Assert.DoesNotContain("<!here>", Written.Json([new SectionBlock(said)]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_level_that_went_up_names_the_new_deciders_and_mentions_nobody()
    {
        var notice = new DisputeNotice.WentUp(1, 0, 1, LevelEnd.TimeRanOut, null, null, [GtmProgram.Dana, GtmProgram.Priya], Bot.Monday);

        var said = DisputeNoticeMessage.Say(notice, Sample.State, SampleDispute.Program.Roster).Text;

        Assert.StartsWith("No settlement at level 1. Dana and Priya decide together by <!date^", said, StringComparison.Ordinal);
        Assert.DoesNotContain("<@", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Refusals_put_the_person_on_the_right_way()
    {
        var program = SampleDispute.Program;

        Assert.Equal(
            "Only Dana (sales leader) or Priya (marketing leader) decide at this level. You can add your view in the thread.",
            DisputeRefusals.Say(new DisputeRefusal.NotASeat(1, Sample.State.Seats), program).Text);
        Assert.Equal(
            "Only full members of this channel can raise a dispute, and your account is a guest. Ask a member to raise it.",
            DisputeRefusals.Say(new DisputeRefusal.NotPermitted(DisputeDeed.Raise, [], Standing.Guest), program).Text);
        Assert.Equal(
            "There is no category 'hats'. There are: Account list, Definition.",
            DisputeRefusals.Say(new DisputeRefusal.UnknownCategory("hats", program.Path.Categories[..2]), program).Text);
        Assert.Equal(
            "The question is 3001 characters long; at most 3000 fit.",
            DisputeRefusals.Say(new TextRefusal.TooLong(FormField.Question, 3001, 3000), program).Text);
    }

    [Theory]
    [InlineData("hats <!channel>", "hats &lt;!channel&gt;")]
    [InlineData("<@UANA> & co", "&lt;@UANA&gt; &amp; co")]
    public void What_people_typed_is_escaped_in_a_refusal(string typed, string shown) => Assert.Contains(
        $"'{shown}'", DisputeRefusals.Say(new DisputeRefusal.UnknownCategory(typed, []), SampleDispute.Program).Text, StringComparison.Ordinal);

    [Fact]
    public void Every_field_of_a_form_has_a_name_in_a_refusal() => Assert.All(
        Enum.GetValues<FormField>(),
        field => IsASentence(DisputeRefusals.Say(new TextRefusal.Missing(field), SampleDispute.Program).Text));

    [Theory]
    [MemberData(nameof(FactNames))]
    public void Every_fact_has_words_in_the_timeline(string name)
    {
        var said = TimelineWords.Say((DisputeFact)Example(name), "Dana", Sample.State, SampleDispute.Program.Roster);

        Assert.NotEqual("", said.Text.Trim());
        Assert.DoesNotContain("Domain.", said.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ImmutableArray", said.Text, StringComparison.Ordinal);
        Assert.NotEmpty(Written.Json([new SectionBlock(said.Shortened(3000))]));
    }

    [Fact]
    public void The_receipt_says_why_the_deadline_is_when_it_is_in_the_readers_zone() => Assert.Equal(
        "Level 1 is due after 1 working day from <!date^1795428000^{date_long} at {time}|Mon 23 Nov 2026 10:00 (Europe/London)>: "
        + "<!date^1795514400^{date_long} at {time}|Tue 24 Nov 2026 10:00 (Europe/London)>. Working hours are those of London, calendar version 1.",
        ReceiptWords.Say(new SampleDispute().State).Text);

    [Fact]
    public void The_receipt_names_the_days_that_were_skipped()
    {
        var sample = new SampleDispute().State;
        var skipped = sample.Receipt! with { Skipped = [new Domain.Time.Holiday(new LocalDate(2026, 12, 25), "Christmas Day")] };

        Assert.Contains(", skipping Fri 25 Dec 2026 (Christmas Day): ", ReceiptWords.Say(sample with { Receipt = skipped }).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_receipt_of_an_extended_deadline_begins_with_the_first_one() => Assert.Contains(
        "Working hours are those of London, calendar version 1. Extended by 2 working hours from ",
        ReceiptWords.Say(new SampleDispute().Do(new DisputeCommand.Extend(GtmProgram.Ana, 1, 0, new Domain.Time.Window(2, Domain.Time.WindowUnit.WorkingHours), "More data.")).State).Text,
        StringComparison.Ordinal);

    [Fact]
    public void Whoever_may_not_decide_reads_for_whom_a_deputy_sits() => Assert.StartsWith(
        "Only Ben (for Dana, sales leader) decides at this level.",
        DisputeRefusals.Say(
            new DisputeRefusal.NotASeat(1, [new Seat { Index = 0, Role = Role.SalesLeader, For = GtmProgram.Dana, Occupant = GtmProgram.Ben }]), SampleDispute.Program).Text,
        StringComparison.Ordinal);

    static void IsASentence(string said)
    {
        Assert.True(said.Length > 10 && char.IsUpper(said[0]), said);
        Assert.EndsWith(".", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Domain.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("ImmutableArray", said, StringComparison.Ordinal);
        Assert.DoesNotContain("This is missing", said, StringComparison.Ordinal);
    }

    static TheoryData<string> NamesOf(Type family) => [.. Cases(family).Select(type => type.FullName!)];

    static IEnumerable<Type> Cases(Type family) =>
        family.Assembly.GetTypes().Where(type => type.IsSubclassOf(family) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal);

    static object Example(string name, string text = "A few words") =>
        Examples.Of(typeof(Dispute).Assembly.GetType(name, throwOnError: true)!, text, Sample.State);
}
