using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlignBot.Scenarios.Page;

/// <summary>A decision and its action on the sandbox's page: the card and its forms, the direct messages, Home, the lists and the search.</summary>
public sealed class TheLogInTheBrowser : IAsyncLifetime
{
    SandboxPage page = null!;

    public async Task InitializeAsync() => page = Chromium.SkipReason is null ? await SandboxPage.OpenAsync(height: 1000) : null!;

    public async Task DisposeAsync()
    {
        if (page is not null)
        {
            await page.DisposeAsync();
        }
    }

    /// <summary>The card, not the line that only Ana sees.</summary>
    ILocator First => SandboxPage.Message(page.Channel, "DEC-1", "Webinar sign-ups count after a second touch.").Filter(new() { HasNotText = "Only visible to you" }).First;

    ILocator Second => SandboxPage.Message(page.Channel, "DEC-2", "within a month.", "Amends DEC-1.").First;

    [ChromiumFact]
    public Task From_one_line_to_its_chain_and_its_action() => page.TellAsync(async () =>
    {
        await page.ActAsAsync("UANA");
        await page.GoToAsync("CGTM");
        await page.RunAsync("/decision", "Webinar sign-ups count after a second touch.");
        await Expect(First).ToBeVisibleAsync();
        await page.PictureAsync("decision-card");

        // The rest: why, who else, an action.
        await page.PickFromMenuAsync(First, "DEC-1", "Add the rest");
        await page.TypeAsync("rationale", "Four hundred sign-ups brought two meetings.");
        await page.TypeAsync("account", "Acme");
        await page.PickPeopleAsync("decided-by", "Dana Whitfield");
        await page.TypeAsync("action-1", "Change the scoring");
        await page.PickAsync("owner-1", "Tom Becker");
        await page.EnterDayAsync("due-1", "2026-12-14");
        await page.PictureAsync("decision-details-form");
        await page.SubmitAsync();
        await Expect(First).ToContainTextAsync("Actions: 1 open.");
        await page.PictureAsync("decision-card-full");

        await page.ActAsAsync("UDANA");
        await page.OpenBotMessagesAsync();
        await Expect(SandboxPage.Message(page.Channel, "Did you decide this?")).ToBeVisibleAsync();
        await page.PictureAsync("decision-confirm");
        await page.HomeAsync();
        await Expect(page.Home).ToContainTextAsync("Confirm DEC-1");
        await page.PictureAsync("decision-home");
        await page.Home.GetByRole(AriaRole.Button, new() { Name = "Yes, decided so" }).ClickAsync();
        await Expect(page.Home).ToContainTextAsync("Nothing waits for you");

        await page.ActAsAsync("UTOM");
        await page.OpenBotMessagesAsync();
        var ask = SandboxPage.Message(page.Channel, "Yours to do").Last;
        await Expect(ask).ToContainTextAsync("Change the scoring");
        await page.PictureAsync("action-ask");
        await page.PickFromMenuAsync(ask, "Change the scoring", "Hand it over");
        await Expect(page.Modal).ToBeVisibleAsync();
        await page.PictureAsync("action-hand-over-form");
        await page.Modal.Locator("[data-modal=cross]").ClickAsync();
        await page.PickFromMenuAsync(ask, "Change the scoring", "Change its date");
        await Expect(page.Modal).ToBeVisibleAsync();
        await page.PictureAsync("action-move-form");
        await page.Modal.Locator("[data-modal=cross]").ClickAsync();
        await page.HomeAsync();
        await Expect(page.Home).ToContainTextAsync("Change the scoring");
        await page.PictureAsync("action-home");
        await page.Home.GetByRole(AriaRole.Button, new() { Name = "Done", Exact = true }).ClickAsync();
        await Expect(page.Home).ToContainTextAsync("Nothing waits for you");

        // Amended, let expire, searched.
        await page.ActAsAsync("UANA");
        await page.GoToAsync("CGTM");
        await page.PickFromMenuAsync(First, "DEC-1", "Amend or replace it");
        await page.TypeAsync("text", "Webinar sign-ups count after a second touch within a month.");
        await page.PictureAsync("decision-change-form");
        await page.SubmitAsync();
        await Expect(Second).ToBeVisibleAsync();
        await page.PickFromMenuAsync(Second, "DEC-2", "Let it expire");
        await Expect(page.Modal).ToBeVisibleAsync();
        await page.PictureAsync("decision-expire-form");
        await page.Modal.Locator("[data-modal=cross]").ClickAsync();
        await page.PickFromMenuAsync(Second, "DEC-2", "Show all of it");
        await Expect(SandboxPage.Message(page.Channel, "How it came to be").Last).ToContainTextAsync("DEC-1");
        await page.PictureAsync("decision-chain");
        await page.RunAsync("/decision", "search webinar by:dana status:amended");
        await Expect(SandboxPage.Message(page.Channel, "1 decision with").Last).ToContainTextAsync("DEC-1");
        await page.RunAsync("/decision", "search nothing-like-that");
        await Expect(SandboxPage.Message(page.Channel, "No decision holds").Last).ToBeVisibleAsync();
        await page.RunAsync("/decision", "list");
        await page.PictureAsync("decision-search");
        await page.RunAsync("/align", "actions all");
        await Expect(SandboxPage.Message(page.Channel, "There are no open actions.").Last).ToBeVisibleAsync();
        await page.RunAsync("/decision", "help");
        await page.PictureAsync("decision-help");
        Assert.Empty(page.Troubles);
    });
}
