using System.Runtime.CompilerServices;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Checkups;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Hosting;
using AlignBot.Programs;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Doctor;

/// <summary>Whether the bot is in the channels where it has to speak: every program's, and those that features know besides.</summary>
sealed class ChannelCheckup(
    BotSettings settings, SlackApis slack, IDatabase database, Migrator migrator, DatabaseOptions options, ProgramDirectory programs, IEnumerable<IProgramChannels> others) : ICheckup
{
    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var declared = settings.ProgramFile is { } file ? ProgramFileReader.Read(file) : null;
        if (declared is not null)
        {
            yield return Finding.Well("Program", $"{settings.ProgramFile} has no mistakes: {declared.Name}.");
        }

        var channels = (await RecordedAsync(cancellation)).Concat(declared is null ? [] : Of(declared.Name, declared.Channel, declared.Path)).ToArray();
        if (channels.Length == 0)
        {
            yield return Finding.Wrong("Program", "There is none. Describe it in a file and set Program:File to it.");
        }

        foreach (var (id, what) in channels.DistinctBy(channel => channel.Id))
        {
            yield return await LookAsync(id, what, cancellation);
        }
    }

    IEnumerable<(string Id, string What)> Of(string program, string channel, EscalationPath path) =>
    [
        (channel, program),
        .. others.SelectMany(other => other.Of(path)).Select(other => (other.Id, $"{program}, {other.What}")),
    ];

    /// <summary>The channels of the programs that are set up already; none while the record is missing or of another build.</summary>
    async Task<IReadOnlyList<(string Id, string What)>> RecordedAsync(CancellationToken cancellation)
    {
        if (options.File is { } file && !File.Exists(file))
        {
            return [];
        }

        try
        {
            if (!await migrator.IsMigratedAsync(cancellation))
            {
                return [];
            }

            var keys = await database.ReadAsync(
                db => db.Programs.OrderBy(row => row.Id).Select(row => new ProgramKey(row.InstallationId, row.Id)).ToListAsync(cancellation), cancellation);
            var all = new List<(string, string)>();
            foreach (var key in keys)
            {
                var program = await programs.LatestAsync(key);
                all.AddRange(Of(program.Name, program.ChannelId, program.Path));
            }

            return all;
        }
        catch (Exception failure) when (failure is ForeignSchemaException || StorageTrouble.Say(failure, options) is not null)
        {
            return []; // said where the database is looked at
        }
    }

    async Task<Finding> LookAsync(string id, string what, CancellationToken cancellation)
    {
        try
        {
            var channel = await slack.WithToken(settings.BotToken!).Conversations.Info(id, ct: cancellation);
            var about = $"#{channel.Name}";
            return channel switch
            {
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
