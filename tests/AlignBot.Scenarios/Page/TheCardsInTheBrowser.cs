using static Microsoft.Playwright.Assertions;

namespace AlignBot.Scenarios.Page;

/// <summary>What raiser, party, decider, stranger and guest see of a dispute on the sandbox's page, and what they can press there.</summary>
public sealed class TheCardsInTheBrowser : IAsyncLifetime
{
    const string Gtm = "CGTM";

    SandboxPage page = null!;

    public async Task InitializeAsync() => page = Chromium.SkipReason is null ? await SandboxPage.OpenAsync(height: 1000) : null!;

    public async Task DisposeAsync()
    {
        if (page is not null)
        {
            await page.DisposeAsync();
        }
    }

    Microsoft.Playwright.ILocator Card => SandboxPage.Message(page.Channel, "DSP-1").First;

    [ChromiumFact]
    public Task Everybody_finds_what_they_may_do() => page.TellAsync(async () =>
    {
        await RaiseAsync();
        foreach (var (user, words) in new[]
        {
            ("UANA", "Change what holds if nobody decides"), ("UTOM", "Agree to that"), ("UDANA", "Why this deadline"), ("URILEY", "Escalate now"),
        })
        {
            await page.ActAsAsync(user);
            await page.GoToAsync(Gtm);
            await MoreAsync("More...");
            await Expect(page.Modal).ToContainTextAsync(words);
            await page.PictureAsync($"more-{user.ToLowerInvariant()}");
            await page.Modal.Locator("[data-modal=close]").First.ClickAsync();
        }

        await page.ActAsAsync("UGUS");
        await page.GoToAsync(Gtm);
        await MoreAsync("More...");
        await Expect(SandboxPage.Message(page.Channel, "your account is a guest")).ToBeVisibleAsync();
        await OfferAsync();
        await AsksAsync();
        await LeadersAsync();
        await page.ActAsAsync("ULENA");
        await page.GoToAsync(Gtm);
        await page.RunAsync("/dispute", "list");
        await Expect(SandboxPage.Message(page.Channel, "Open disputes")).ToBeVisibleAsync();
        await page.PictureAsync("list");
        await page.RunAsync("/dispute", "show DSP-1");
        await MoreAsync("More...");
        await page.PictureAsync("more-whole");
        await page.PressAsync(page.Modal, "History");
        await Expect(page.Modal).ToContainTextAsync("Ana raised it");
        await page.PictureAsync("history");
        Assert.Empty(page.Troubles);
    });

    async Task RaiseAsync()
    {
        await page.ActAsAsync("UANA");
        await page.GoToAsync(Gtm);
        await page.RunAsync("/dispute", "Do webinar sign-ups count as MQLs?");
        await page.PickAsync("category", "Definition");
        await page.PickAsync("second-party", "Tom Becker");
        await page.PressAsync(page.Modal, "+ options, account, meanwhile, if nobody decides");
        await page.TypeAsync("options", "Yes, every sign-up\nOnly after a second touch");
        await page.TypeAsync("meanwhile", "Sign-ups stay out of the MQL count.");
        await page.TypeAsync("other-default", "Half of the sign-ups count, until June.");
        await page.PictureAsync("raise-form-whole");
        await page.SubmitAsync();
        await Expect(page.Modal).ToContainTextAsync("You propose instead");
        await page.PictureAsync("raise-confirm-whole");
        await page.SubmitAsync();
        await Expect(Card).ToContainTextAsync("level 1 of 3");
    }

    async Task OfferAsync()
    {
        await page.ActAsAsync("UANA");
        await page.GoToAsync(Gtm);
        await page.PressAsync(Card, "Propose an answer");
        await page.ChooseAsync("choice", "Only after a second touch");
        await page.TypeAsync("rationale", "It is fair to both.");
        await page.PressAsync(page.Modal, "Add an action");
        await Expect(page.Field("action-1")).ToBeVisibleAsync();
        await Expect(page.Field("rationale").Locator("textarea")).ToHaveValueAsync("It is fair to both.");
        await page.TypeAsync("action-1", "Change the scoring");
        await page.PictureAsync("settle-form");
        await page.TypeAsync("action-1", "");
        await page.SubmitAsync();
        await Expect(page.Modal).Not.ToBeVisibleAsync();
        await Expect(Card).ToContainTextAsync("Ana proposes: Only after a second touch");
        await page.PictureAsync("card-offer");
    }

    async Task AsksAsync()
    {
        await page.ActAsAsync("UTOM");
        await page.OpenBotMessagesAsync();
        await Expect(SandboxPage.Message(page.Channel, "Ana proposes an answer")).ToBeVisibleAsync();
        await page.PictureAsync("dm-tom");
        await page.HomeAsync();
        await Expect(page.Home).ToContainTextAsync("Waiting for you");
        await page.PictureAsync("home-tom");
        await page.Home.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Agree", Exact = true }).ClickAsync();
        await Expect(page.Home).Not.ToContainTextAsync("If nobody decides DSP-");
    }

    async Task LeadersAsync()
    {
        await page.TurnClockAsync("To the next deadline");
        await page.ActAsAsync("UDANA");
        await page.OpenBotMessagesAsync();
        await page.PickFromMenuAsync(SandboxPage.Message(page.Channel, "Decide with Priya").First, "Decide with Priya", "I should not decide this");
        await page.TypeAsync("words", "Ana reports to me.");
        await page.PictureAsync("recuse-form");
        await page.SubmitAsync();
        await page.ActAsAsync("UBEN");
        await page.OpenBotMessagesAsync();
        await Expect(SandboxPage.Message(page.Channel, "You decide in place of Dana").First).ToBeVisibleAsync();
        await page.PictureAsync("dm-deputy");
        await page.GoToAsync(Gtm);
        await page.OpenThreadAsync(Card);
        await page.PictureAsync("card-deputy");
        await MoreAsync("Why this deadline");
        await Expect(SandboxPage.Message(page.Channel, "Only visible to you", "Level 2 is due after")).ToBeVisibleAsync();
        await page.PictureAsync("receipt");
        await MoreAsync("Escalate now");
        await Expect(page.Field("words")).ToBeVisibleAsync();
        await page.PictureAsync("escalate-form");
        await page.Modal.Locator("[data-modal=cross]").ClickAsync();
        await MoreAsync("More...");
        await page.PressAsync(page.Modal, "Extend");
        await Expect(page.Field("by")).ToBeVisibleAsync();
        await page.PictureAsync("extend-form");
        await page.SubmitAsync();
        await Expect(page.Field("reason").Locator(".input__error")).ToBeVisibleAsync();
        await page.Modal.Locator("[data-modal=cross]").ClickAsync();
    }

    /// <summary>Picks an entry of the card's menu.</summary>
    Task MoreAsync(string entry) => page.PickAsync(Card.Locator(".button--overflow").First, entry);
}
