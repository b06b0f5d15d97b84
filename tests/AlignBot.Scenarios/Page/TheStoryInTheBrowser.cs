using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlignBot.Scenarios.Page;

/// <summary>A newcomer's first quarter of an hour: the sandbox's page, a dispute from the command to the decision log.</summary>
public sealed class TheStoryInTheBrowser : IAsyncLifetime
{
    const string Gtm = "CGTM";
    const string Question = "Do webinar sign-ups count as MQLs?";

    SandboxPage page = null!;

    public async Task InitializeAsync() => page = Chromium.SkipReason is null ? await SandboxPage.OpenAsync() : null!;

    public async Task DisposeAsync()
    {
        if (page is not null)
        {
            await page.DisposeAsync();
        }
    }

    ILocator Card => SandboxPage.Message(page.Channel, "DSP-1");

    [ChromiumFact]
    public Task From_the_command_to_the_decision_log() => page.TellAsync(async () =>
    {
        await AnaRaisesItAsync();
        await TomGivesHisCaseAsync();
        await TheDayPassesAsync();
        await TheLeadersDecideAsync();
        await EverybodyFindsItAsync();
        Assert.Empty(page.Troubles);
    });

    [ChromiumFact]
    public Task People_who_may_not_are_told_so() => page.TellAsync(async () =>
    {
        await AnaRaisesItAsync();

        // Ola is not in the channel: she sees the card and its buttons, and neither gives her a right.
        await page.ActAsAsync("UOLA");
        await page.GoToAsync("CGENERAL");
        await page.RunAsync("/dispute", "Who pays?");
        await Expect(SandboxPage.Message(page.Channel, "you are in none")).ToContainTextAsync("Only visible to you");
        await page.PictureAsync("refused-stranger");

        // Gus is in the channel, as a guest.
        await page.ActAsAsync("UGUS");
        await page.GoToAsync(Gtm);
        await page.RunAsync("/dispute", "May the agency decide?");
        await Expect(SandboxPage.Message(page.Channel, "your account is a guest")).ToContainTextAsync("Only full members of this channel can raise a dispute");
        await page.PressAsync(Card, "Propose an answer");
        await Expect(SandboxPage.Message(page.Channel, "Only visible to you", "at this level")).ToContainTextAsync("Only Ana or Tom decide at this level.");
        await page.PressAsync(Card, "Add my case");
        await Expect(SandboxPage.Message(page.Channel, "Only visible to you", "the two parties")).ToBeVisibleAsync();
        await page.PictureAsync("refused-guest");
        await Expect(page.Modal).Not.ToBeVisibleAsync();
    });

    [ChromiumFact]
    public Task What_people_type_stays_text() => page.TellAsync(async () =>
    {
        await page.ActAsAsync("UANA");
        await page.GoToAsync(Gtm);

        await page.RunAsync("/dispute", "Does @channel ping?");
        await page.TypeAsync("question", "Does <!channel> & <https://evil.example|Slack> or <@UDANA> ping?");
        await FillInAsync();
        await page.SubmitAsync();
        await Expect(page.Modal).ToContainTextAsync("Nobody is told before");
        await page.SubmitAsync();

        await Expect(Card).ToContainTextAsync("Does <!channel> & <https://evil.example|Slack> or <@UDANA> ping?");
        await Expect(Card.Locator(".mention, a[href*=evil]")).ToHaveCountAsync(0);
        await page.PictureAsync("escaped");
    });

    async Task AnaRaisesItAsync()
    {
        await page.ActAsAsync("UANA");
        await page.GoToAsync(Gtm);
        await page.RunAsync("/dispute", Question);
        await Expect(page.Field("question").Locator("textarea")).ToHaveValueAsync(Question);
        await FillInAsync(other: "Ana Torres");
        await page.PictureAsync("raise-form");

        // One person can't hold both sides; nothing of what was typed is lost.
        await page.SubmitAsync();
        await Expect(page.Field("second-party").Locator(".input__error")).ToHaveTextAsync("Ana can't hold both sides: name two people.");
        await page.PictureAsync("raise-form-wrong");
        await page.PickAsync("second-party", "Tom Becker");
        await Expect(page.Field("second-party").Locator(".input__error")).ToHaveCountAsync(0);
        await page.SubmitAsync();

        // Step two says who will be asked before anything is sent.
        await Expect(page.Modal).ToContainTextAsync("Ana and Tom");
        await Expect(page.Modal).ToContainTextAsync("Dana (sales leader) and Priya (marketing leader)");
        await page.PictureAsync("raise-confirm");
        await page.SubmitAsync();

        await Expect(page.Modal).Not.ToBeVisibleAsync();
        await Expect(Card).ToContainTextAsync("level 1 of 3");
        await Expect(Card).ToContainTextAsync(Question);
        await page.PictureAsync("card-level-1");
    }

