using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlignBot.Scenarios.Page;

/// <summary>The program's pages, opened from the sandbox by a link: at the widths of a phone and a wall, in the dark, and on paper.</summary>
public sealed class ThePagesInTheBrowser : IAsyncDisposable
{
    static readonly string? Album = Environment.GetEnvironmentVariable("ALIGNBOT_SCREENSHOTS");

    static readonly string[] Grave = ["serious", "critical"];

    readonly List<string> findings = [];
    SandboxPage sandbox = null!;

    IPage Page { get; set; } = null!;

    public async ValueTask DisposeAsync()
    {
        if (sandbox is not null)
        {
            await sandbox.DisposeAsync();
        }
    }

    [ChromiumFact]
    public async Task They_are_signed_in_to_read_and_left()
    {
        sandbox = await SandboxPage.OpenAsync(empty: false);
        await sandbox.TellAsync(async () =>
        {
            await sandbox.ActAsAsync("UMORGAN");
            await sandbox.GoToAsync("CGTM");
            await sandbox.RunAsync("/decision", "Partner leads go to the partner team within one working day.");
            await sandbox.RunAsync("/align", "web");
            var said = SandboxPage.Message(sandbox.Channel, "Your link is good once, for ten minutes.").Last;
            Page = await sandbox.Page.Context.RunAndWaitForPageAsync(() => sandbox.PressAsync(said, "Open in the browser"));
            Page.SetDefaultTimeout((float)Harness.SlackWorld.Patience.TotalMilliseconds);
            Page.PageError += (_, error) => findings.Add(error);
            await Expect(Page.Locator("h1")).ToHaveTextAsync("Sign in");
            await LookAsync("sign-in");
            await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Morgan" }).ClickAsync();
            await Expect(Page.Locator("h1")).ToHaveTextAsync("GTM Enterprise");
            await LookAsync("begin");
            foreach (var (entry, name) in new[] { ("Scoreboard", "scoreboard"), ("Accounts", "accounts"), ("What is agreed", "artifacts"), ("Decisions", "decisions"), ("Disputes", "disputes") })
            {
                await Page.Locator(".bar__shelves").GetByText(entry).ClickAsync();
                await Expect(Page.Locator("h1")).ToHaveTextAsync(entry);
                await Expect(Page.Locator(".bar__shelves [aria-current=page]")).ToHaveTextAsync(entry);
                await LookAsync(name);
            }

            await Page.GetByRole(AriaRole.Link, new() { Name = "DSP-1" }).ClickAsync();
            await Expect(Page.Locator("h1")).ToHaveTextAsync("DSP-1");
            await LookAsync("dispute");
            await Page.Locator(".bar__shelves").GetByText("Decisions").ClickAsync();
            await Page.GetByRole(AriaRole.Link, new() { Name = "DEC-" }).First.ClickAsync();
            await Expect(Page.Locator("h1")).ToContainTextAsync("DEC-");
            await LookAsync("decision");

            await Page.Locator(".bar__shelves").GetByText("Accounts").ClickAsync();
            await Page.GetByLabel("Name, domain, owner or tier").FillAsync("tier 1");
            await Page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
            await Page.Locator("td a").First.ClickAsync();
            await Expect(Page.Locator(".lead")).ToContainTextAsync("tier 1");
            await LookAsync("account");
            var account = await Page.Locator("h1").TextContentAsync() ?? "";

            // By the keyboard alone, from the top.
            await Page.Keyboard.PressAsync("Tab");
            await Expect(Page.Locator(".bar__program")).ToBeFocusedAsync();
            await Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
            await Expect(Page.Locator("h1")).ToHaveTextAsync("You are signed out");
            await Page.GoBackAsync();
            await Page.ReloadAsync();
            await Expect(Page.Locator("h1")).ToHaveTextAsync("Sign in");
            await LookAsync("sign-in-with-slack");

            // Slack names who is at the browser, and the page that was wanted opens.
            await Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Slack" }).ClickAsync();
            await Page.GetByRole(AriaRole.Link, new() { Name = "Morgan" }).ClickAsync();
            await Expect(Page.Locator("h1")).ToHaveTextAsync(account);
            Assert.Empty(findings);
            Assert.Empty(sandbox.Troubles);
        });
    }

    /// <summary>Nothing beyond the edge at any width, nobody shut out in light or dark; pictures where they are asked for.</summary>
    async Task LookAsync(string name)
    {
        foreach (var (width, scheme) in new[] { (1280, ColorScheme.Light), (360, ColorScheme.Dark), (2560, ColorScheme.Light) })
        {
            await Page.SetViewportSizeAsync(width, 900);
            await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            Assert.InRange(await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
            findings.AddRange((await Page.RunAxe()).Violations.Where(rule => Grave.Contains(rule.Impact))
                .Select(rule => $"{name} at {width}: {rule.Id}: {rule.Help}: {string.Join(" | ", rule.Nodes.Take(3).Select(node => node.Html))}"));
            await PictureAsync($"web-{name}-{width}");
        }

        await Page.SetViewportSizeAsync(800, 1100);
        await Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Light });
        await Expect(Page.Locator(".bar__shelves")).ToBeHiddenAsync();
        await PictureAsync($"web-{name}-print");
        await Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await Page.SetViewportSizeAsync(1280, 900);
    }

    async Task PictureAsync(string name)
    {
        if (Album is not null)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Album, $"{name}.png"), FullPage = true });
        }
    }
}
