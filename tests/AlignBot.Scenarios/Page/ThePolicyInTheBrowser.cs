using System.Text;
using AlignBot.Contracts;
using AlignBot.Policy;
using AlignBot.Programs;
using AlignBot.Scenarios.Harness;
using static Microsoft.Playwright.Assertions;

namespace AlignBot.Scenarios.Page;

/// <summary>The operating lead reads and changes path, people and calendar on the sandbox's page, from a file too; others read.</summary>
public sealed class ThePolicyInTheBrowser : IAsyncLifetime
{
    const string Gtm = "CGTM";

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
    public Task The_path_comes_from_a_file_and_is_tried_before_anybody_is_asked() => page.TellAsync(async () =>
    {
        await page.ActAsAsync("URILEY");
        await page.GoToAsync(Gtm);
        await page.RunAsync("/align", "path");
        await Expect(Told("Escalation path, version 1")).ToBeVisibleAsync();
        await page.PictureAsync("path");
        await page.PressAsync(Told("Escalation path, version 1"), "Edit");
        await Expect(page.Modal).ToContainTextAsync("in the order in which a dispute goes up");
        await page.PictureAsync("path-form");
        await CloseAsync();
        await page.PressAsync(Told("Escalation path, version 1"), "Edit as a file");
        await Expect(page.Modal).ToContainTextAsync("The path section of the program file");
        await page.PictureAsync("path-text");

        // A file with mistakes: each with its line. Then the mended one.
        await page.PressAsync(page.Modal, "Put in a file instead");
        await PutAsync(Written().Replace("window: 2wd", "window: soon", StringComparison.Ordinal).Replace("extensions:", "extension:", StringComparison.Ordinal));
        await page.PictureAsync("path-upload");
        await page.SubmitAsync();
        await Expect(page.Modal).ToContainTextAsync("path.yaml has 2 mistakes.");
        await page.PictureAsync("path-mistakes");
        await CloseAsync();
        await page.RunAsync("/align", "path upload");
        await PutAsync(Written().Replace("window: 2wd", "window: 3wd", StringComparison.Ordinal));
        await page.SubmitAsync();
        await Expect(page.Modal).ToContainTextAsync("Level 2: 3 working days instead of 2 working days");
        await page.PictureAsync("path-confirm");
        await page.SubmitAsync();
        await Expect(page.Modal).ToContainTextAsync("Version 2 is in force");
        await CloseAsync();
        await Expect(SandboxPage.Message(page.Channel, "has version 2").Last).ToBeVisibleAsync();
        await page.PictureAsync("path-announced");

        await page.RunAsync("/align", "path check");
        await Expect(Told("to look at")).ToBeVisibleAsync();
        await page.PictureAsync("path-check");
        await page.RunAsync("/align", "path rehearse");
        await page.PickAsync("category", "Definition");
        await page.PickAsync("first-party", "Ana Torres");
        await page.PickAsync("second-party", "Tom Becker");
        await page.PictureAsync("rehearse-form");
        await page.SubmitAsync();
        await Expect(page.Modal).ToContainTextAsync("What would happen");
        await page.PictureAsync("rehearsal");
        Assert.Empty(page.Troubles);
    });

    [ChromiumFact]
    public Task People_and_days_off_are_read_by_all_and_changed_by_those_who_may() => page.TellAsync(async () =>
    {
        foreach (var (user, mayChange) in new[] { ("URILEY", true), ("ULENA", false) })
        {
            await page.ActAsAsync(user);
            await page.GoToAsync(Gtm);
            await page.RunAsync("/align", "members");
            await Expect(Told("who is who")).ToBeVisibleAsync();
            await page.PictureAsync($"members-{user.ToLowerInvariant()}");
            await page.RunAsync("/align", "calendar");
            await Expect(Told("Working calendar, version 1")).ToBeVisibleAsync();
            await Expect(Told("Working calendar, version 1").GetByText("Take days off from a file")).ToHaveCountAsync(mayChange ? 1 : 0);
            await page.PictureAsync($"calendar-{user.ToLowerInvariant()}");
        }

        await page.ActAsAsync("URILEY");
        await page.GoToAsync(Gtm);
        await page.RunAsync("/align", "members");
        await page.OpenAsync(Told("who is who"), "Change sales leader");
        await Expect(page.Modal).ToContainTextAsync("Held by");
        await page.PictureAsync("role-form");
        await CloseAsync();
        await page.OpenAsync(Told("who is who"), "Change functions");
        await Expect(page.Modal).ToContainTextAsync("Sales");
        await page.PictureAsync("functions-form");
        await CloseAsync();
        await page.RunAsync("/align", "away");
        await Expect(page.Modal).ToBeVisibleAsync();
        await page.PictureAsync("away");
        await CloseAsync();
        await page.ActAsAsync("UGUS");
        await page.GoToAsync(Gtm);
        await page.RunAsync("/dispute", "list");
        await Expect(Told("your account is a guest")).ToBeVisibleAsync();
        await page.PictureAsync("guest");
        await page.ActAsAsync("ULENA");
        await page.GoToAsync(Gtm);
        await page.RunAsync("/align", "status");
        await Expect(Told("GTM Enterprise")).ToBeVisibleAsync();
        await page.PictureAsync("status");
        Assert.Empty(page.Troubles);
    });

    Microsoft.Playwright.ILocator Told(string words) => SandboxPage.Message(page.Channel, "Only visible to you", words).Last;

    async Task CloseAsync()
    {
        await page.Modal.Locator("[data-modal=cross]").ClickAsync();
        await Expect(page.Modal).Not.ToBeVisibleAsync();
    }

    async Task PutAsync(string content)
    {
        await Expect(page.Field("file")).ToBeVisibleAsync();
        await page.Field("file").Locator("input[type=file]").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "path.yaml", MimeType = "application/yaml", Buffer = Encoding.UTF8.GetBytes(content) });
        await Expect(page.Field("file")).ToContainTextAsync("path.yaml");
    }

    static string Written()
    {
        var file = ProgramFileReader.Parse("program.yaml", GtmWorld.ProgramFile);
        return PathText.Write(file.Path, new Domain.People.Roster { Members = [.. file.Members], Roles = [.. file.Roles] });
    }
}
