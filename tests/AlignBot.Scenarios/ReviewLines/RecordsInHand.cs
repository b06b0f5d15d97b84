using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.ReviewLines;

/// <summary>Headers of the files that Riley hands in, and the meetings that go through them.</summary>
static class RecordsInHand
{
    public const string Accounts = "account_id,name,domain,is_target,tier\n";
    public const string Deals = "opportunity_id,account_id,stage,is_closed,is_won,amount,currency,created_at,close_date,name\n";

    /// <summary>Goes on to the section of that name.</summary>
    public static async Task<Message> NextAsync(this SlackWorld slack, Message card, string section)
    {
        await slack.As("dana").PressAsync(card, "Next section");
        return await slack.Gtm.ExpectAsync($"Now: {section}");
    }
}
