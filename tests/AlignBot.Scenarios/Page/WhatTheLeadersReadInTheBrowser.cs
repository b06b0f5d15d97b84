using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlignBot.Scenarios.Page;

/// <summary>What drifts and which numbers differ, on the sandbox's page, as a leader reads it who has a minute, and as a leader is asked for a pipeline.</summary>
public sealed class WhatTheLeadersReadInTheBrowser : IAsyncDisposable
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
    public async Task Drift_and_the_two_pipelines()
    {
        page = await SandboxPage.OpenAsync(height: 1000, empty: false);
        await page.TellAsync(async () =>
        {
            await page.ActAsAsync("URILEY");
            await page.GoToAsync("CGTM");
            await page.RunAsync("/align", "drift");
            var drift = SandboxPage.Message(page.Channel, "Drift", "Not known:").Last;
            await Expect(drift).ToContainTextAsync("the two figures differ (no two pipelines were shown in 13 weeks)");
            await page.PicturesInWidthsAsync("drift");
            await page.PressAsync(drift, "All signs");
            await Expect(page.Modal).ToContainTextAsync("Nothing here is about a person.");
            await page.PictureAsync("drift-all-signs");
            await page.Page.Keyboard.PressAsync("Escape");
            await page.PressAsync(drift, "Thresholds");
            await Expect(page.Modal).ToContainTextAsync("Minutes. As usual: 15 in 4 weeks.");
            await page.PictureAsync("drift-thresholds");
            await page.Page.Keyboard.PressAsync("Escape");

            await page.RunAsync("/align", "numbers");
            var numbers = SandboxPage.Message(page.Channel, "No pipelines have been compared yet.").Last;
            await Expect(numbers).ToContainTextAsync("Sales: its leader is asked.");
            await page.PicturesInWidthsAsync("numbers");
            await page.PressAsync(numbers, "Where they come from");
            await Expect(page.Modal).ToContainTextAsync("A side that has a source is not asked");
            await page.PictureAsync("numbers-sources");
            await page.Page.Keyboard.PressAsync("Escape");

            // On the day before the strategy review, whose items are called for in the afternoon.
            await page.TurnClockUntilAsync(page.Channel, "Strategy review", "30 minutes");
            await page.ActAsAsync("UDANA");
            await page.OpenBotMessagesAsync();
            var asked = SandboxPage.Message(page.Channel, "What is the pipeline, as sales counts it?").Last;
            await asked.ScrollIntoViewIfNeededAsync();
            await page.PicturesInWidthsAsync("numbers-asked");
            await page.PressAsync(asked, "Enter the figure");
            await page.TypeAsync("amount", "about a million");
            await page.SubmitAsync();
            await Expect(page.Field("amount").Locator(".input__error")).ToContainTextAsync("is no amount in");
            await page.PictureAsync("numbers-form-refused");
            await page.TypeAsync("amount", "1.2m");
            await page.SubmitAsync();
            await Expect(page.Modal).ToContainTextAsync("and to nobody before");
            await page.PictureAsync("numbers-entered");
            await page.Page.Keyboard.PressAsync("Escape");
            await page.GoToAsync("CGTM");
            await page.TurnClockUntilAsync(page.Channel, "Marketing has not given its pipeline");
            var shown = SandboxPage.Message(page.Channel, "Marketing has not given its pipeline").Last;
            await Expect(shown.GetByRole(AriaRole.Button, new() { Name = "What differs" })).ToHaveCountAsync(0);
            await shown.ScrollIntoViewIfNeededAsync();
            await page.PictureAsync("numbers-shown");
            Assert.Empty(page.Troubles);
        });
    }
}
