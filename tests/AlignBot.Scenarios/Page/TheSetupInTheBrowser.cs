using static Microsoft.Playwright.Assertions;

namespace AlignBot.Scenarios.Page;

/// <summary>A program is set up on the sandbox's page, in its channel without one: invited, walked through by two, started, accepted.</summary>
public sealed class TheSetupInTheBrowser : IAsyncLifetime
{
    const string Empty = "CMID";

    SandboxPage page = null!;

    public async Task InitializeAsync() => page = Chromium.SkipReason is null ? await SandboxPage.OpenAsync(height: 1000) : null!;

    public async Task DisposeAsync()
    {
        if (page is not null)
        {
            await page.DisposeAsync();
        }
    }

    [ChromiumFact]
    public Task From_the_hello_to_a_role_accepted() => page.TellAsync(async () =>
    {
        await page.ActAsAsync("USOL");
        await page.GoToAsync(Empty);
        var field = page.Page.Locator("[data-composer=channel]");
        await field.FillAsync("/invite @AlignBot");
        await field.PressAsync("Escape");
        await field.PressAsync("Enter");
        var card = SandboxPage.Message(page.Channel, "AlignBot keeps sales and marketing aligned");
        await Expect(card).ToBeVisibleAsync();
        await page.PictureAsync("setup-hello");

        await page.PressAsync(card, "Set up");
        await Expect(page.Modal).ToContainTextAsync("1 of 7: Roles");
        await page.PickAsync("marketing-deputy", "Teo Brandt");
        await page.PictureAsync("setup-roles");
        await page.SubmitAsync();
        await Expect(page.Modal).ToContainTextAsync("2 of 7: Teams");
        await page.Modal.Locator("[data-modal=close]").First.ClickAsync();

        // Somebody else goes on.
        await page.ActAsAsync("UIDA");
        await page.GoToAsync(Empty);
        await page.PressAsync(SandboxPage.Message(page.Channel, "is setting AlignBot up here").First, "Carry on");
        await Expect(page.Modal).ToContainTextAsync("2 of 7: Teams");
        await page.SubmitAsync();
        await Expect(page.Modal).ToContainTextAsync("3 of 7: Working time");
        await page.TypeAsync("hours", "09:00-17:00");
        await page.SubmitAsync();
        await Expect(page.Modal).ToContainTextAsync("4 of 7: Meetings");
        await page.PressAsync(page.Modal, "Back to Working time");
        await Expect(page.Modal).ToContainTextAsync("3 of 7: Working time");
        await page.PictureAsync("setup-working-time");
        await page.SubmitAsync();
        await Expect(page.Modal).ToContainTextAsync("4 of 7: Meetings");
        await page.SubmitAsync();
        await Expect(page.Modal).ToContainTextAsync("5 of 7: Escalation path");
        await page.SubmitAsync();
        await Expect(page.Modal).ToContainTextAsync("6 of 7: First artifact");
        await page.PictureAsync("setup-first-artifact");
        await page.SubmitAsync();
        await Expect(page.Modal).ToContainTextAsync("The next 30 days");
        await Expect(page.Modal).ToContainTextAsync("Mon-Fri 09:00-17:00");
        await page.PictureAsync("setup-preview");
        await page.SubmitAsync();
        await Expect(page.Modal).ToContainTextAsync("GTM Mid Market runs.");
        await page.Modal.Locator("[data-modal=close]").First.ClickAsync();
        await Expect(SandboxPage.Message(page.Channel, "runs in this channel from now on")).ToBeVisibleAsync();
        await page.PictureAsync("setup-done");

        await page.ActAsAsync("UMEI");
        await page.OpenBotMessagesAsync();
        await page.PictureAsync("setup-role");
        await page.PressAsync(SandboxPage.Message(page.Channel, "You are named marketing leader"), "Accept");
        await Expect(SandboxPage.Message(page.Channel, "You have accepted to be marketing leader")).ToBeVisibleAsync();
        Assert.Empty(page.Troubles);
    });
}
