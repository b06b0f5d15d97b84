using Deque.AxeCore.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlignBot.Scenarios.Page;

/// <summary>The page on a screen of any width, and for those who read it with other means than their eyes.</summary>
public sealed class ThePageInTheBrowser : IAsyncLifetime
{
    static readonly string[] Grave = ["serious", "critical"];

    readonly List<string> findings = [];

    SandboxPage page = null!;

    public async Task InitializeAsync() => page = Chromium.SkipReason is null ? await SandboxPage.OpenAsync(empty: false) : null!;

    public async Task DisposeAsync()
    {
        if (page is not null)
        {
            await page.DisposeAsync();
        }
    }

    [ChromiumFact]
    public Task No_part_of_it_shuts_anybody_out() => page.TellAsync(async () =>
    {
        await page.ActAsAsync("UPRIYA");
        await page.GoToAsync("CGTM");
        await Expect(SandboxPage.Message(page.Channel, "DSP-1").First).ToBeVisibleAsync();
        await CheckAsync("the channel");

        await page.OpenThreadAsync(SandboxPage.Message(page.Channel, "DSP-1").First);
        await CheckAsync("a thread");

        await page.HomeAsync();
        await Expect(page.Home).ToContainTextAsync("Decide DSP-1");
        await CheckAsync("Home");

        await page.GoToAsync("CGTM");
        await page.RunAsync("/dispute", "Who pays?");
        await Expect(page.Modal).ToBeVisibleAsync();
        await CheckAsync("a form");
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Modal).Not.ToBeVisibleAsync();

        await page.Page.GetByLabel("Business time").ClickAsync();
        await CheckAsync("the drawer");
        Assert.Empty(findings);
    });

    [ChromiumFact]
    public Task On_a_phone_one_thing_is_shown_at_a_time() => page.TellAsync(async () =>
    {
        foreach (var width in (int[])[1440, 900, 420])
        {
            await page.Page.SetViewportSizeAsync(width, 800);
            await page.Page.GotoAsync(new Uri(new Uri(page.Page.Url), "/#/CGTM?as=UPRIYA").ToString());
            await Expect(SandboxPage.Message(page.Channel, "DSP-1").First).ToBeVisibleAsync();
            await FitsAsync(width);
            await page.PictureAsync($"width-{width}-channel");

            await page.Page.GotoAsync(new Uri(new Uri(page.Page.Url), "/#/home?as=UPRIYA").ToString());
            await Expect(page.Home).ToContainTextAsync("Decide DSP-1");
            await FitsAsync(width);
            await page.PictureAsync($"width-{width}-home");
        }

        await page.Page.GetByLabel("Channels and direct messages").First.ClickAsync();
        await Expect(page.Page.Locator("[data-acting]")).ToBeVisibleAsync();
        await page.PictureAsync("width-420-channels");
        await page.GoToAsync("CGTM");
        await Expect(page.Page.Locator("[data-acting]")).Not.ToBeVisibleAsync();

        await page.OpenThreadAsync(SandboxPage.Message(page.Channel, "DSP-1").First);
        await Expect(page.Channel).Not.ToBeVisibleAsync();
        await FitsAsync(420);
        await page.PictureAsync("width-420-thread");
        await page.Thread.GetByLabel("Close thread").ClickAsync();
        await page.RunAsync("/dispute", "Who pays?");
        await Expect(page.Modal).ToBeVisibleAsync();
        await FitsAsync(420);
        await page.PictureAsync("width-420-form");
    });

    [ChromiumFact]
    public Task A_choice_is_kept_however_soon_the_form_is_sent() => page.TellAsync(async () =>
    {
        await page.ActAsAsync("UANA");
        await page.GoToAsync("CGTM");
        await page.RunAsync("/dispute", "Who pays for the fair?");
        await Expect(page.Modal).ToBeVisibleAsync();
        await page.Field("category").Locator("button.select").ClickAsync();
        await page.Page.Locator(".chooser__search").FillAsync("Budget");

        // Slack has the choice, and the page has not read yet that it has: what it knows is older than what was chosen.
        await page.Page.RouteAsync("**/control/views*", async route =>
        {
            await Task.Delay(1000);
            await route.ContinueAsync();
        });
        await page.Page.RunAndWaitForResponseAsync(
            () => page.Page.Locator(".chooser .option").First.ClickAsync(), answer => answer.Url.Contains("/control/input", StringComparison.Ordinal));
        await page.SubmitAsync();

        await Expect(page.Modal.Locator(".input__error").First).ToBeVisibleAsync();
        await Expect(page.Field("category").Locator(".select__label")).ToHaveTextAsync("Budget");
        await Expect(page.Field("category").Locator(".input__error")).ToHaveCountAsync(0);
    });

    [ChromiumFact]
    public Task What_a_command_answers_comes_into_view() => page.TellAsync(async () =>
    {
        await page.ActAsAsync("UANA");
        await page.GoToAsync("CGTM");
        await Expect(SandboxPage.Message(page.Channel, "DSP-1").First).ToBeVisibleAsync();
        await page.Page.EvaluateAsync("() => { document.querySelector('main .scroller').scrollTop = 0; }");

        await page.RunAsync("/align", "path");

        await Expect(SandboxPage.Message(page.Channel, "Only visible to you", "Escalation path, version 1").Locator(".message__note")).ToBeInViewportAsync();
        await Expect(page.Page.Locator(".sidebar__item[data-channel=CGTM] .sidebar__count")).ToHaveCountAsync(0);
    });

    /// <summary>Nothing stands beyond the edge.</summary>
    async Task FitsAsync(int width) => Assert.InRange(await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);

    async Task CheckAsync(string what)
    {
        // What fades in has the colours of its end only then.
        await page.Page.EvaluateAsync(
            "Promise.allSettled(document.getAnimations().filter(one => one.effect.getComputedTiming().endTime !== Infinity).map(one => one.finished))");
        var found = (await page.Page.RunAxe()).Violations.Where(rule => Grave.Contains(rule.Impact)).ToList();
        findings.AddRange(found.Select(rule =>
            $"In {what}: {rule.Id} ({rule.Impact}): {rule.Help}: {string.Join(" | ", rule.Nodes.Take(4).Select(node => node.Html.Length > 160 ? node.Html[..160] : node.Html))}"));
    }
}
