using System.Net;
using System.Security.Cryptography;
using System.Text;
using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Harness;
using AlignBot.Scenarios.Web;
using NodaTime;

namespace AlignBot.Scenarios.BusinessReviews;

/// <summary>One page a quarter for those who are not in the meetings: made from the record, signed by whoever runs the program, posted by
/// whoever leads.</summary>
public sealed class TheQuarterOnOnePage : IAsyncLifetime
{
    const string Title = "*Business review of 2026 Q3*";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await AQuarter.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task From_the_record_to_the_channel_with_a_return_on_the_cost()
    {
        await QuarterAsync();
        var card = await Slack.ReadsAsync(
            "dana", "review", Title, "Version 1, made by Dana on Thu 1 Oct 2026", "Not signed yet.", "*Coverage*  60.0 % (3 of 5)",
            "*Pipeline influence*  75.0 % (75,000 of 100,000 EUR)",
            "*Conversion*  66.7 % (2 of 3)", "Cannot be read: one of the two quarters has no reading", "0 of 5 current",
            "No meeting was due.", "0 raised; 0 decided",
            "Unknown: nobody has entered what the programme cost; the operating lead can. 40,000 EUR won on the list.",
            "There was no audit in 2026 Q3");
        Assert.False(card.HasButton("Sign it"));
        Assert.False(card.HasButton("Post to the channel"));
        Assert.False(card.HasButton("Enter the cost"));

        // Whoever runs the program enters the cost: figures as people write them, and nothing else.
        await Slack.As("riley").PressAsync(await Slack.ReadsAsync("riley", "review q3", Title), "Enter the cost");
        var form = await Slack.As("riley").ModalAsync("What the programme cost");
        Assert.Equal("EUR", form.ValueOf("Currency"));
        Assert.Contains(
            "'a lot' is not an amount in EUR", (await form.Fill("Cost", "a lot").SubmitAsync()).ErrorOn("amount"), StringComparison.Ordinal);
        form = await Slack.As("riley").ModalAsync("What the programme cost");
        Assert.Contains(
            "The cost is a number above zero", (await form.Fill("Cost", "0").SubmitAsync()).ErrorOn("amount"), StringComparison.Ordinal);
        form = await Slack.As("riley").ModalAsync("What the programme cost");
        Assert.Contains(
            "'euros' is not a currency", (await form.Fill("Cost", "20.000").Fill("Currency", "euros").SubmitAsync()).ErrorOn("currency"),
            StringComparison.Ordinal);
        form = await Slack.As("riley").ModalAsync("What the programme cost");
        await form.Fill("Cost", "20.000").Fill("Currency", "eur").SubmitAsync();
        await (await Slack.As("riley").ModalSayingAsync("*Entered.* Version 2 of the business review of 2026 Q3 has it")).CloseAllAsync();

        // Signed, then posted, each once.
        await SlackWorld.EventuallyAsync(
            async () => await world.Record.PictureIsKeptAsync() ? this : null, () => Task.FromResult("The picture was not kept."));
        card = await Slack.ReadsAsync(
            "riley", "review 2026 Q3", "Version 2, made by Riley", "2.0: 40,000 EUR won on the list for a cost of 20,000 EUR.");
        await Slack.As("riley").PressAsync(card, "Sign it");
        var signed = await Slack.GtmOf("riley").ExpectWithAsync("Post to the channel", Title, "Signed by Riley on Thu 1 Oct 2026");
        await Slack.As("riley").PressAsync(card, "Sign it");
        await Slack.GtmOf("riley").ExpectAsync("It is signed already, by Riley");
        await new Conversation(Slack, "CGTM", "UBEN").ExpectCountAsync(0, Title);
        await Slack.ReadsAsync("ana", "review", "No business review of 2026 Q3 is in the channel yet.");

        var danas = await Slack.ReadsAsync("dana", "review last quarter", "Version 2, made by Riley");
        await Slack.As("dana").PressAsync(danas, "Post to the channel");
        var posted = await new Conversation(Slack, "CGTM", "UBEN").ExpectAsync(Title, "Signed by Riley", "2.0: 40,000 EUR won on the list");
        Assert.False(posted.HasButton("Make it anew"));
        Assert.Contains(
            "\"alt_text\":\"Measures of 2026 Q3. Coverage 60.0 %. Coverage: 60.0 %.", posted.Json.ToJsonString(), StringComparison.Ordinal);
        await Slack.As("riley").PressAsync(signed, "Post to the channel");
        await Slack.GtmOf("riley").ExpectAsync("It is in the channel already; Dana on Thu 1 Oct 2026");

        // The file that anybody may have now is what was signed, byte for byte.
        await Slack.As("ana").PressAsync(posted, "Send me the file");
        var file = await Slack.FileAsync(await Slack.Dm("ana").ExpectAsync("business-review-2026-Q3-version-2.md", "SHA-256 of the file"));
        Assert.Contains("# Business review of 2026 Q3", file, StringComparison.Ordinal);
        Assert.Contains("Return is the money in deals on the account list that were won in the quarter", file, StringComparison.Ordinal);
        await Slack.Dm("ana").ExpectAsync($"`{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)))}`");
        foreach (var kind in (string[])["made", "cost", "signed", "posted"])
        {
            await world.Record.HappenedAsync($"business-review.{kind}");
        }

        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task What_is_later_stands_beside_what_was_signed()
    {
        await QuarterAsync();
        var card = await Slack.ReadsAsync("riley", "review", "Version 1, made by Riley");
        await Slack.As("riley").PressAsync(card, "Make it anew");
        await Slack.GtmOf("riley").ExpectAsync("The record says the same as in the newest version");
        await Slack.As("riley").PressAsync(card, "Sign it");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectWithAsync("Post to the channel", Title), "Post to the channel");

        await Slack.RaiseAsync();
        await Slack.As("riley").RunAsync("/align", "audit");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectWithAsync("Begin it now", "*No audit yet.*"), "Begin it now");
        await Slack.Dm("riley").ExpectWithAsync("Settle", "*Audit of 2026 Q3*");
        await Slack.As("priya").PressAsync(await Slack.ReadsAsync("priya", "review", Title), "Make it anew");

