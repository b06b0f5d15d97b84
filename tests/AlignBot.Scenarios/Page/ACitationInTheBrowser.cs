using static Microsoft.Playwright.Assertions;

namespace AlignBot.Scenarios.Page;

/// <summary>What was decided before is read before a dispute is raised, and cited in it, on the sandbox's page. A slip is asked back.</summary>
public sealed class ACitationInTheBrowser : IAsyncLifetime
{
    const string Rule = "Webinar sign-ups count only after a second touch.";

    SandboxPage page = null!;

    public async Task InitializeAsync() => page = Chromium.SkipReason is null ? await SandboxPage.OpenAsync(height: 1100) : null!;

    public async Task DisposeAsync()
    {
        if (page is not null)
        {
            await page.DisposeAsync();
        }
    }

    [ChromiumFact]
    public Task From_the_log_to_the_card() => page.TellAsync(async () =>
    {
        await page.ActAsAsync("UANA");
        await page.GoToAsync("CGTM");
        await page.RunAsync("/decision", "lits");
        await Expect(SandboxPage.Message(page.Channel, "Did you mean")).ToBeVisibleAsync();
        await page.PictureAsync("slip");
        await page.RunAsync("/decision", Rule);
        var entry = SandboxPage.Message(page.Channel, "DEC-1", "Decided by Ana on").First;
        await page.PickFromMenuAsync(entry, "DEC-1", "Add the rest");
        await page.PickAsync("category", "Definition");
        await page.SubmitAsync();
        await Expect(page.Modal).Not.ToBeVisibleAsync();

        await page.RunAsync("/dispute", "Do trade fair visitors count?");
        await page.PickAsync("category", "Definition");
        await page.PickAsync("second-party", "Tom Becker");
        await page.SubmitAsync();
        await Expect(page.Modal).ToContainTextAsync("Decided before in this category");
        await page.PictureAsync("precedents-before-raising");
        await page.SubmitAsync();
        var card = SandboxPage.Message(page.Channel, "DSP-1", "raised by");
        await Expect(card).ToContainTextAsync("Decided before in this category");
        await page.PictureAsync("precedents-on-the-card");

        await page.PickFromMenuAsync(card, "Add my case", "More...");
        await page.PressAsync(page.Modal, "Cite a decision");
        await Expect(page.Modal).ToContainTextAsync("Why it matters here");
        await page.PictureAsync("cite");
        await page.PickAsync("decision", $"DEC-1 {Rule}");
        await page.TypeAsync("why", "The same question, for another list.");
        await page.SubmitAsync();
        await Expect(card).ToContainTextAsync("Cited here");
        await page.PictureAsync("cited");
        await page.OpenThreadAsync(card);
        await Expect(page.Thread).ToContainTextAsync("Ana cites DEC-1");
        await page.PictureAsync("cited-thread");
        await Expect(entry).ToContainTextAsync("Cited in DSP-1.");
        Assert.Empty(page.Troubles);
    });
}
