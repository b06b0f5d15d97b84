using System.Text;
using AlignBot.Sandbox.Crm;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlignBot.Scenarios.Page;

/// <summary>The shared list on the sandbox's page: its scenes on the strip, a file that is handed in, and a segment that diverges until that is decided.</summary>
public sealed class TheAccountListInTheBrowser : IAsyncDisposable
{
    const string Gtm = "CGTM";

    SandboxPage page = null!;

    public async ValueTask DisposeAsync()
    {
        if (page is not null)
        {
            await page.DisposeAsync();
        }
    }

    [ChromiumFact]
    public async Task A_week_is_shown_and_attested_two_are_merged_and_the_connection_breaks_and_is_mended()
    {
        page = await SandboxPage.OpenAsync(height: 1000, empty: false);
        await page.TellAsync(async () =>
        {
            await page.ActAsAsync("URILEY");
            await page.GoToAsync(Gtm);
            await SaysAsync("list", "41 accounts (tier 1: 9, tier 2: 13, tier 3: 19)");
            await PicturesAsync("list");

            await page.ShowSceneAsync("Show me the weekly diff");
            await Expect(page.Page.Locator("[data-acting]")).ToHaveAttributeAsync("data-acting", "UPRIYA");
            var diff = SandboxPage.Message(page.Channel, "Account list, week to Mon 30 Nov 2026").Last;
            await Expect(diff).ToContainTextAsync("Maplecroft Dairy joined (tier 3)");
            await diff.ScrollIntoViewIfNeededAsync();
            await PicturesAsync("weekly-diff");
            await page.PressAsync(diff, "Attest it");
            await Expect(diff).ToContainTextAsync("Attested by Priya; Dana still to do so");

            await page.ShowSceneAsync("Merge two accounts");
            await Expect(SandboxPage.Message(page.Channel, "Account list, week to Mon 7 Dec 2026").Last).ToContainTextAsync("Halvorsen Marine Services was merged into Halvorsen Marine");
            await PicturesAsync("merged");

            await page.ShowSceneAsync("Break the connection");
            await Expect(page.Page.Locator("[data-acting]")).ToHaveAttributeAsync("data-acting", "URILEY");
            await Expect(SandboxPage.Message(page.Channel, "Sources", "Only visible to you").Last).ToContainTextAsync("Not readable since");
            await PicturesAsync("sources-broken");
            await page.ShowSceneAsync("Break the connection");
            await Expect(SandboxPage.Message(page.Channel, "Sources", "Only visible to you").Last).Not.ToContainTextAsync("Not readable since");
            await PicturesAsync("sources");

            // A filter that went wrong: a fifth of the list is gone, and the operating lead is asked before that counts.
            page.Crms.Sales.SetListed(false, SampleAccount.Listed.Where(account => account.Tier == 2).Take(10).Select(account => account.Name));
            await page.PressAsync(SandboxPage.Message(page.Channel, "Sources", "Only visible to you").Last.Locator(".block").Filter(new() { HasText = "crm" }), "Read it now");
            await page.OpenBotMessagesAsync();
            var held = SandboxPage.Message(page.Channel, "Is this reading of the account list right?").Last;
            await Expect(held).ToContainTextAsync("accounts would leave");
            await PicturesAsync("held");
            await page.PressAsync(held, "No, keep the list");
            await Expect(page.Channel).ToContainTextAsync("That is settled; nothing for you to do.");
            Assert.Empty(page.Troubles);
        });
    }

