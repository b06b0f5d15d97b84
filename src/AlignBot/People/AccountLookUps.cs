using System.Runtime.CompilerServices;
using AlignBot.Engine.Installations;
using AlignBot.Slack.WebApi;

namespace AlignBot.People;

/// <summary>Asks Slack for accounts: a few one by one, many by the workspace's list, a page of which costs as much as a handful of single ones.</summary>
sealed class AccountLookUps(TimeProvider time)
{
    /// <summary>Up to so many are asked for one by one.</summary>
    const int Few = 50;

    /// <summary>How many single ones a page costs, by Slack's limits: 20 pages a minute, 100 accounts.</summary>
    const int PagesWorth = 5;

    /// <summary>How long one 'not now' of Slack's is waited out.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The accounts, some at a time as they come; those that Slack does not know, or will not show, are left out.</summary>
    public async IAsyncEnumerable<IReadOnlyList<User>> AllAsync(
        SlackApi api, InstallationRow installation, IEnumerable<string> wanted, [EnumeratorCancellation] CancellationToken stopping)
    {
        var left = wanted.ToHashSet();
        var (most, pages, cursor) = (left.Count / PagesWorth, 0, (string?)null);

        // An app of a whole organisation has one workspace's list at a time, and these may be of any.
        while (left.Count > (pages == 0 ? Few : PagesWorth) && installation.TeamId is not "" && pages < most)
        {
            var page = await PatientlyAsync(() => api.Users.List(cursor, ct: stopping), stopping);
            yield return [.. page.Members.Where(user => left.Remove(user.Id))];
            (pages, cursor) = (pages + 1, page.NextCursor);
            if (cursor is null)
            {
                break;
            }
        }

        foreach (var some in left.Chunk(Few))
        {
            var found = new List<User>();
            foreach (var id in some)
            {
                if (await FindAsync(api, id, stopping) is { } user)
                {
                    found.Add(user);
                }
            }

            yield return found;
        }
    }

    /// <summary>The person; null when Slack does not know, or will not show, them: then nothing is said of them.</summary>
    public async Task<User?> FindAsync(SlackApi api, string id, CancellationToken stopping)
    {
        try
        {
            return await PatientlyAsync(() => api.Users.Info(id, stopping), stopping);
        }
        catch (SlackApiException unknown) when (unknown.Error is "user_not_found" or "user_not_visible")
        {
            return null;
        }
    }

    /// <summary>Slack says 'not now' to whoever asks much: it is asked again when it said, as long as that is not too long.</summary>
    public async Task<T> PatientlyAsync<T>(Func<Task<T>> call, CancellationToken stopping)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await call();
            }
            catch (SlackApiException busy) when (busy is { Kind: SlackErrorKind.Retryable, RetryAfter: { } wait } && time.GetElapsedTime(since) < Patience)
            {
                await Task.Delay(wait, time, stopping);
            }
        }
    }
}