    async Task FillInAsync(string other = "Tom Becker")
    {
        await page.PickAsync("category", "Definition");
        await page.PickAsync("second-party", other);
        await page.PressAsync(page.Modal, "+ options, account, meanwhile, if nobody decides");
        await page.TypeAsync("options", "Yes, every sign-up\nOnly after a second touch");
        await page.TypeAsync("meanwhile", "Sign-ups stay out of the MQL count.");
    }

    async Task TomGivesHisCaseAsync()
    {
        await page.ActAsAsync("UTOM");
        await page.OpenBotMessagesAsync();
        await Expect(page.Channel.Locator(".message")).ToHaveCountAsync(1);
        await page.PictureAsync("dm-party");
        await page.PressAsync(SandboxPage.Message(page.Channel, "Settle with Ana"), "Add my case");
        await page.TypeAsync("own-case", "A sign-up is a person who asked to hear from us. Leaving them out hides half of what marketing brings.");
        await page.TypeAsync("other-case", "Nobody can call 412 people, and most of them only wanted the slides.");
        await page.PictureAsync("brief-form");
        await page.SubmitAsync();
        await page.GoToAsync(Gtm);
        await Expect(Card).ToContainTextAsync("Leaving them out hides half of what marketing brings.");

        await page.ActAsAsync("UANA");
        await page.PressAsync(Card, "Add my case");
        await page.TypeAsync("own-case", "A click is not an intent to buy. My queue is full of people who never asked for a call.");
        await page.TypeAsync("other-case", "Some of them become customers later, and nobody else would find them.");
        await page.SubmitAsync();
        await Expect(Card).ToContainTextAsync("A click is not an intent to buy.");
    }

    async Task TheDayPassesAsync()
    {
        await page.TurnClockAsync("To the next deadline");
        await Expect(Card).ToContainTextAsync("level 2 of 3");
        await Expect(Card).ToContainTextAsync("Dana and Priya decide together");

        await page.ActAsAsync("UDANA");
        await page.OpenThreadAsync(Card);
        await Expect(SandboxPage.Message(page.Thread, "No settlement at level 1.")).ToContainTextAsync("Dana and Priya decide together");
        await page.PictureAsync("card-level-2");
    }

    async Task TheLeadersDecideAsync()
    {
        // Dana proposes from her direct message.
        await page.OpenBotMessagesAsync();
        var ask = SandboxPage.Message(page.Channel, "Decide");
        await page.PictureAsync("dm-decide");
        await page.PressAsync(ask, "Decide");
        await page.ChooseAsync("choice", "Only after a second touch");
        await page.TypeAsync("rationale", "A click is not an intent to buy; a second visit is.");
        await page.PictureAsync("ruling-form");
        await page.SubmitAsync();
        await Expect(page.Modal).Not.ToBeVisibleAsync();
        await page.GoToAsync(Gtm);
        await Expect(Card).ToContainTextAsync("Dana has decided: Only after a second touch");
        await page.PictureAsync("card-half-decided");

        // Priya agrees with all of it.
        await page.ActAsAsync("UPRIYA");
        await page.OpenBotMessagesAsync();
        await page.PictureAsync("dm-agree");
        await page.PressAsync(ask, "Agree with Dana");
        await page.ChooseAsync("choice", "Agree with Dana: Only after a second touch");
        await page.PictureAsync("agree-form");
        await page.SubmitAsync();
        await Expect(SandboxPage.Message(page.Channel, "Nothing for you to do.")).ToBeVisibleAsync();
        await page.PictureAsync("dm-done");
    }

    async Task EverybodyFindsItAsync()
    {
        // In the thread, in the channel, on the card, in the log.
        await page.ActAsAsync("ULENA");
        await page.GoToAsync(Gtm);
        await Expect(Card.First).ToContainTextAsync("In the decision log as DEC-1.");
        await Expect(SandboxPage.Message(page.Channel, "DEC-1", "Decided by Dana and Priya").Last).ToBeVisibleAsync();
        await page.OpenThreadAsync(Card.First);
        await Expect(SandboxPage.Message(page.Thread, "DEC-1", "Decided by Dana and Priya", "A click is not an intent to buy").Last).ToBeVisibleAsync();
        await page.PictureAsync("thread-decided");

        await page.PressAsync(Card.First, "View DEC-1");
        await Expect(SandboxPage.Message(page.Channel, "Only visible to you", "DEC-1")).ToContainTextAsync("A click is not an intent to buy");
        await page.PictureAsync("view-decision");

        await page.RunAsync("/decision", "list");
        await Expect(SandboxPage.Message(page.Channel, "Only visible to you", "DEC-1").Last).ToContainTextAsync("Only after a second touch");
        await page.RunAsync("/align", "status");
        await Expect(SandboxPage.Message(page.Channel, "Only visible to you", "GTM Enterprise")).ToContainTextAsync("1 decision");
        await page.PictureAsync("list-and-status");
    }
}