        card = await Slack.GtmOf(
            "priya").ExpectWithAsync("Version 1", "Version 2, made by Priya", "Not signed yet.", "From the audit of 2026 Q3, still open.");
        await Slack.As("priya").PressAsync(card, "Version 1");
        await Slack.GtmOf("priya").ExpectWithAsync("Version 2", "Version 1, made by Riley", "version 2 is newer");
        await Slack.ReadsAsync("riley", "review q3 version 1", "Version 1, made by Riley", "version 2 is newer");
        await Slack.ReadsAsync("riley", "review q3 v9", "There is no version 9 of the business review of 2026 Q3.");

        // Members have what is in the channel, whatever is made meanwhile.
        await Slack.ReadsAsync("ben", "review", "Version 1, made by Riley", "Signed by Riley");
        await Slack.ReadsAsync("ben", "review q3 v2", "No business review of 2026 Q3 is in the channel yet.");
    }

    [Fact]
    public async Task What_there_is_no_review_of_is_said()
    {
        await Slack.ReadsAsync("riley", "review q4 2026", "2026 Q4 is not over: it ends on Fri 1 Jan 2027");
        await Slack.ReadsAsync("riley", "review q2", "2026 Q2 was over before this program began on Wed 30 Sep 2026");
        await Slack.ReadsAsync("riley", "review this quarter", "2026 Q3 is not over: it ends on Thu 1 Oct 2026 00:00");
        await Slack.ReadsAsync("riley", "review the third quarter", "is not known here.", "/align review Q3 2026");
        await Slack.ReadsAsync("riley", "review q7", "is not known here.");

        // Not set up and not read: every measure says so, and no number stands for it.
        await world.Time.ToAsync(Instant.FromUtc(2026, 10, 1, 9, 0));
        var card = await Slack.ReadsAsync(
            "riley", "review", Title, "*Coverage*  Unknown: nobody has said yet what the scoreboard counts.",
            "Unknown: nobody has entered what the programme cost");
        Assert.DoesNotContain("0.0 %", card.Text, StringComparison.Ordinal);

        // A guest and somebody of another company are told why not.
        await Slack.As("gus").RunAsync("/align", "review");
        await Slack.GtmOf("gus").ExpectAsync("read its business reviews");
        using var nobody = new Browser(world);
        var (status, _, _) = await nobody.GetAsync("p/1/reviews/2026-07-01/1");
        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task As_a_page_it_is_read_by_whoever_may_read_it_in_Slack()
    {
        await QuarterAsync();
        var card = await Slack.ReadsAsync("riley", "review", Title);
        using var riley = await Browser.SignedInAsync(world, "riley");
        using var ana = await Browser.SignedInAsync(world, "ana");
        const string Path = "p/1/reviews/2026-07-01/1";

        var (status, page, _) = await riley.GetAsync(Path);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Business review of 2026 Q3", page, StringComparison.Ordinal);
        Assert.Contains("60.0 %", page, StringComparison.Ordinal);
        Assert.Contains("Not signed yet.", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync(Path)).Status);
        Assert.Contains("None is in the channel yet.", (await ana.GetAsync("p/1/reviews")).Text, StringComparison.Ordinal);
        foreach (var none in (string[])["p/1/reviews/2026-07-01/2", "p/1/reviews/2026-04-01/1", "p/1/reviews/yesterday/1", "p/2/reviews/2026-07-01/1"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await riley.GetAsync(none)).Status);
        }

        await Slack.As("riley").PressAsync(card, "Sign it");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectWithAsync("Post to the channel", Title), "Post to the channel");
        await Slack.GtmOf("ana").ExpectAsync(Title, "Signed by Riley");
        Assert.Contains("Signed by Riley", (await ana.GetAsync(Path)).Text, StringComparison.Ordinal);
        Assert.Contains("2026 Q3, version 1", (await ana.GetAsync("p/1/reviews")).Text, StringComparison.Ordinal);
    }

    Task QuarterAsync() => world.ThirdQuarterAsync();
}
