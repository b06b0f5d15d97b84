using AlignBot.Domain;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>Finds whose mail addresses these are, where the workspace lets the bot read them (the optional scope <c>users:read.email</c>).</summary>
interface IPeopleByMail
{
    /// <summary>Asks Slack, at its pace: some fifty a minute. What was asked within the last hours is remembered.</summary>
    /// <param name="program">Whose workspace is asked.</param>
    /// <param name="addresses">In the form of <see cref="Domain.People.MailAddresses"/>.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>Those who are full members of the workspace, by address; no guest, nobody of another company, no deactivated account. Null where the bot may not read addresses.</returns>
    Task<IReadOnlyDictionary<string, UserId>?> FindAsync(ProgramKey program, IReadOnlyCollection<string> addresses, CancellationToken ct);
}
