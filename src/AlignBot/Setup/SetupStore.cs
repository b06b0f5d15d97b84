using System.Security.Cryptography;
using System.Text;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Setup;

/// <summary>Keeps the set-up of each channel: one draft that goes by the channel.</summary>
sealed class SetupStore(DraftStore drafts)
{
    /// <summary>How much longer than a form a set-up may lie: whoever it waits for may be on holiday.</summary>
    static readonly Duration Longer = Duration.FromDays(83);

    /// <summary>The draft of a channel: the same in every process.</summary>
    public static Guid IdOf(string channel) => new(SHA256.HashData(Encoding.UTF8.GetBytes("setup:" + channel)).AsSpan(0, 16));

    public Task<SetupDraft?> FindAsync(int installationId, string channel) => drafts.FindAsync(installationId, IdOf(channel), channel, SetupJson.Default.SetupDraft);

    /// <summary>The draft as it is now; nobody else changes it until the unit of work ends.</summary>
    public static ValueTask<SetupDraft?> HoldAsync(Session session, int installationId, string channel) =>
        DraftStore.HoldAsync(session, installationId, IdOf(channel), channel, SetupJson.Default.SetupDraft);

    public static ValueTask SaveAsync(Session session, int installationId, SetupDraft draft) =>
        DraftStore.SaveAsync(session, installationId, IdOf(draft.Channel), draft.Channel, draft, SetupJson.Default.SetupDraft, Longer);

    /// <summary>The set-up is over.</summary>
    public static ValueTask<SetupDraft?> TakeAsync(Session session, int installationId, string channel) =>
        DraftStore.TakeAsync(session, installationId, IdOf(channel), channel, SetupJson.Default.SetupDraft);

    /// <summary>For rendering, in the reader's own context.</summary>
    public static Task<SetupDraft?> FindAsync(AlignBotContext db, int installationId, string channel) =>
        DraftStore.FindAsync(db, installationId, IdOf(channel), channel, SetupJson.Default.SetupDraft);
}
