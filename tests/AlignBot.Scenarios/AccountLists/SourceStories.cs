using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>The steps that the scenarios about sources share, in people's words.</summary>
static class SourceStories
{
    /// <summary>Has the list come from a source, as the operating lead does.</summary>
    public static async Task ComesFromAsync(this SlackWorld slack, string source)
    {
        await slack.As("riley").RunAsync("/align", "list source");
        var form = await slack.As("riley").ModalAsync("Where it comes from");
        await form.Fill("Source", source).SubmitAsync();
        await slack.As("riley").ModalSayingAsync("Saved.");
    }

    /// <summary>Has a source read now; what the page of the sources says once it says all of these.</summary>
    public static async Task<Message> ReadNowAsync(this SlackWorld slack, string source, params string[] texts)
    {
        await slack.As("riley").PressAsync(await slack.ReadsAsync("riley", "sources", $"*{source}* ("), "Read it now", $"*{source}* (");
        return await slack.ReadsAsync("riley", "sources", texts);
    }

    /// <summary>Waits until a source that could not be read has been read whole.</summary>
    public static async Task RecoversAsync(this SlackWorld slack, string source, params string[] texts)
    {
        await slack.ReadNowAsync(source, $"*{source}* (");
        await SlackWorld.EventuallyAsync(
            async () =>
            {
                await slack.As("riley").RunAsync("/align", "sources");
                return (await slack.GtmOf("riley").MessagesAsync()).LastOrDefault(message => message.Says($"*{source}* (")) is { } page
                    && !page.Says("Not readable since") && texts.All(page.Says) ? page : null;
            },
            () => slack.GtmOf("riley").TranscriptAsync());
    }

    /// <summary>To the morning on which the next weekly diff is posted: the sandbox's week begins on Monday 23 November 2026.</summary>
    public static Task ToNextWeekAsync(this GtmWorld world, int weeks = 1) =>
        world.Time.ToAsync(Instant.FromUtc(2026, 11, 23, 9, 0) + Duration.FromDays(7 * weeks));
}
