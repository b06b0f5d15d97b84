using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlignBot.Scenarios.Page;

/// <summary>Meetings that are looked up, changed, moved, missed and called off on the sandbox's page, as the leaders, a rep, a guest and the operating lead see them.</summary>
public sealed class TheMeetingsInTheBrowser : IAsyncLifetime
{
    const string Review = "Pipeline review";

    SandboxPage page = null!;

    public async Task InitializeAsync() => page = Chromium.SkipReason is null ? await SandboxPage.OpenAsync(height: 1000) : null!;

    public async Task DisposeAsync()
    {
        if (page is not null)
        {
            await page.DisposeAsync();
        }
    }

    ILocator Card => SandboxPage.Message(page.Channel, Review, "Now:").Last;

    [ChromiumFact]
    public Task Looked_up_added_to_and_its_series_changed() => page.TellAsync(async () =>
    {
        await page.ActAsAsync("UANA");
        await page.GoToAsync("CGTM");
        await page.RunAsync("/meeting", "help");
        await Expect(SandboxPage.Message(page.Channel, "shows the next one")).ToBeVisibleAsync();
        await page.RunAsync("/meeting", "add Acme: legal review since 12 Nov");
        await page.PressAsync(SandboxPage.Message(page.Channel, "On the agenda of").Last, "Section, owner, account");
        await page.PickAsync("section", "Where they are stuck");
        await page.TypeAsync("account", "Acme");
        await page.PictureAsync("meeting-item-form");
        await page.SubmitAsync();
        await page.RunAsync("/meeting", "");
        await Expect(SandboxPage.Message(page.Channel, "1 item on the agenda.")).ToBeVisibleAsync();
        await page.PictureAsync("meeting-next");
        await page.RunAsync("/meeting", "agenda");
        await Expect(SandboxPage.Message(page.Channel, "Agenda of Pipeline review", "Top accounts in motion, 4 min").Last).ToContainTextAsync("Acme: legal review");
        await page.PictureAsync("meeting-agenda");

        // The operating lead changes when it takes place, and sees the dates as she types.
        await page.ActAsAsync("URILEY");
        await page.RunAsync("/meeting", "series");
        await page.PickFromMenuAsync(SandboxPage.Message(page.Channel, "Meeting series").Last, Review, "Change");
        await Expect(page.Modal).ToContainTextAsync("Next: Tue");
        await page.TypeAsync("when", "every second Thursday");
        await page.Field("when").Locator("input").PressAsync("Enter");
        await Expect(page.Modal).ToContainTextAsync("Next: Thu");
        await page.PictureAsync("series-form");
        await page.TypeAsync("minutes", "1500");
        await page.SubmitAsync();
        await Expect(page.Field("minutes").Locator(".input__error")).ToContainTextAsync("1500 minutes is no length for a meeting");
        await page.PictureAsync("series-form-refused");
        await page.TypeAsync("minutes", "20");
        await page.SubmitAsync();
        await Expect(SandboxPage.Message(page.Channel, "Pipeline review was changed by Riley", "It takes 20 minutes instead of 15 minutes").Last).ToBeVisibleAsync();
        await page.PictureAsync("series-changed");
        Assert.Empty(page.Troubles);
    });

