using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Disputes;

/// <summary>How many direct messages a dispute costs each person: no more than they would thank for, and none that is left with a button
/// that does nothing.</summary>
public sealed class OneMessageForOneObligation : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Decided_at_the_second_level()
    {
        await Slack.RaiseAsync();
        await world.Time.ToAsync("2026-11-25T10:01");
        await Slack.RuleAsync("dana", "Only after a second touch");
        await Slack.RuleAsync("priya", "Agree with Dana: Only after a second touch");
        await Slack.Gtm.ExpectAsync("*DEC-1*", "Decided by Dana and Priya");
        await world.Time.ToAsync("2026-11-25T15:00"); // Ana is in New York, where it was night.
        await world.Record.QuietAsync();

        // To settle, once more before the time was over, and whether they stand by it; the deciders once; the executive not at all.
        Assert.Equal((3, 3, 1, 1, 0), await CountsAsync("ana", "tom", "dana", "priya", "morgan"));

        // One entry of the log for the thread and for the channel, and no second card.
        Assert.Equal(1, await Slack.Gtm.CountAsync("*DEC-1*", "Only after a second touch"));

        await Slack.As("ana").PressAsync(await Slack.Dm("ana").ExpectAsync("Decided: "), "Commit");
        await Slack.As("tom").PressAsync(await Slack.Dm("tom").ExpectAsync("Decided: "), "Commit");
        await world.Record.QuietAsync();
        await NothingToPressAsync("ana", "tom", "dana", "priya");
    }

    [Fact]
    public async Task Nobody_acts_at_all()
    {
        await Slack.RaiseAsync();
        await world.Time.AdvanceAsync(Duration.FromDays(14));
        await Slack.Gtm.ExpectAsync("*DEC-1*", "Undecided: nothing changes");
        await world.Record.QuietAsync();

        // The leaders are asked once, and once more, what would have prevented it.
        Assert.Equal((3, 3, 4, 4, 2), await CountsAsync("ana", "tom", "dana", "priya", "morgan"));
        await NothingToPressAsync("dana", "priya", "morgan");
    }

    [Fact]
    public async Task Overruled_they_read_what_was_decided_instead()
    {
        await Slack.RaiseAsync();
        await world.Time.ToAsync("2026-11-25T10:01");
        await Slack.RuleAsync("dana", "Only after a second touch");
        await Slack.RuleAsync("priya", "Yes, every sign-up");

        // Their own messages ask again, with the time that counts now; nobody gets another one.
        await Slack.Dm("dana").ExpectWithAsync("Agree with Priya", "You differ; you said: Only after a second touch.");
        await Slack.Dm("priya").ExpectWithAsync("Agree with Dana", "You differ; you said: Yes, every sign-up.");
        await Slack.Gtm.ExpectAsync("The answers differ.", "<@UDANA>", "<@UPRIYA>");

        // At the last level both answers stand on buttons of their own, and taking one up needs a reason alone.
        await world.Time.ToAsync("2026-11-26T09:00");
        var ask = await Slack.Dm("morgan").ExpectWithAsync("As Dana says", "Dana says: *Only after a second touch.*", "Priya says: *Yes, every sign-up.*");
        await Slack.As("morgan").PressAsync(ask, "As Dana says");
        Assert.True((await (await Slack.As("morgan").ModalAsync("Decide DSP-1")).Fill("Why", "A click is no intent.").SubmitAsync()).Closed);

        await Slack.Gtm.ExpectAsync("*DEC-1*", "Only after a second touch", "Decided by Morgan", "Why: A click is no intent.");
        await Slack.Dm("priya").ExpectAsync("You said: Yes, every sign-up. Decided by Morgan", "Nothing for you to do.");
        await Slack.Dm("morgan").ExpectAsync("You said: Only after a second touch. Because: A click is no intent. It is in the decision log as DEC-1.");
        Assert.Equal((1, 1, 1), (await CountAsync("dana"), await CountAsync("priya"), await CountAsync("morgan")));
        await world.Record.QuietAsync();
        await NothingToPressAsync("dana", "priya", "morgan");
    }

    async Task<(int, int, int, int, int)> CountsAsync(string a, string b, string c, string d, string e) =>
        (await CountAsync(a), await CountAsync(b), await CountAsync(c), await CountAsync(d), await CountAsync(e));

    Task<int> CountAsync(string person) => Slack.Dm(person).CountAsync("Do webinar sign-ups count as MQLs?");

    async Task NothingToPressAsync(params string[] people)
    {
        foreach (var person in people)
        {
            foreach (var message in (await Slack.Dm(person).MessagesAsync()).Where(message => message.Says("Do webinar sign-ups count as MQLs?")))
            {
                Assert.DoesNotContain("\"type\":\"button\"", message.Json.ToJsonString(), StringComparison.Ordinal);
            }
        }
    }
}
