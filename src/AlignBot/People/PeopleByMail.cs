using System.Collections.Concurrent;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Storage;
using AlignBot.Slack.WebApi;

namespace AlignBot.People;

/// <summary>Looks people up by their mail addresses, one after the other.</summary>
sealed class PeopleByMail(InstallationDirectory installations, SlackApis slack, AccountLookUps accounts, TimeProvider time) : IPeopleByMail
{
    /// <summary>How long an answer stands.</summary>
    static readonly TimeSpan Remembered = TimeSpan.FromHours(4);

    /// <summary>So many answers are remembered; then it begins anew.</summary>
    const int Most = 10_000;

    readonly ConcurrentDictionary<(int Installation, string Address), (UserId? User, DateTimeOffset At)> known = new();

    public async Task<IReadOnlyDictionary<string, UserId>?> FindAsync(ProgramKey program, IReadOnlyCollection<string> addresses, CancellationToken ct)
    {
        var installation = await installations.RowAsync(program.InstallationId);
        var api = slack.For(await installations.WorkspaceAsync(program.InstallationId)).WaitingAtMost(AccountLookUps.Patience);
        var found = new Dictionary<string, UserId>(StringComparer.Ordinal);
        try
        {
            foreach (var address in addresses)
            {
                if (await FindAsync(api, installation, address, ct) is { } user)
                {
                    found[address] = user;
                }
            }
        }
        catch (SlackApiException refused) when (refused.Error is "missing_scope" or "not_allowed_token_type" or "enterprise_is_restricted")
        {
            return null;
        }

        return found;
    }

    async Task<UserId?> FindAsync(SlackApi api, InstallationRow installation, string address, CancellationToken ct)
    {
        if (known.TryGetValue((installation.Id, address), out var answer) && time.GetUtcNow() - answer.At < Remembered)
        {
            return answer.User;
        }

        if (known.Count >= Most)
        {
            known.Clear();
        }

        var user = await LookUpAsync(api, address, ct);
        var member = user is { Deleted: false } && AccountKind.Of(user, installation) is MemberKind.Human ? new UserId(user.Id) : (UserId?)null;
        known[(installation.Id, address)] = (member, time.GetUtcNow());
        return member;
    }

    async Task<User?> LookUpAsync(SlackApi api, string address, CancellationToken ct)
    {
        try
        {
            return await accounts.PatientlyAsync(() => api.Users.LookupByEmail(address, ct), ct);
        }
        catch (SlackApiException unknown) when (unknown.Error is "users_not_found" or "user_not_found" or "user_not_visible")
        {
            return null;
        }
    }
}
