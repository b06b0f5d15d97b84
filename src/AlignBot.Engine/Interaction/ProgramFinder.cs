using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Interaction;

/// <summary>Which program somebody means: the channel's, else their only one.</summary>
public sealed class ProgramFinder(InstallationDirectory installations, ProgramDirectory programs, IDatabase database, IEnumerable<IStrangers> strangers)
{
    /// <summary>Said where nobody knows of the workspace.</summary>
    public static Mrkdwn NotInstalled { get; } = Mrkdwn.Of($"AlignBot is not set up for this workspace yet. Ask whoever installed it to finish the set-up.");

    public async ValueTask<FoundProgram> FindAsync(WorkspaceKey workspace, string? channelId, string userId)
    {
        if (await installations.FindAsync(workspace) is not { } installation)
        {
            return new FoundProgram(0, null, NotInstalled);
        }

        if (channelId is not null && await programs.FindAsync(installation, channelId) is { } here)
        {
            foreach (var watcher in strangers)
            {
                watcher.Acted(here, userId);
            }

            return new FoundProgram(installation, here, default);
        }

        var theirs = await programs.OfMemberAsync(installation, userId);
        return theirs switch
        {
            [var only] => new FoundProgram(installation, only, default),
            [] => new FoundProgram(
                installation, null,
                Mrkdwn.Of($"This channel has no alignment program, and you are in none. Run the command in your go-to-market channel. `/align setup` there begins a program.")),
            _ => new FoundProgram(installation, null, await WhichAsync(installation, theirs)),
        };
    }

    async Task<Mrkdwn> WhichAsync(int installation, List<ProgramKey> theirs)
    {
        var ids = theirs.ConvertAll(key => key.ProgramId);
        var channels = await database.ReadAsync(db => db.Programs
            .Where(row => row.InstallationId == installation && ids.Contains(row.Id))
            .Select(row => row.ChannelId)
            .ToListAsync());
        var list = Mrkdwn.Join(", ", channels.Select(channel => Mrkdwn.Of($"{Mention.Channel(channel)}")));
        return Mrkdwn.Of($"You are in several programs. Run the command in the channel of the one you mean: {list}.");
    }
}

/// <param name="InstallationId">0 where the workspace is unknown.</param>
/// <param name="Program">The program, or null; then <paramref name="Sentence"/> says why and what to do.</param>
public readonly record struct FoundProgram(int InstallationId, ProgramKey? Program, Mrkdwn Sentence);
