using System.Globalization;
using System.Text;
using AlignBot.Scenarios.Harness;
using AlignBot.Scenarios.Setup;
using NodaTime;
using Xunit.Abstractions;

namespace AlignBot.Scenarios.Operating;

/// <summary>From an empty channel to a program that runs: the first ninety days on the clock, and how much of it each person was told.</summary>
public sealed class NinetyDays(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>The most direct messages for one person in one week, asks for signatures included.</summary>
    const int Budget = 3;

    /// <summary>It is Tuesday 5 January 2027 in Copenhagen.</summary>
    static readonly Instant Begin = Instant.FromUtc(2027, 1, 5, 9, 0);

    static readonly string[] Everybody = ["sol", "noor", "kit", "mei", "siv", "teo", "ida"];

    GtmWorld world = null!;
    int held;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartEmptyAsync(Begin.ToDateTimeOffset());

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Of_a_new_program()
    {
        // Day one: set up in the channel, taken on by those who were named.
        await Slack.InviteAsync();
        await (await Slack.WalkAsync("sol")).SubmitAsync();
        await Slack.Mid().ExpectAsync("runs in this channel from now on", "First artifact: What 'MQL' means here.");
        foreach (var named in (string[])["noor", "kit", "mei"])
        {
            await (await Slack.As(named).HomeAsync("You are named")).PressAsync("Accept");
        }

        // The first two weeks: what it is all for, the first terms, what each side owes.
        await LiveUntilAsync(Begin + Duration.FromDays(1));
        await Slack.As("mei").PressAsync(await Slack.Dm("mei").ExpectWithAsync("Change and propose it", "You answer for the definition of MQL"), "Change and propose it");
        Assert.Empty((await (await Slack.As("mei").ModalAsync()).SubmitAsync()).Errors);
        await SignAllAsync("kit", "mei");
        await Slack.Mid().ExpectAsync("in force from now on: MQL");
        await LiveUntilAsync(Begin + Duration.FromDays(8));
        await OperatingDefinitionAsync();
        foreach (var (term, by) in new[] { ("Stage one", "kit"), ("Qualified opportunity", "kit"), ("MQA", "mei") })
        {
            await TermAsync(term, by);
        }

        await ClauseAsync();
        await SignAllAsync("noor", "kit", "mei");
        await Slack.Mid().ExpectAsync("*How we work together*", "win the same two hundred accounts", "signed by noor");
        await Slack.Mid().ExpectAsync("in force from now on", "Marketing and sales SLA");
        await Slack.As("ida").HomeAsync("definitions 4 current");

        // Ten weeks of the rhythm, every meeting held. The first audit begins by itself; all that it finds is settled, and both leaders sign the result.
        await LiveUntilAsync(Begin + Duration.FromDays(77));
        await Slack.Dm("sol").ExpectAsync("*Audit of 2027 Q1*");
        await AuditAsync();
        await SignAllAsync("kit", "mei");
        await Slack.Mid().ExpectAsync("in force from now on", "Audit of 2027 Q1");
        await LiveUntilAsync(Begin + Duration.FromDays(90));

        var status = (await Slack.As("sol").RunAsync("/align", "status", SetupStories.Channel)).Text;
        output.WriteLine($"{held} meetings were held.\n{status}\n");
        Assert.DoesNotContain("missed", status, StringComparison.Ordinal);
        Assert.Contains("operating definition current", status, StringComparison.Ordinal);
        Assert.Null((await world.Record.VerifyAsync()).Why);
        await TheBudgetHoldsAsync();
    }

    /// <summary>Counts what stands in each person's messages with the bot, week by week from the first day.</summary>
    async Task TheBudgetHoldsAsync()
    {
        var (table, tooMany) = (new StringBuilder(), new List<string>());
        foreach (var person in Everybody)
        {
            var sent = (await Slack.Dm(person).MessagesAsync()).Where(message => !message.IsReply).ToList();
            var weeks = sent.GroupBy(message => (int)((At(message) - Begin).TotalDays / 7)).ToDictionary(week => week.Key, week => week.Count());
            table.AppendLine(CultureInfo.InvariantCulture, $"{person,-6} {sent.Count,3}   {string.Join(' ', Enumerable.Range(0, 13).Select(week => weeks.TryGetValue(week, out var count) ? $"{count}" : "."))}");
            foreach (var message in sent)
            {
                table.AppendLine(CultureInfo.InvariantCulture, $"         {At(message).InUtc():dd MMM HH:mm}  {message.Text.Split('\n')[0]}");
            }

            tooMany.AddRange(weeks.Where(week => week.Value > Budget).Select(week => $"{person} has {week.Value} in week {week.Key + 1}"));
        }

        output.WriteLine($"Direct messages of ninety days: in all, and in each week\n{table}");
        Assert.True(tooMany.Count == 0, $"{string.Join(", ", tooMany)}:\n{table}");
    }

    static Instant At(Message message) => Instant.FromUnixTimeSeconds(long.Parse(message.Ts.Split('.')[0], CultureInfo.InvariantCulture));

    async Task OperatingDefinitionAsync()
    {
        await Slack.As("sol").RunAsync("/align", "artifacts", SetupStories.Channel);
        await Slack.As("sol").PressAsync(await Slack.Mid().ExpectWithAsync("Write it", "*The operating model of GTM Mid Market*"), "Write it", "Operating definition");
        await (await Slack.As("sol").ModalAsync("How we work together")).Fill("What are you aligned on, in one sentence?", "Sales and marketing win the same two hundred accounts").SubmitAsync();
    }

    /// <summary>Proposes the meaning to begin with, as it stands.</summary>
    async Task TermAsync(string term, string by)
    {
        await Slack.As(by).RunAsync("/align", $"define {term}", SetupStories.Channel);
        await Slack.As(by).PressAsync(await Slack.Mid(by).ExpectWithAsync("Change and propose it", term), "Change and propose it");
        var sent = await (await Slack.As(by).ModalAsync()).SubmitAsync();
        Assert.Empty(sent.Errors);
    }

    async Task ClauseAsync()
    {
        await Slack.As("mei").RunAsync("/align", "sla", SetupStories.Channel);
        await Slack.As("mei").PressAsync(await Slack.Mid("mei").ExpectWithAsync("Write it", "Nothing is written yet"), "Write it");
        await (await Slack.As("mei").ModalAsync("The SLA")).PressAsync("Add a clause");
        await (await Slack.As("mei").ModalAsync("A new clause")).Fill("Who owes it", "Sales").Fill("What is owed, and how it is counted", "Gives its case in a dispute").Fill("Within", "1wd").SubmitAsync();
        await (await Slack.As("mei").ModalSayingAsync("Sales gives its case")).SubmitAsync();
    }

    /// <summary>They sign on the day after, in the morning: all that waits for each, in one form.</summary>
    async Task SignAllAsync(params string[] people)
    {
        await LiveUntilAsync(await world.Time.NowAsync() + Duration.FromDays(1));
        foreach (var person in people)
        {
            await Slack.As(person).PressAsync(await Slack.Dm(person).ExpectWithAsync("Read and sign"), "Read and sign");
            await (await Slack.As(person).ModalAsync("Read and sign")).SubmitAsync();
        }
    }

    /// <summary>Goes on to a moment; every meeting on the way is held, with a decision.</summary>
    async Task LiveUntilAsync(Instant moment)
    {
        while (await NextMeetingAsync() is { } next && next < moment)
        {
            await world.Time.ToAsync(next);
            await HoldAsync();
            held++;
        }

        await world.Time.ToAsync(moment);
    }

    async Task<Instant?> NextMeetingAsync() => (await world.Record.MeetingsAsync()).Where(meeting => meeting.IsAhead).Select(meeting => (Instant?)meeting.StartsAt).Min();

    async Task HoldAsync()
    {
        var card = await Slack.Mid("kit").ExpectWithAsync("Start");
        await Slack.As("kit").PressAsync(card, "Start");
        await Slack.As("mei").PressAsync(await Slack.Mid("mei").ExpectWithAsync("I am here too", "Now:"), "I am here too");
        await Slack.As("kit").RunAsync("/decision", "What was agreed in this meeting holds.", SetupStories.Channel);
        await Slack.As("mei").PressAsync(await Slack.Mid("mei").ExpectWithAsync("End the meeting", "Now:", "What was agreed in this meeting holds."), "End the meeting");
        if (!await Slack.As("mei").SeesNoModalAsync())
        {
            await (await Slack.As("mei").ModalAsync("End the meeting")).SubmitAsync();
        }

        await Slack.As("mei").PressAsync(await Slack.Mid("mei").ExpectWithAsync("mei: we decided this", "Minutes"), "mei: we decided this");
    }

    async Task AuditAsync()
    {
        await Slack.As("sol").PressAsync(await Slack.Dm("sol").ExpectWithAsync("Answer 5 questions", "*Audit of 2027 Q1*"), "Answer 5 questions");
        var form = await Slack.As("sol").ModalAsync("What only you know");
        foreach (var question in form.Labels.Where(label => label.EndsWith('?')))
        {
            form.Fill(question, "Yes");
        }

        await form.SubmitAsync();
        while (await Slack.Dm("sol").ExpectAsync("*Audit of 2027 Q1*", " Yes.") is var card && card.HasButton("Settle"))
        {
            await Slack.As("sol").PressAsync(card, "Settle");
            await (await Slack.As("sol").ModalAsync("A finding")).Fill("Or leave it as it is, because", "Known, and taken up next quarter.").SubmitAsync();
            await SlackWorld.EventuallyAsync(
                async () => (await Slack.Dm("sol").ExpectAsync("*Audit of 2027 Q1*", " Yes.")) is var now && now.Text != card.Text ? now : null, () => Task.FromResult("The audit's card did not change."));
        }

        await Slack.As("sol").PressAsync(await Slack.Dm("sol").ExpectWithAsync("Close it, for signatures", "*Audit of 2027 Q1*"), "Close it, for signatures");
    }
}
