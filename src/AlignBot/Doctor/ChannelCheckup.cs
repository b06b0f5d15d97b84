using System.Runtime.CompilerServices;
using AlignBot.Engine.Checkups;
using AlignBot.Engine.Installations;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Hosting;
using AlignBot.Programs;
using AlignBot.Slack;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Doctor;

/// <summary>Whether the bot is in the channels where it has to speak: every program's, and those that features know besides.</summary>
sealed class ChannelCheckup(
    BotSettings settings, SlackApis slack, ConfiguredToken configured, InstallationDirectory installations, IDatabase database, Migrator migrator, DatabaseOptions options, ProgramDirectory programs, IEnumerable<IProgramChannels> others) : ICheckup
{
    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var declared = settings.ProgramFile is { } file ? ProgramFileReader.Read(file) : null;
        if (declared is not null)
        {
            yield return Finding.Well("Program", $"{settings.ProgramFile} has no mistakes: {declared.Name}.");
            var moved = await MovedAsync(declared.Workspace, cancellation);
            foreach (var (old, what) in Of(declared.Name, declared.Channel, declared.Sections).Where(channel => moved is not null && moved.Now(channel.Id) != channel.Id))
            {
                yield return Finding.Wrong("Program", $"{settings.ProgramFile} names the channel of {what} by {old}, an old id: Slack calls it {moved!.Now(old)} now. Write that into the file.");
            }

            declared = moved is null ? declared : moved.Follow(declared, others);
        }

        var channels = (await RecordedAsync(cancellation))
            .Concat(declared is null ? [] : Of(declared.Name, declared.Channel, declared.Sections).Select(channel => (Workspace: WorkspaceKey.OfTeam(declared.Workspace), channel.Id, channel.What))).ToArray();
        if (channels.Length == 0)
        {
            yield return Finding.Note("Program", "There is none yet. Invite AlignBot to your go-to-market channel and press 'Set up' there, or describe it in a file and set Program:File to that.");
        }

        foreach (var (workspace, id, what) in channels.DistinctBy(channel => (channel.Workspace.TeamId, channel.Id)))
        {
            yield return await LookAsync(ApiOf(workspace), id, what, cancellation);
        }
    }

    IEnumerable<(string Id, string What)> Of(string program, string channel, ProgramParts parts) =>
    [
        (channel, program),
        .. others.SelectMany(other => other.Of(parts)).Select(other => (other.Id, $"{program}, {other.What}")),
    ];

    /// <summary>Which channels of the workspace go by another id than before; null where the record does not know.</summary>
    async Task<MovedChannels?> MovedAsync(string workspace, CancellationToken cancellation) => await IfReadableAsync(
        async () => await database.ReadAsync(
            async db => await db.Installations.Where(row => row.TeamId == workspace).Select(row => (int?)row.Id).FirstOrDefaultAsync(cancellation) is { } installation
                ? await MovedChannels.ReadAsync(db, installation)
                : null,
            cancellation),
        cancellation);

    /// <summary>The channels of the programs that are set up already; none while the record is missing or of another build.</summary>
    async Task<IReadOnlyList<(WorkspaceKey Workspace, string Id, string What)>> RecordedAsync(CancellationToken cancellation) => await IfReadableAsync(
        async () =>
        {
            var keys = await database.ReadAsync(
                db => db.Programs.OrderBy(row => row.Id).Select(row => new ProgramKey(row.InstallationId, row.Id)).ToListAsync(cancellation), cancellation);
            var all = new List<(WorkspaceKey, string, string)>();
            foreach (var key in keys)
            {
                var program = await programs.LatestAsync(key);
                var workspace = await installations.WorkspaceAsync(key.InstallationId);
                all.AddRange(Of(program.Name, program.ChannelId, program.Settings).Select(channel => (workspace, channel.Id, channel.What)));
            }

            return all;
        },
        cancellation) ?? [];

    /// <summary>What the record says; null while it is missing or of another build, which is said where the database is looked at.</summary>
    async Task<T?> IfReadableAsync<T>(Func<Task<T?>> read, CancellationToken cancellation)
        where T : class
    {
        if (options.File is { } file && !File.Exists(file))
        {
            return null;
        }

        try
        {
            return await migrator.IsMigratedAsync(cancellation) ? await read() : null;
        }
        catch (Exception failure) when (failure is ForeignSchemaException || StorageTrouble.Say(failure, options) is not null)
        {
            return null;
        }
    }

    /// <summary>With the configuration's token where it is of that workspace: for that nothing need be read.</summary>
    SlackApi ApiOf(WorkspaceKey workspace) => configured.For(workspace) is { } token ? slack.WithToken(token) : slack.For(workspace);

    async Task<Finding> LookAsync(SlackApi api, string id, string what, CancellationToken cancellation)
    {
        try
        {
            var channel = await api.Conversations.Info(id, ct: cancellation);
            var about = $"#{channel.Name}";
            return channel switch
            {
                { Id: { Length: > 0 } now } when now != id => Finding.Wrong(about, $"{what} names it by {id}, an old id: Slack calls it {now} now."),
                { IsArchived: true } => Finding.Wrong(about, $"It is archived, and {what} lives there. Unarchive it, or set the program up in another channel."),
                { IsMember: false } => Finding.Wrong(about, $"The bot is not in it, and {what} lives there. Invite it: /invite @ and its name."),
                _ => Finding.Well(about, $"The bot is in it ({what})."),
            };
        }
        catch (SlackApiException failure) when (failure.Error == "channel_not_found")
        {
            return Finding.Wrong(id, $"{what} names this channel, and the bot can't see it. Is the id right? A private channel must invite the bot first.");
        }
        catch (SlackApiException failure)
        {
            return Finding.Wrong(id, $"Slack says nothing of the channel of {what}: {failure.Error}.");
        }
    }
}
