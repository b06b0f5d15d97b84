using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlignBot.Scenarios.Page;

/// <summary>The scoreboard on the sandbox's page, as somebody reads it who has a minute: the card, what is behind a figure, and what is counted.</summary>
public sealed class TheScoreboardInTheBrowser : IAsyncDisposable
{
    SandboxPage page = null!;

    public async ValueTask DisposeAsync()
    {
        if (page is not null)
        {
            await page.DisposeAsync();
        }
    }

    [ChromiumFact]
    public async Task A_figure_is_read_and_what_is_behind_it_and_what_it_counts()
    {
        page = await SandboxPage.OpenAsync(height: 1000, empty: false);
        await page.TellAsync(async () =>
        {
            await page.ActAsAsync("UMORGAN");
            await page.GoToAsync("CGTM");
            var card = SandboxPage.Message(page.Channel, "Coverage", "68.3 % (28 of 41)").Last;
            await UntilAsync(async () =>
            {
                await page.RunAsync("/align", "scoreboard");
                await Expect(card).ToBeVisibleAsync(new() { Timeout = 3000 });
            });
            await Expect(card).ToContainTextAsync("Conversion  60.0 % (3 of 5)");
            await card.ScrollIntoViewIfNeededAsync();
            await page.PicturesInWidthsAsync("scoreboard");

            await page.PressAsync(card.Locator(".block").Filter(new() { HasText = "Pipeline influence" }), "Deals");
            await Expect(page.Modal).ToContainTextAsync("After a response to marketing (4)");
            await page.PictureAsync("scoreboard-behind");
            await page.Page.Keyboard.PressAsync("Escape");

            await page.PressAsync(card, "What it counts");
            await Expect(page.Modal).ToContainTextAsync("What activities count as");
            await page.PictureAsync("scoreboard-settings");
            await page.TypeAsync("currency", "po");
            await page.SubmitAsync();
            await Expect(page.Modal).ToContainTextAsync("'PO' is not a currency");
            Assert.Empty(page.Troubles);
        });
    }

    /// <summary>The CRM is read beside the start: what is read of it is there in a moment.</summary>
    static async Task UntilAsync(Func<Task> shown)
    {
        for (var left = 20; ; left--)
        {
            try
            {
                await shown();
                return;
            }
            catch (PlaywrightException) when (left > 0)
            {
                // Not read yet.
            }
        }
    }
}
