using System.Runtime.CompilerServices;
using AlignBot.Engine.Checkups;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>Whether messages were given up: what an archived channel or somebody who has left did not take is a note, what is to be mended is wrong.</summary>
sealed class MessageCheckup(IDatabase database, TimeProvider time) : ICheckup
{
    /// <summary>How long a message that was given up counts as wrong: it is not mended by looking, and the next one shows whether the cause is.</summary>
    static readonly Duration Recent = Duration.FromDays(7);

    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var failed = await database.ReadAsync(
            db => db.Outbox.Where(row => row.State == OutboxState.Failed)
                .GroupBy(row => new { row.Destination, row.Error })
                .Select(group => new { group.Key.Destination, group.Key.Error, Count = group.Count(), Newest = group.Max(row => row.FirstTriedAt) })
                .ToListAsync(cancellation),
            cancellation);
        if (failed.Count == 0)
        {
            yield return Finding.Well("Messages", "None was given up.");
        }

        var lately = Instant.FromDateTimeOffset(time.GetUtcNow()) - Recent;
        foreach (var group in failed.OrderBy(group => group.Destination, StringComparer.Ordinal).ThenBy(group => group.Error, StringComparer.Ordinal))
        {
            var said = $"{group.Count} to {group.Destination} {(group.Count == 1 ? "was" : "were")} given up: {DeliveryWords.Because(group.Error)}.";
            yield return HowToMend(group.Error) is { } advice && group.Newest > lately
                ? Finding.Wrong("Messages", $"{said} {advice}")
                : Finding.Note("Messages", said);
        }
    }

    /// <summary>What whoever runs the bot can do; null where it is the channel's or the person's matter, and told in Slack.</summary>
    static string? HowToMend(string? error) => error switch
    {
        null => null,
        _ when DeliveryWords.OfTheBlocks.Contains(error) => "Update AlignBot, or report what its log says.",
        "messages_tab_disabled" => "Switch the Messages tab on in the app's 'App Home' page; they go out by themselves then.",
        "missing_scope" or "no_permission" or "access_denied" =>
            "Put the current manifest into the app's 'App Manifest' page and install it anew; they go out by themselves then.",
        "ekm_access_denied" => "Whoever holds the organisation's keys has to let Slack use them; they go out by themselves then.",
        _ when DeliveryWords.IsOfTheChannel(error) || DeliveryWords.IsOfThePerson(error) => null,
        _ => "Slack's page of chat.postMessage says what that means; they go out by themselves once it is mended.",
    };
}
