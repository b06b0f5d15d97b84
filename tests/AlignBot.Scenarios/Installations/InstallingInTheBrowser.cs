using AlignBot.Scenarios.Harness;
using AlignBot.Scenarios.Page;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlignBot.Scenarios.Installations;

/// <summary>The app is installed in a real browser, in one workspace and in another beside it; then Slack says no.</summary>
public sealed class InstallingInTheBrowser
{
    static readonly string? Album = Environment.GetEnvironmentVariable("ALIGNBOT_SCREENSHOTS");

    static readonly string[] Grave = ["serious", "critical"];

    [ChromiumFact]
    public async Task Two_workspaces_one_after_the_other()
    {
        await using var world = await Installing.StartAsync();
        var globex = await world.BesideAsync("T0GLOBEX", "Globex", Installing.ByConsent);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Executable, Args = Chromium.Arguments });
        var page = await browser.NewPageAsync();
        page.SetDefaultTimeout((float)SlackWorld.Patience.TotalMilliseconds);

        foreach (var (workspace, slack) in new[] { ("Acme", world.Slack), ("Globex", globex) })
        {
            await page.GotoAsync(new Uri(world.BotUrl, "slack/install").AbsoluteUri);
            await Expect(page.Locator("h1")).ToHaveTextAsync("Install AlignBot");
            await LookAsync(page, "install");
            await page.GetByRole(AriaRole.Link, new() { Name = "Add to Slack" }).ClickAsync();
            await Expect(page.Locator("h1")).ToHaveTextAsync("AlignBot asks to be installed");
            await page.GetByRole(AriaRole.Link, new() { Name = $"Allow in {workspace}" }).ClickAsync();
            await Expect(page.Locator("h1")).ToHaveTextAsync($"AlignBot is installed in {workspace}");
            await LookAsync(page, "installed");
            await slack.Dm("morgan").ExpectAsync("AlignBot is installed.");
        }

        await page.ReloadAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("This was used already");
        await page.GetByRole(AriaRole.Link, new() { Name = "Begin again" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Add to Slack" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("AlignBot is not installed");
        await LookAsync(page, "called-off");
        Assert.Equal(2, await world.Record.TokensAsync());
    }

    static async Task LookAsync(IPage page, string name)
    {
        if (Album is not null)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Album, $"{name}.png"), FullPage = true });
        }

        var seen = await page.RunAxe();
        Assert.Empty(seen.Violations.Where(violation => Grave.Contains(violation.Impact)).Select(violation => $"{name}: {violation.Id} {violation.Help}"));
    }
}
