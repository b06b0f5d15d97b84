using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlignBot.Scenarios.Page;

/// <summary>A weekly review on the sandbox's page, as the leaders, a rep and the operating lead see it.</summary>
public sealed class AReviewInTheBrowser : IAsyncLifetime
{
    SandboxPage page = null!;

    public async Task InitializeAsync() => page = Chromium.SkipReason is null ? await SandboxPage.OpenAsync() : null!;

    public async Task DisposeAsync()
    {
        if (page is not null)
        {
            await page.DisposeAsync();
        }
    }

    ILocator Card => SandboxPage.Message(page.Channel, "Pipeline review").Last;

    [ChromiumFact]
    public Task From_the_call_for_items_to_the_minutes() => page.TellAsync(async () =>
    {
        // Ana puts something on the agenda; the operating lead looks at the series.
        await page.ActAsAsync("UANA");
        await page.GoToAsync("CGTM");
        await page.RunAsync("/meeting", "add Acme: legal review since 12 Nov");
        await Expect(SandboxPage.Message(page.Channel, "On the agenda of")).ToBeVisibleAsync();
        await page.PictureAsync("meeting-added");
        await page.ActAsAsync("URILEY");
        await page.RunAsync("/meeting", "series");
        await Expect(SandboxPage.Message(page.Channel, "Meeting series")).ToContainTextAsync("every Tuesday at 09:30");
        await page.PictureAsync("meeting-series");

        // The call for items; then the prompt.
        await page.TurnClockUntilAsync(page.Channel, "Pipeline review", "on the agenda");
        await page.ActAsAsync("UPRIYA");
        await page.PictureAsync("meeting-call");
        await page.OpenBotMessagesAsync();
        await page.PictureAsync("meeting-asked");
        await page.GoToAsync("CGTM");
        await page.TurnClockUntilAsync(page.Channel, "Pipeline review", "start it by");
        await page.PictureAsync("meeting-prompt");

        // Dana starts it, Priya is there, Acme is decided.
        await page.ActAsAsync("UDANA");
        await page.PressAsync(Card, "Start");
        await Expect(Card).ToContainTextAsync("Now: Top accounts in motion");
        await page.ActAsAsync("UPRIYA");
        await page.PressAsync(Card, "I am here too");
        await Expect(Card).ToContainTextAsync("Here: Dana and Priya");
        await page.PictureAsync("meeting-running");
        await page.PressAsync(Card, "Decide");
        await page.TypeAsync("text", "Legal gets a week; then Morgan calls their counsel.");
        await page.PictureAsync("meeting-decide-form");
        await page.SubmitAsync();
        await Expect(Card).ToContainTextAsync("Decided: DEC-1");
        await page.PictureAsync("meeting-decided");
        await page.PressAsync(Card, "End the meeting");
        var held = SandboxPage.Message(page.Channel, "Held. 1 decision.");
        await Expect(held.First).ToBeVisibleAsync();
        await page.PictureAsync("meeting-held");
        await page.OpenThreadAsync(held.Last);
        await Expect(SandboxPage.Message(page.Thread, "Minutes: Pipeline review").Last).ToBeVisibleAsync();
        await page.PictureAsync("meeting-minutes");
        Assert.Empty(page.Troubles);
    });
}
