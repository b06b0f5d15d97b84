using System.Text.RegularExpressions;
using AlignBot.Scenarios.Page;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlignBot.Scenarios.Guide;

/// <summary>Takes the handbook's pictures from the sandbox: each shows the words that the handbook says it shows. With ALIGNBOT_WRITE_PICTURES=1 they are written anew.</summary>
public sealed class TheHandbooksPictures : IAsyncLifetime
{
    const string Gtm = "CGTM";

    static readonly bool Write = Environment.GetEnvironmentVariable("ALIGNBOT_WRITE_PICTURES") == "1";

    SandboxPage page = null!;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Taken { get; } = ["setup-roles", "setup-preview", "raise", "dispute", "ask", "home", "artifacts", "review", "list-diff", "list-compare"];

    public async Task InitializeAsync() => page = Chromium.SkipReason is null ? await SandboxPage.OpenAsync(height: 1000) : null!;

    public async Task DisposeAsync()
    {
        if (page is not null)
        {
            await page.DisposeAsync();
        }
    }

    [ChromiumFact]
    public Task Of_the_first_day() => page.TellAsync(async () =>
    {
        await page.ActAsAsync("USOL");
        await page.GoToAsync("CMID");
        var field = page.Page.Locator("[data-composer=channel]");
        await field.FillAsync("/invite @AlignBot");
        await field.PressAsync("Escape");
        await field.PressAsync("Enter");
        await page.OpenAsync(SandboxPage.Message(page.Channel, "AlignBot keeps sales and marketing aligned"), "Set up");
        await ShowAsync("setup-roles", page.Modal);
        await page.SubmitAsync();
        foreach (var step in (string[])["2 of 7", "3 of 7", "4 of 7", "5 of 7", "6 of 7"])
        {
            await Expect(page.Modal).ToContainTextAsync(step);
            await page.SubmitAsync();
        }

        await ShowAsync("setup-preview", page.Modal);
    });

    [ChromiumFact]
    public Task Of_a_dispute_and_of_the_documents() => page.TellAsync(async () =>
    {
        await page.ActAsAsync("UANA");
        await page.GoToAsync(Gtm);
        await page.RunAsync("/dispute", "Do webinar sign-ups count as MQLs?");
        await page.PickAsync("category", "Definition");
        await page.PickAsync("second-party", "Tom Becker");
        await page.SubmitAsync();
        await ShowAsync("raise", page.Modal);
        await page.SubmitAsync();
        await Expect(page.Modal).Not.ToBeVisibleAsync();
        await page.TurnClockUntilAsync(page.Channel, "DSP-1", "level 2 of 3");
        await ShowAsync("dispute", SandboxPage.Message(page.Channel, "DSP-1", "level 2 of 3").First);

        await page.ActAsAsync("UDANA");
        await page.OpenBotMessagesAsync();
        await ShowAsync("ask", SandboxPage.Message(page.Channel, "Decide with Priya").First);
        await page.HomeAsync();
        await Expect(page.Home).ToContainTextAsync("Decide DSP-1");
        await page.Page.SetViewportSizeAsync(1280, 600);
        await ShowAsync("home", page.Home);
        await page.Page.SetViewportSizeAsync(1280, 1000);
        await page.ActAsAsync("URILEY");
        await page.GoToAsync(Gtm);
        await page.RunAsync("/align", "artifacts");
        await ShowAsync("artifacts", SandboxPage.Message(page.Channel, "The operating model of").Last);
    });

    [ChromiumFact]
    public Task Of_a_review() => page.TellAsync(async () =>
    {
        await page.ActAsAsync("UANA");
        await page.GoToAsync(Gtm);
        await page.TurnClockUntilAsync(page.Channel, "Pipeline review", "start it by");
        await page.ActAsAsync("UDANA");
        await page.GoToAsync(Gtm);
        await page.PressAsync(SandboxPage.Message(page.Channel, "Pipeline review", "start it by").Last, "Start");
        await ShowAsync("review", SandboxPage.Message(page.Channel, "Pipeline review", "Now:").Last);
    });

    [ChromiumFact]
    public async Task Of_the_account_list()
    {
        if (page is not null)
        {
            await page.DisposeAsync();
        }

        page = await SandboxPage.OpenAsync(height: 1000, empty: false);
        await page.TellAsync(async () =>
        {
            await page.ActAsAsync("UANA");
            await page.GoToAsync(Gtm);
            await page.ShowSceneAsync("Show me the weekly diff");
            await ShowAsync("list-diff", SandboxPage.Message(page.Channel, "Account list, week to").Last);
            await page.ActAsAsync("UANA");
            await page.GoToAsync(Gtm);
            await page.RunAsync("/align", "list compare target segment");
            await ShowAsync("list-compare", SandboxPage.Message(page.Channel, "Only on Target segment").Last);
        });
    }

    /// <summary>It shows the words that the handbook says; the picture is written where that is asked for.</summary>
    async Task ShowAsync(string name, ILocator what)
    {
        await Expect(what).ToBeVisibleAsync();
        var shows = Handbook.Pictures[name];
        await what.GetByText(AsWritten(shows[0])).First.EvaluateAsync("element => element.scrollIntoView({ block: 'center' })");
        foreach (var words in shows)
        {
            // On the page, and in the part of it that the picture has.
            await Expect(what).ToContainTextAsync(words);
            await Expect(what.GetByText(AsWritten(words)).Last).ToBeInViewportAsync(new() { Timeout = 30_000 });
        }

        if (Write)
        {
            // Where the pointer rests, a toolbar would stand in the picture.
            await page.Page.Mouse.MoveAsync(640, 8);
            Directory.CreateDirectory(Path.GetDirectoryName(Handbook.FileOf(name))!);
            await what.ScreenshotAsync(new() { Path = Handbook.FileOf(name), Scale = ScreenshotScale.Css, Animations = ScreenshotAnimations.Disabled });
        }
    }

    static Regex AsWritten(string words) => new(Regex.Escape(words), RegexOptions.None, TimeSpan.FromSeconds(1));
}
