using System.Runtime.CompilerServices;
using AlignBot.Sandbox;
using AlignBot.Scenarios.Harness;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace AlignBot.Scenarios.Page;

/// <summary>The sandbox as <c>dotnet run</c> starts it, with its page open in Chromium: everything is done by pressing and typing.</summary>
/// <remarks>With ALIGNBOT_SCREENSHOTS=DIR the steps that a story names are saved as pictures there.</remarks>
sealed class SandboxPage : IAsyncDisposable
{
    const float Patience = 120_000;

    /// <summary>Tuesday after the weekly review, whatever day it really is.</summary>
    static readonly LocalDateTime Start = new(2026, 11, 24, 10, 0);

    static readonly string? Album = Environment.GetEnvironmentVariable("ALIGNBOT_SCREENSHOTS");

    readonly SandboxHost sandbox;
    readonly IPlaywright playwright;
    readonly IBrowser browser;
    readonly List<string> troubles = [];
    readonly SlackWorld slack;
    readonly Harness.Record record;

    SandboxPage(SandboxHost sandbox, IPlaywright playwright, IBrowser browser, IPage page)
    {
        this.sandbox = sandbox;
        this.playwright = playwright;
        this.browser = browser;
        Page = page;
        slack = new SlackWorld(new Uri(sandbox.Url));
        record = new Harness.Record(new SqliteWorldDatabase(sandbox.DatabaseFile), new WorldClock(slack).NowAsync);
        page.PageError += (_, error) => troubles.Add(error);
        page.Console += (_, message) =>
        {
            // A clock that is still on its way answers with a conflict, and the page says so: a busy machine is no fault of the page.
            if (message.Type == "error" && !message.Text.Contains("409 (Conflict)", StringComparison.Ordinal))
            {
                troubles.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Where the account list comes from, for what people do there.</summary>
    public Sandbox.Crm.StandIns Crms => sandbox.Crms;

    /// <summary>What the page's scripts complained about; a healthy page says nothing.</summary>
    public IReadOnlyList<string> Troubles => troubles;

    public ILocator Channel => Page.Locator("main.pane");

    public ILocator Thread => Page.Locator("aside.pane--thread");

    public ILocator Modal => Page.Locator("dialog.dialog--modal[open]");

    public ILocator Home => Page.Locator(".home");

    public static async Task<SandboxPage> OpenAsync(int width = 1280, int height = 800, bool empty = true)
    {
        var sandbox = await SandboxHost.StartAsync(new SandboxOptions(Data: null, Port: 0) { Start = Start, IsEmpty = empty, SlackWaits = GtmWorld.SlackWaits });
        var playwright = await Playwright.CreateAsync();
        SetDefaultExpectTimeout(Patience);
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Executable, Args = Chromium.Arguments });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce });
        page.SetDefaultTimeout(Patience);
        var opened = new SandboxPage(sandbox, playwright, browser, page);
        await page.GotoAsync(sandbox.Url);
        await Expect(page.Locator("[data-acting]")).ToBeVisibleAsync();
        return opened;
    }

    /// <summary>Tells a story; when it breaks off, leaves a picture of the page beside the tests and names it.</summary>
    public async Task TellAsync(Func<Task> story, [CallerMemberName] string name = "")
    {
        try
        {
            await story();
        }
        catch (Exception failure)
        {
            var picture = Path.Combine(AppContext.BaseDirectory, "screenshots", $"{name}.png");
            await Page.ScreenshotAsync(new() { Path = picture });
            throw new InvalidOperationException($"{failure.Message}\nThe page as it stood: {picture}\nIts scripts said: {string.Join(" | ", troubles)}", failure);
        }
    }

    /// <summary>Becomes another person, by the id, in the channel that is open.</summary>
    public async Task ActAsAsync(string user)
    {
        await PickAsync(Page.Locator("[data-acting]"), Page.Locator($".menu [data-user={user}]"));
        await Expect(Page.Locator("[data-acting]")).ToHaveAttributeAsync("data-acting", user);
    }

    public Task GoToAsync(string channel) => OpenAsync($".sidebar__item[data-channel={channel}]", new Regex($"^{channel}$"));

    /// <summary>Opens the bot's direct messages, once there is something new in them.</summary>
    public async Task OpenBotMessagesAsync()
    {
        await Expect(Page.Locator(".sidebar__item[data-app][data-unread]")).ToBeVisibleAsync();
        await OpenAsync(".sidebar__item[data-app]", new Regex("^D"));
    }

    /// <summary>The list is drawn anew by whatever arrives: a click that falls between is made again, as a person does.</summary>
    async Task OpenAsync(string item, Regex opens)
    {
        for (var tries = 1; tries < 4; tries++)
        {
            await Page.Locator(item).ClickAsync();
            try
            {
                await Expect(Channel).ToHaveAttributeAsync("data-channel", opens, new() { Timeout = 10_000 });
                return;
            }
            catch (PlaywrightException)
            {
                // Once more.
            }
        }

        await Expect(Channel).ToHaveAttributeAsync("data-channel", opens);
    }

    /// <summary>Opens the bot's Home.</summary>
    public async Task HomeAsync()
    {
        await Page.Locator(".sidebar__item[data-app]").ClickAsync();
        await Page.Locator("[data-tab=home]").ClickAsync();
        await Expect(Home).ToBeVisibleAsync();
    }

    /// <summary>Types a command letter by letter, takes its name from the completion list, and sends it.</summary>
    public async Task RunAsync(string command, string text)
    {
        var field = Page.Locator("[data-composer=channel]");
        await field.ClickAsync();
        await field.PressSequentiallyAsync(command[..4]);
        await Page.Locator($".completion [data-command='{command}']").ClickAsync();
        await Expect(field).ToHaveValueAsync($"{command} ");
        await field.PressSequentiallyAsync(text);
        await field.PressAsync("Enter");
    }

    /// <summary>The messages that hold all of these words, in the channel or in the thread.</summary>
    public static ILocator Message(ILocator pane, params string[] words) =>
        words.Aggregate(pane.Locator(".message"), (messages, word) => messages.Filter(new() { HasText = word }));

    public async Task OpenThreadAsync(ILocator message)
    {
        await message.HoverAsync();
        await message.GetByLabel("Reply in thread").ClickAsync();
        await Expect(Thread).ToBeVisibleAsync();
    }

    public async Task PressAsync(ILocator message, string button) =>
        await message.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Presses a button that opens a form: once more where no form opened in time, as the answer then says.</summary>
    public async Task OpenAsync(ILocator message, string button)
    {
        for (var press = 1; ; press++)
        {
            await PressAsync(message, button);
            try
            {
                await Expect(Modal).ToBeVisibleAsync(new() { Timeout = press < 4 ? 15_000 : null });
                return;
            }
            catch (PlaywrightException) when (press < 4)
            {
                // A slow machine: the form came too late for its trigger.
            }
        }
    }

    /// <summary>Picks an entry of the menu that stands in the block with those words, or under it.</summary>
    public async Task PickFromMenuAsync(ILocator message, string beside, string entry)
    {
        var menu = message.Locator(".block").Filter(new() { HasText = beside }).Locator(".button--overflow");
        await PickAsync((await menu.CountAsync() > 0 ? menu : message.Locator(".button--overflow")).First, entry);
    }

    /// <summary>Opens a menu and picks its entry: opened once more where the page was drawn anew under the pointer, which closes it.</summary>
    public Task PickAsync(ILocator menu, string entry) => PickAsync(menu, Page.Locator(".menu").GetByText(entry, new() { Exact = true }));

    async Task PickAsync(ILocator menu, ILocator entry)
    {
        for (var attempt = 1; ; attempt++)
        {
            await menu.ClickAsync();
            try
            {
                await entry.ClickAsync(new() { Timeout = attempt < 4 ? 10_000 : null });
                return;
            }
            catch (Exception closed) when (closed is TimeoutException or PlaywrightException && attempt < 4)
            {
                // Closed by what came meanwhile.
            }
        }
    }

    /// <summary>The form's field, by its block.</summary>
    public ILocator Field(string block) => Modal.Locator($".block[data-block-id='{block}']");

    public async Task TypeAsync(string block, string text) => await Field(block).Locator("input, textarea").FillAsync(text);

    /// <summary>Enters a day, such as '2026-12-31'.</summary>
    public Task EnterDayAsync(string block, string day) => UntilItStaysAsync(
        () => TypeAsync(block, day),
        async () => await Field(block).Locator("input").InputValueAsync() == day);

    /// <summary>Picks from a select by what its list shows.</summary>
    public Task PickAsync(string block, string choice) => UntilItStaysAsync(
        async () =>
        {
            await Field(block).Locator("button.select").ClickAsync();
            await Page.Locator(".chooser__search").FillAsync(choice);
            await Page.Locator(".chooser .option").First.ClickAsync();
        },
        async () => (await Field(block).Locator(".select__label").InnerTextAsync()).Trim() == choice);

    /// <summary>Picks somebody in a field that takes several people.</summary>
    public Task PickPeopleAsync(string block, string name) => UntilItStaysAsync(
        async () =>
        {
            await Field(block).Locator(".select").First.ClickAsync();
            await Page.Locator(".chooser__search").FillAsync(name);
            await Page.Locator(".chooser .option").First.ClickAsync();
            await Page.Keyboard.PressAsync("Escape");
        },
        async () => (await Field(block).InnerTextAsync()).Contains(name, StringComparison.Ordinal));

    public Task ChooseAsync(string block, string choice) => UntilItStaysAsync(
        () => Field(block).GetByText(choice, new() { Exact = true }).ClickAsync(),
        async () => await Field(block).Locator("input:checked").CountAsync() > 0);

    /// <summary>Does it again while a slow page takes it back, as a person would.</summary>
    async Task UntilItStaysAsync(Func<Task> act, Func<Task<bool>> stays)
    {
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await act();
            await Page.WaitForTimeoutAsync(400);
            if (await stays())
            {
                return;
            }
        }

        Assert.Fail("The page took the choice back five times.");
    }

    public async Task SubmitAsync() => await Modal.Locator("[data-modal=submit]").ClickAsync();

    /// <summary>Presses a scene of the strip 'Show me', and waits until it is set.</summary>
    public async Task ShowSceneAsync(string label)
    {
        var scene = Page.Locator($".show-me [data-scene='{label}']");
        await scene.ClickAsync();
        await Expect(Page.Locator(".show-me")).Not.ToHaveAttributeAsync("aria-busy", "true");
        await Expect(scene).ToBeEnabledAsync();
    }

    /// <summary>Presses a button of the sandbox's clock, and waits until business time is there.</summary>
    public async Task TurnClockAsync(string button)
    {
        var drawer = Page.Locator("#drawer");
        await Page.GetByLabel("Business time").ClickAsync();
        var turn = drawer.Locator($"[data-extra='{button}']");
        await turn.ClickAsync();
        await Expect(turn).ToBeEnabledAsync(new() { Timeout = Patience });
        await drawer.GetByLabel("Close the drawer").ClickAsync();
        await Expect(drawer).ToBeHiddenAsync();
    }

    /// <summary>Turns from one due moment to the next until something in the GTM channel says all of these, and waits until the page shows it there.</summary>
    /// <remarks>Whether another turn is needed is asked of Slack, once the bot has said everything: the page may be behind.</remarks>
    public async Task TurnClockUntilAsync(ILocator pane, params string[] words)
    {
        for (var turns = 0; turns < 30 && await slack.Gtm.CountAsync(words) == 0; turns++)
        {
            await TurnClockAsync("To the next deadline");
            await record.QuietAsync();
        }

        await Expect(Message(pane, words).Last).ToBeVisibleAsync();
    }

    /// <summary>A picture for the album, where one is asked for.</summary>
    public async Task PictureAsync(string name)
    {
        if (Album is not null)
        {
            // Where the pointer rests, a toolbar would stand in the picture.
            await Page.Mouse.MoveAsync(640, 8);
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Album, $"{name}.png"), Scale = ScreenshotScale.Css, Animations = ScreenshotAnimations.Disabled });
        }
    }

    /// <summary>Pictures for the album at the widths of a desk, a tablet and a phone, where they are asked for.</summary>
    public async Task PicturesInWidthsAsync(string name)
    {
        if (Album is not null)
        {
            var usual = Page.ViewportSize!;
            foreach (var width in (int[])[1440, 900, 420])
            {
                await Page.SetViewportSizeAsync(width, usual.Height);
                await Page.WaitForTimeoutAsync(300);
                await PictureAsync($"{name}-{width}");
            }

            await Page.SetViewportSizeAsync(usual.Width, usual.Height);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        slack.Dispose();
        await sandbox.DisposeAsync();
    }
}