    [ChromiumFact]
    public Task Called_off_moved_missed_and_ended_by_hand() => page.TellAsync(async () =>
    {
        await page.ActAsAsync("UANA");
        await page.GoToAsync("CGTM");
        await page.RunAsync("/meeting", "add Budget for the field event");
        await page.TurnClockUntilAsync(page.Channel, Review, "on the agenda; nothing yet from");
        await page.ActAsAsync("UPRIYA");
        await page.OpenBotMessagesAsync();
        await page.PictureAsync("meeting-asked");
        await page.GoToAsync("CGTM");
        var call = SandboxPage.Message(page.Channel, Review, "on the agenda").Last;
        await page.PickFromMenuAsync(call, Review, "Move it");
        await Expect(page.Modal).ToBeVisibleAsync();
        await page.PictureAsync("meeting-move-form");
        await page.Modal.Locator("[data-modal=cross]").ClickAsync();
        await page.PickFromMenuAsync(call, Review, "Call it off");
        await page.TypeAsync("reason", "Everybody is at the fair");
        await page.PictureAsync("meeting-skip-form");
        await page.SubmitAsync();
        await Expect(SandboxPage.Message(page.Channel, "Called off by Priya: Everybody is at the fair.").Last).ToBeVisibleAsync();
        await page.PictureAsync("meeting-called-off");

        // The next is prompted, and nobody comes.
        await page.TurnClockUntilAsync(page.Channel, Review, "start it by");
        await page.ActAsAsync("UDANA");
        await page.OpenBotMessagesAsync();
        await Expect(SandboxPage.Message(page.Channel, "Pipeline review", "is on now").Last).ToBeVisibleAsync();
        await page.PictureAsync("meeting-reminder");
        await page.GoToAsync("CGTM");
        await page.ActAsAsync("UGUS");
        await page.PressAsync(SandboxPage.Message(page.Channel, "start it by").Last, "Start");
        await Expect(SandboxPage.Message(page.Channel, "your account is a guest").Last).ToBeVisibleAsync();
        await page.PictureAsync("meeting-prompt-guest");
        await page.ActAsAsync("UDANA");
        await page.TurnClockUntilAsync(page.Channel, Review, "Not held: Dana and Priya did not check in.");
        await page.PictureAsync("meeting-missed");
        await page.PickFromMenuAsync(SandboxPage.Message(page.Channel, Review, "Not held", "Hold it now").Last, "Hold it now", "We met without the bot");
        await Expect(page.Modal).ToBeVisibleAsync();
        await page.PictureAsync("meeting-met-form");
        await page.Modal.Locator("[data-modal=cross]").ClickAsync();

        // The one after that runs: pressed near its end, parked and ended by hand.
        await page.TurnClockUntilAsync(page.Channel, Review, "start it by");
        await page.PressAsync(SandboxPage.Message(page.Channel, Review, "start it by").Last, "Start");
        await page.ActAsAsync("UPRIYA");
        await page.PressAsync(Card, "I am here too");
        await Expect(Card).ToContainTextAsync("Here: Dana and Priya");
        await page.PickFromMenuAsync(Card, "Add", "We are reconciling numbers");
        await Expect(Card).ToContainTextAsync("Reconciling numbers since");
        await page.PictureAsync("meeting-running");
        await page.PickFromMenuAsync(Card, "Decide", "Park");
        await Expect(page.Modal).ToBeVisibleAsync();
        await page.PictureAsync("meeting-park-form");
        await page.Modal.Locator("[data-modal=cross]").ClickAsync();
        await page.OpenThreadAsync(Card);
        await page.TurnClockUntilAsync(page.Thread, "what is still open");
        await page.PictureAsync("meeting-pressed");
        await page.PickFromMenuAsync(Card, "Add", "End the meeting");
        await Expect(page.Modal).ToBeVisibleAsync();
        await page.PictureAsync("meeting-end-form");
        await page.Modal.GetByText("There was nothing to decide").ClickAsync();
        await page.PickAsync((await page.Modal.Locator(".block:has(button.select)").First.GetAttributeAsync("data-block-id"))!, "Park it");
        await page.TypeAsync("reason", "Finance has not answered.");
        await page.SubmitAsync();
        await Expect(SandboxPage.Message(page.Channel, "Held; there was nothing to decide.").Last).ToBeVisibleAsync();
        await Expect(SandboxPage.Message(page.Thread, "Minutes: Pipeline review").Last).ToContainTextAsync("Budget for the field event - Finance has not answered.");
        await page.PictureAsync("meeting-ended");
        await page.ActAsAsync("ULENA");
        await page.HomeAsync();
        await Expect(page.Home).ToContainTextAsync("held this quarter");
        await page.PictureAsync("meeting-home");
        await page.GoToAsync("CGTM");
        await page.RunAsync("/align", "status");
        await Expect(SandboxPage.Message(page.Channel, "1 of 3 held this quarter, 2 missed").Last).ToBeVisibleAsync();
        await page.PictureAsync("meeting-status");
        Assert.Empty(page.Troubles);
    });
}
