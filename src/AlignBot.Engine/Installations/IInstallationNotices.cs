using AlignBot.Engine.Storage;

namespace AlignBot.Engine.Installations;

/// <summary>Tells whoever can mend it what became of an installation's access.</summary>
public interface IInstallationNotices
{
    /// <summary>Slack renews the token no more. Until it ends the bot can still speak.</summary>
    /// <param name="session">The transaction that writes so.</param>
    /// <param name="installationId">Whose token.</param>
    ValueTask LostAsync(Session session, int installationId);
}
