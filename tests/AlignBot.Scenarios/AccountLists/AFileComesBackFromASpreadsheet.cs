using System.Text;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>The list is handed out as a file, a spreadsheet saves it, and somebody hands that in: ids come back letter for letter, or the
/// file is refused with what happened to them.</summary>
public sealed class AFileComesBackFromASpreadsheet : IAsyncLifetime
{
    const string Header = "account_id,name,domain,is_target,tier\n";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Ids_like_numbers_go_round_letter_for_letter_and_a_spreadsheets_are_refused()
    {
        string[] ids = ["00420", "420", "0042E1", "74095E03", "9912140000000001", "9912140000000002", "MAR-1"];
        await Slack.TakeOverAsync(
            "accounts.csv",
            Header + string.Concat(ids.Select((id, at) => $"{id},Company {at + 1},company{at + 1}.example,true,{1 + (at % 3)}\n")));
        foreach (var id in ids)
        {
            await Slack.ReadsAsync("ana", $"list {id}", $"*Company {Array.IndexOf(ids, id) + 1}*");
        }

        // As it was handed out, it is the same list.
        var file = await HandedOutAsync();
        Assert.All(ids, id => Assert.Contains($"\n{id},", file, StringComparison.Ordinal));
        await Slack.HandInAsync("again.csv", file);
        await (await Slack.As("riley").ModalSayingAsync("again.csv", "7 accounts", "no change")).SubmitAsync();
        await Slack.As("riley").ModalSayingAsync("*Taken over.*");

        // As a spreadsheet saves it: numbers without their zeros, large ones rounded, months.
        var saved = file.Replace("\n00420,", "\n420,", StringComparison.Ordinal).Replace(
            "\n0042E1,", "\n420,", StringComparison.Ordinal).Replace(
            "\n74095E03,", "\n7.41E+07,", StringComparison.Ordinal)
            .Replace(
                "\n9912140000000001,", "\n9.91214E+15,",
                StringComparison.Ordinal).Replace("\n9912140000000002,", "\n9.91214E+15,", StringComparison.Ordinal)
            .Replace("\nMAR-1,", "\n01-Mar,", StringComparison.Ordinal);
        await Slack.HandInAsync("saved.csv", saved);
        var page = await Slack.As("riley").ModalSayingAsync("saved.csv can't be taken over as it is", "7.41E+07", "01-Mar", "9.91214E+15");
        Assert.Contains("420", page.Text, StringComparison.Ordinal);
        Assert.False(page.HasButton("Take it over"));
        await Slack.ReadsAsync("ana", "list", "*Account list*: 7 accounts");
    }

    [Fact]
    public async Task Ids_that_differ_in_the_case_of_a_letter_are_the_same_in_short_and_long()
    {
        string[] shorts = ["001Qx000004aBcD", "001Qx000004aBcd", "001Qx000004abcd"];
        string[] longs = ["001Qx000004aBcDIAU", "001Qx000004aBcdIAE", "001Qx000004abcdIAA"];
        await Slack.TakeOverAsync("short.csv", File(shorts));
        await Slack.ReadsAsync("ana", "list", "*Account list*: 3 accounts");

        await Slack.As("dana").RunAsync("/align", "list compare");
        var form = await Slack.As("dana").ModalAsync("Compare a list");
        await form.PutAsync("File", "long.csv", File(longs));
        await form.Fill("What it is called", "Long ids").SubmitAsync();
        await Slack.As("dana").ModalSayingAsync("Long ids", "the same");

        await Slack.HandInAsync("long.csv", File(longs));
        await (await Slack.As("riley").ModalSayingAsync("long.csv", "3 accounts", "no change")).SubmitAsync();
        await Slack.As("riley").ModalSayingAsync("*Taken over.*");

        // Whose capitals a spreadsheet or a tool lost is told by the last three letters.
        await Slack.HandInAsync("lowercased.csv", File([.. longs.Select(id => id.ToLowerInvariant())]));
        await Slack.As("riley").ModalSayingAsync("lowercased.csv", "3 accounts", "no change");
    }

    [Fact]
    public async Task A_flag_that_says_neither_yes_nor_no_is_named_with_all_others_like_it()
    {
        await Slack.HandInAsync("flags.csv", Header + "A-1,One,,maybe,1\nA-2,Two,,true,1\nA-3,Three,,Maybe,2\nA-4,Four,,later,3\n");

        await Slack.As("riley").ModalSayingAsync(
            "flags.csv can't be taken over as it is",
            "The flag says 'maybe' of A-1, A-3 and 'later' of A-4, and nobody said whether that means 'on the list'.");
    }

    async Task<string> HandedOutAsync()
    {
        await Slack.As("riley").RunAsync("/align", "list");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectWithAsync("As a file", "*Account list*"), "As a file");
        return (await Slack.FileAsync(await Slack.Dm("riley").ExpectAsync("The account list of GTM Enterprise."))).ReplaceLineEndings("\n");
    }

    static string File(IEnumerable<string> ids)
    {
        var text = new StringBuilder(Header);
        foreach (var (at, id) in ids.Index())
        {
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture, $"{id},Company {at + 1},company{at + 1}.example,true,{at + 1}\n");
        }

        return text.ToString();
    }
}
