using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>Files of accounts, as the operating lead hands them in.</summary>
static class HandedIn
{
    /// <summary>A file of a kind of records is taken over.</summary>
    public static async Task TakeOverAsync(this SlackWorld slack, string kind, string name, string content)
    {
        await slack.HandInAsync(kind, name, content);
        await (await slack.As("riley").ModalSayingAsync($"*{name}*")).SubmitAsync();
        await (await slack.As("riley").ModalSayingAsync("*Taken over.*")).CloseAllAsync();
    }

    /// <summary>The same where it does not matter what the file is called.</summary>
    public static Task TakeOverRecordsAsync(this SlackWorld slack, string kind, string content) => slack.TakeOverAsync(kind, "records.csv", content);

    /// <summary>Hands a file in, and has it taken over for the list.</summary>
    public static async Task TakeOverAsync(this SlackWorld slack, string name, string content)
    {
        await slack.HandInAsync(name, content);
        await (await slack.As("riley").ModalSayingAsync(name, "on the list (")).SubmitAsync();
        await slack.As("riley").ModalSayingAsync("*Taken over.*");
    }

    /// <summary>Puts a file into the form and sends that; what it says about the file is the next page.</summary>
    public static async Task HandInAsync(this SlackWorld slack, string name, string content)
    {
        await slack.As("riley").RunAsync("/align", "list import");
        var form = await slack.As("riley").ModalAsync("Accounts from a file");
        await form.PutAsync("File", name, content);
        await form.SubmitAsync();
    }

    /// <summary>The same with a file of a kind of records.</summary>
    public static async Task HandInAsync(this SlackWorld slack, string kind, string name, string content, string by = "riley")
    {
        await slack.As(by).RunAsync("/align", $"import {kind}");
        var form = await slack.As(by).ModalSayingAsync("CSV with a header");
        await form.PutAsync("File", name, content);
        await form.SubmitAsync();
    }

    /// <summary>What somebody reads at a command, once it says so.</summary>
    public static async Task<Message> ReadsAsync(this SlackWorld slack, string person, string command, params string[] texts)
    {
        await SlackWorld.EventuallyAsync(
            async () =>
            {
                await slack.As(person).RunAsync("/align", command);
                return (await slack.GtmOf(person).MessagesAsync())
                    .LastOrDefault(message => texts.All(text => message.Text.Contains(text, StringComparison.Ordinal)));
            },
            () => slack.GtmOf(person).TranscriptAsync());
        return await slack.GtmOf(person).ExpectAsync(texts);
    }
}
