using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Decisions;

/// <summary>The log is searched in one line, read a page at a time, and handed out as a file to those who run the program.</summary>
public sealed class ReadingTheLog : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_search_is_paged_with_its_filters_kept()
    {
        for (var n = 1; n <= 12; n++)
        {
            await Slack.As(n % 6 == 0 ? "tom" : "ana").RunAsync("/decision", $"Webinar rule {n}");
        }

        var first = await Slack.As("lena").RunAsync("/decision", "search webin by:<@UANA>");
        Assert.Contains("*10 decisions with", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Webinar rule 12", first.Text, StringComparison.Ordinal);
        var all = await Slack.As("lena").RunAsync("/decision", "search webinar");
        Assert.Contains("More than 10 decisions with 'webinar'; the newest:", all.Text, StringComparison.Ordinal);
        await Slack.As("lena").PressAsync(await Slack.GtmOf("lena").ExpectAsync("More than 10 decisions"), "Show more");
        await Slack.GtmOf("lena").ExpectAsync("Older ones", "Webinar rule 2", "Webinar rule 1");
    }

    [Theory]
    [InlineData("search from:2026-02-30", "'2026-02-30' is not a day of the calendar; write it as `from:2026-12-31`.")]
    [InlineData("search by:nobody", "Nobody here is called 'nobody'.")]
    [InlineData("search *", "There is no word to look for in: *")]
    [InlineData("list by:<@UANA>", "No decision holds all of: by:")]
    [InlineData("list <@UANA>", "No decision holds all of: ")]
    [InlineData("list status:reversed", "No decision holds all of: status:reversed")]
    [InlineData("show DEC-99", "There is no DEC-99 in the log. `/decision list` shows what there is.")]
    [InlineData("search \"unbalanced -minus a* OR (", "No decision holds all of:")]
    public async Task Whatever_is_typed_gets_a_sentence_and_records_nothing(string typed, string sentence)
    {
        var before = await world.Record.SizeAsync();

        var answer = await Slack.As("ana").RunAsync("/decision", typed);

        Assert.Null(answer.Error);
        Assert.Contains(sentence, answer.Text, StringComparison.Ordinal);
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    [Fact]
    public async Task A_guest_reads_no_log_and_a_member_exports_none()
    {
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");

        var guest = await Slack.As("gus").RunAsync("/decision", "search frozen");
        var member = await Slack.As("ana").RunAsync("/align", "export json");
        var absurd = await Slack.As("riley").RunAsync("/align", "export pdf");

        Assert.Contains("Only full members of <#CGTM> read its decision log, and your account is a guest.", guest.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("frozen", guest.Text, StringComparison.Ordinal);
        Assert.Contains("Only Riley or Morgan can export the record.", member.Text, StringComparison.Ordinal);
        Assert.Contains("The record can't be exported as 'pdf'.", absurd.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", ".csv.zip")]
    [InlineData("json", ".json")]
    [InlineData("markdown", ".md")]
    public async Task The_operating_lead_gets_the_record_as_a_file(string format, string ending)
    {
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        await Slack.RaiseAsync();

        var asked = await Slack.As("riley").RunAsync("/align", $"export {format}");

        Assert.Contains("The export is being made; you get it as a direct message.", asked.Text, StringComparison.Ordinal);
        await Slack.Dm("riley").ExpectAsync("Your export of", "is here:", ending);
        Assert.Contains(await Slack.Dm("riley").MessagesAsync(), message => message.Says("/files/F") && message.Says(ending));
    }
}
