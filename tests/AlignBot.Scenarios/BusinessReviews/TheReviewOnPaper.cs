using System.Text;
using System.Text.RegularExpressions;
using AlignBot.Scenarios.Harness;
using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Page;
using AlignBot.Scenarios.Web;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AlignBot.Scenarios.BusinessReviews;

/// <summary>The page in a real browser: on a phone in the dark, on a desk, and printed on one sheet.</summary>
public sealed partial class TheReviewOnPaper : IAsyncLifetime
{
    static readonly string? Album = Environment.GetEnvironmentVariable("ALIGNBOT_SCREENSHOTS");

    GtmWorld world = null!;

    public async Task InitializeAsync() => world = await AQuarter.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [ChromiumFact]
    public async Task It_is_one_sheet_of_A4_and_fits_a_phone()
    {
        await world.ThirdQuarterAsync();
        await world.Slack.ReadsAsync("riley", "review", "*Business review of 2026 Q3*");
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium.Executable, Args = Chromium.Arguments });
        var page = await chromium.NewPageAsync();
        await page.SetContentAsync(await HtmlAsync());

        foreach (var (width, scheme) in new[] { (1280, ColorScheme.Light), (360, ColorScheme.Dark) })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            Assert.InRange(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
            Assert.DoesNotContain((await page.RunAxe()).Violations, rule => rule.Impact is "serious" or "critical");
            await PictureAsync(page, $"web-review-{width}");
        }

        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(700, 1000);
        await PictureAsync(page, "web-review-print");
        var paper = Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4" }));
        Assert.Single(Sheet().Matches(paper));
    }

    /// <summary>The page as the bot serves it, with its style sheet in it.</summary>
    async Task<string> HtmlAsync()
    {
        using var riley = await Browser.SignedInAsync(world, "riley");
        var html = (await riley.GetAsync("p/1/reviews/2026-07-01/1")).Text;
        var link = html[html.IndexOf("<link", StringComparison.Ordinal)..];
        link = link[..(link.IndexOf('>', StringComparison.Ordinal) + 1)];
        var style = link.Split('"').Single(part => part.EndsWith(".css", StringComparison.Ordinal));
        return html.Replace(link, $"<style>{(await riley.GetAsync(style)).Text}</style>", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sheet();

    static async Task PictureAsync(IPage page, string name)
    {
        if (Album is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Album, $"{name}.png"), FullPage = true });
        }
    }
}
