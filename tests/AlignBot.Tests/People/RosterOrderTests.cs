using AlignBot.Engine.Storage;
using AlignBot.People;
using AlignBot.Slack.Inbound.Events;

namespace AlignBot.Tests.People;

/// <summary>What Slack says of people in another order than it happened.</summary>
public sealed class RosterOrderTests
{
    static readonly ProgramKey Program = new(1, 1);

    readonly RosterComparisons comparisons = new();
    readonly RosterOrder order;

    public RosterOrderTests() => order = new RosterOrder(comparisons);

    [Fact]
    public void What_happened_before_what_is_known_is_no_news_and_Slack_is_asked()
    {
        Assert.True(IsNews("100.000200"));

        Assert.False(IsNews("100.000100"));

        Assert.True(comparisons.Wanted.TryRead(out var asked));
        Assert.Equal(Program, asked);
    }

    [Fact]
    public void The_same_event_again_is_news_as_before()
    {
        Assert.True(IsNews("100.000200"));
        Assert.True(IsNews("100.000200"));
        Assert.False(comparisons.Wanted.TryRead(out _));
    }

    [Fact]
    public void People_and_kinds_undo_nothing_of_each_others()
    {
        Assert.True(IsNews("200"));
        Assert.True(IsNews("100", user: "U2"));
        Assert.True(IsNews("100", kind: "account"));
    }

    [Fact]
    public void What_happened_before_Slack_was_asked_is_older_than_its_answer()
    {
        comparisons.Compared(Program, Instant.FromUnixTimeSeconds(150));

        Assert.False(IsNews("149.999999"));
        Assert.True(IsNews("150.000000"));
    }

    [Theory]
    [InlineData(null, 0, true)] // no time at all: taken, and Slack asked
    [InlineData("opaque", 120, false)]
    [InlineData("opaque", 90, true)]
    public void Without_a_time_of_its_own_the_envelopes_counts(string? ts, long envelope, bool isAsked)
    {
        Assert.True(IsNews("100"));

        var isNews = IsNews(ts, envelope);

        Assert.Equal(envelope != 90, isNews);
        Assert.Equal(isAsked, comparisons.Wanted.TryRead(out _));
    }

    bool IsNews(string? ts, long envelope = 0, string user = "U1", string kind = "presence") =>
        order.IsNews(Program, user, kind, new MemberLeftChannelEvent { EventTs = ts }, new EventEnvelope { EventTime = envelope });
}
