using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.ReviewLines;

/// <summary>Riley hands records in as files, and the meetings that go through them.</summary>
static class RecordsInHand
{
    public const string Accounts = "account_id,name,domain,is_target,tier\n";
    public const string Deals = "opportunity_id,account_id,stage,is_closed,is_won,amount,currency,created_at,close_date,name\n";

    /// <summary>Hands a file in and takes it over.</summary>
    public static async Task TakeOverAsync(this SlackWorld slack, string kind, string content)
    {
        await slack.As("riley").RunAsync("/align", $"import {kind}");
        var form = await slack.As("riley").ModalSayingAsync("CSV with a header");
        await form.PutAsync("File", "records.csv", content);
        await form.SubmitAsync();
        await (await slack.As("riley").ModalSayingAsync("*records.csv*")).SubmitAsync();
        await (await slack.As("riley").ModalSayingAsync("*Taken over.*")).CloseAllAsync();
    }

    /// <summary>Goes on to the section of that name.</summary>
    public static async Task<Message> NextAsync(this SlackWorld slack, Message card, string section)
    {
        await slack.As("dana").PressAsync(card, "Next section");
        return await slack.Gtm.ExpectAsync($"Now: {section}");
    }
}
