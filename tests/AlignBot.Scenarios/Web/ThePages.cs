using System.Net;
using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Web;

/// <summary>What stands in Slack can be read in a browser, by whoever may read it there, and by nobody else.</summary>
public sealed class ThePages : IAsyncLifetime
{
    const string Line = "    - { name: Incentive, definition: What people are paid for. }\n";
    const string Script = "<script>alert('x')</script> & \"quotes\"";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        var program = GtmWorld.ProgramFile.ReplaceLineEndings("\n");
        world = await Browser.StartAsync(program.Replace(Line, Line.Replace(" }", ", channel: CPAY }", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_document_its_versions_and_who_signed()
    {
        await DefineAsync("An MQL is a lead on the list.");
        using var browser = await Browser.SignedInAsync(world, "ana");

        var (_, list, _) = await browser.GetAsync("p/1/artifacts");
        Assert.Contains("MQL", list, StringComparison.Ordinal);
        Assert.Contains("awaiting Dana and Priya", list, StringComparison.Ordinal);
        var (status, text, _) = await browser.GetAsync("p/1/artifacts/1");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("An MQL is a lead on the list.", text, StringComparison.Ordinal);
        Assert.Contains("Version 1, by Ana", text, StringComparison.Ordinal);
        Assert.Contains("SHA-256", text, StringComparison.Ordinal);

        var page = await Slack.As("ana").RunAsync("/align", "artifacts ART-1");
        Assert.Null(page.Error);
        await Slack.As("ana").PressAsync(await Slack.GtmOf("ana").ExpectWithAsync("Open as a page", "MQL"), "Open as a page");
        var link = Browser.LinkIn(await Slack.GtmOf("ana").ExpectAsync("Your link is good once"));
        Assert.Equal((HttpStatusCode.SeeOther, "/p/1/artifacts/1"), (await browser.GetAsync(link)) is var (led, _, to) ? (led, to) : default);
    }

    [Fact]
    public async Task A_decision_a_dispute_and_what_people_wrote_stays_text()
    {
        await Slack.As("ana").RunAsync("/decision", $"We keep {Script}");
        await Slack.Gtm.ExpectAsync("DEC-1");
        await Slack.RaiseAsync();
        using var browser = await Browser.SignedInAsync(world, "lena");

        Assert.Contains("We keep <script>", (await browser.GetAsync("p/1/decisions")).Text, StringComparison.Ordinal);
        Assert.Contains("DEC-1", (await browser.GetAsync("p/1/decisions/1")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("p/1/decisions/2")).Status);
        Assert.Contains("Do webinar sign-ups count as MQLs?", (await browser.GetAsync("p/1/disputes")).Text, StringComparison.Ordinal);
        var (_, record, _) = await browser.GetAsync("p/1/disputes/1");
        Assert.Contains("What happened", record, StringComparison.Ordinal);
        Assert.DoesNotContain("<!date", record, StringComparison.Ordinal);
        Assert.DoesNotContain("<@", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_among_few_is_on_no_page_not_even_for_them()
    {
        await Slack.PostAsync("control/channels", new JsonObject
        {
            ["id"] = "CPAY",
            ["name"] = "gtm-pay",
            ["kind"] = "private",
            ["members"] = new JsonArray("UANA", "UTOM", "UDANA", "UPRIYA", "UMORGAN", "URILEY", "U0ALIGNBOT"),
        });
        await Slack.As("ana").RunAsync("/dispute", "Who pays for the pilot?");
        await (await (await Slack.As("ana").ModalAsync()).Fill("Category", "Incentive").BetweenAsync("ana", "tom")).SubmitAsync();
        await (await Slack.As("ana").ModalAsync()).SubmitAsync();
        await new Conversation(Slack, "CPAY", "URILEY").ExpectAsync("DSP-1", "Who pays for the pilot?");
        using var browser = await Browser.SignedInAsync(world, "ana");

        Assert.DoesNotContain("pilot", (await browser.GetAsync("p/1/disputes")).Text, StringComparison.Ordinal);
        var (status, text, _) = await browser.GetAsync("p/1/disputes/1");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal(text, (await browser.GetAsync("p/1/disputes/99")).Text);
    }

    [Theory]
    [InlineData("p/1")]
    [InlineData("p/1/artifacts")]
    [InlineData("p/1/artifacts/1")]
    [InlineData("p/1/decisions")]
    [InlineData("p/1/decisions/1")]
    [InlineData("p/1/disputes")]
    [InlineData("p/1/disputes/1")]
    [InlineData("")]
    public async Task Nobody_reads_without_being_signed_in_or_of_another_program(string path)
    {
        using var nobody = new Browser(world);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(path)).Status);

        using var browser = await Browser.SignedInAsync(world, "ana");
        if (path.Length > 0)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path.Replace("p/1", "p/2", StringComparison.Ordinal))).Status);
        }
    }

    [Fact]
    public async Task A_forged_host_leads_nowhere_else()
    {
        var link = await Browser.LinkAsync(world, "ana");
        using var browser = new Browser(world);

        var (_, page, _) = await browser.GetAsync(link, ("Host", "evil.example"));
        Assert.DoesNotContain("evil.example", page, StringComparison.Ordinal);
        var (status, _, location) = await browser.PostAsync(link, ("Host", "evil.example"));

        Assert.Equal((HttpStatusCode.SeeOther, "/p/1"), (status, location));
    }

    [Fact]
    public async Task Without_a_public_address_there_is_no_page_and_no_button()
    {
        await using var plain = await GtmWorld.StartAsync();
        using var http = new HttpClient { BaseAddress = plain.BotUrl };

        Assert.Contains("`Web:PublicUrl`", (await plain.Slack.As("ana").RunAsync("/align", "web")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("p/1")).StatusCode);
        await plain.Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        await plain.Slack.As("ana").RunAsync("/decision", "show DEC-1");
        Assert.DoesNotContain("Open as a page", (await plain.Slack.GtmOf("ana").ExpectAsync("DEC-1")).Json.ToJsonString(), StringComparison.Ordinal);
    }

    async Task DefineAsync(string meaning)
    {
        await Slack.As("ana").RunAsync("/align", "define MQL");
        await Slack.As("ana").PressAsync(await Slack.GtmOf("ana").ExpectWithAsync("Change and propose it", "*MQL* is not defined here yet."), "Change and propose it");
        await (await Slack.As("ana").ModalAsync("A new term")).Fill("What it means here", meaning).SubmitAsync();
        await world.Time.AdvanceAsync(Duration.FromMinutes(6));
    }
}