    [ChromiumFact]
    public async Task A_file_is_handed_in_corrected_and_taken_over()
    {
        page = await SandboxPage.OpenAsync(height: 1000);
        await page.TellAsync(async () =>
        {
            const string header = "account_id;name;domain;is_target;tier;owner_name;owner_email\r\n";
            await page.ActAsAsync("URILEY");
            await page.GoToAsync(Gtm);
            await page.RunAsync("/align", "list");
            await page.OpenAsync(SandboxPage.Message(page.Channel, "No account list yet").Last, "Hand in a CSV file");
            await ChooseAsync("wrong.csv", Encoding.UTF8.GetBytes(header + "A-1;One;one.example;yes;1;Ana Torres;ana@acme.example\r\nA-1;Two;two.example;yes;2;;\r\nA-3;Three;three.example;perhaps;;;\r\n"));
            await page.SubmitAsync();
            await Expect(page.Modal).ToContainTextAsync("wrong.csv can't be taken over as it is");
            await PicturesAsync("import-mistakes");
            await page.Modal.Locator("[data-modal=cross]").ClickAsync();

            // As a spreadsheet of western Windows writes it.
            await page.OpenAsync(SandboxPage.Message(page.Channel, "No account list yet").Last, "Hand in a CSV file");
            await ChooseAsync("accounts.csv", Encoding.Latin1.GetBytes(header + "A-1;Café Lumière;lumiere.example;yes;1;Ana Torres;ana@acme.example\r\nA-2;Two;two.example;yes;2;Ben Osei;ben@acme.example\r\nA-3;Three;three.example;no;3;;\r\n"));
            await page.SubmitAsync();
            await Expect(page.Modal).ToContainTextAsync("2 accounts");
            await PicturesAsync("import-confirm");
            await page.SubmitAsync();
            await Expect(page.Modal).ToContainTextAsync("Taken over");
            await page.Modal.Locator("[data-modal=cross]").ClickAsync();
            await SaysAsync("list lumiere", "Café Lumière");
            Assert.Empty(page.Troubles);
        });
    }

    [ChromiumFact]
    public async Task A_segment_that_diverges_is_named_disputed_decided_and_gone()
    {
        page = await SandboxPage.OpenAsync(height: 1000, empty: false);
        await page.TellAsync(async () =>
        {
            await page.ActAsAsync("UANA");
            await page.GoToAsync(Gtm);
            await SaysAsync("list compare target segment", "37 in both");
            await PicturesAsync("compare");
            await page.OpenAsync(SandboxPage.Message(page.Channel, "Target segment and the account list").Last, "Raise a dispute");
            await PicturesAsync("compare-dispute");
            await page.PickAsync("second-party", "Tom Becker");
            await page.PickAsync("category", "Account list");
            await page.SubmitAsync();
            await Expect(page.Modal).ToContainTextAsync("Ana and Tom");
            await page.SubmitAsync();
            await Expect(page.Modal).Not.ToBeVisibleAsync();
            var dispute = SandboxPage.Message(page.Channel, "DSP-2", "Target segment and the account list are 19 % apart").First;
            await Expect(dispute).ToBeVisibleAsync();

            await page.OpenAsync(dispute, "Propose an answer");
            await page.Modal.Locator("textarea").First.FillAsync("The account list is right; marketing mends the segment by Friday.");
            await page.TypeAsync("rationale", "One list for both, or there is none.");
            await page.SubmitAsync();
            await Expect(page.Modal).Not.ToBeVisibleAsync();
            await page.ActAsAsync("UTOM");
            await page.GoToAsync(Gtm);
            await page.OpenAsync(dispute, "Answer the proposal");
            await PicturesAsync("dispute-answer");
            await page.Modal.GetByText("Agree with Ana").First.ClickAsync();
            await page.SubmitAsync();
            await Expect(page.Modal).Not.ToBeVisibleAsync();
            await Expect(dispute).ToContainTextAsync("In the decision log as DEC-");
            await PicturesAsync("compare-decided");

            page.Crms.BringSegmentInLine();
            await page.ShowSceneAsync("Merge two accounts");
            await page.ActAsAsync("UANA");
            await page.GoToAsync(Gtm);
            await SaysAsync("list compare target segment", "Target segment and the account list: the same. 40 in both");
            await PicturesAsync("compare-mended");
            Assert.Empty(page.Troubles);
        });
    }

    /// <summary>Types a command until its answer says so: the list is read in its own time.</summary>
    async Task SaysAsync(string command, string words)
    {
        for (var tries = 1; ; tries++)
        {
            await page.RunAsync("/align", command);
            try
            {
                await Expect(SandboxPage.Message(page.Channel, "Only visible to you").Last).ToContainTextAsync(words, new() { Timeout = tries < 6 ? 3_000 : null });
                return;
            }
            catch (PlaywrightException) when (tries < 6)
            {
                // Not read yet.
            }
        }
    }

    async Task ChooseAsync(string name, byte[] content)
    {
        await page.Modal.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = content });
        await Expect(page.Modal.Locator(".file__chosen")).ToHaveTextAsync($"Taken: {name}");
    }

    Task PicturesAsync(string name) => page.PicturesInWidthsAsync(name);
}
