using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Scoreboard.Breaches;
using AlignBot.Domain.Scoreboard.Review;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.ReviewLines;

/// <summary>What a meeting goes through, from the records as they stand: nothing of it is kept, but for what people have dealt
/// with.</summary>
sealed class ReviewBook(WeeklyLines weekly, DarkLines dark, IRecordsOfAccounts records, IClock clock)
{
    /// <summary>The lines of some topics that are not dealt with.</summary>
    public async Task<IReadOnlyList<ReviewLine>> ReadAsync(
        AlignBotContext db, ProgramInfo program, Meeting meeting, ImmutableArray<ReviewTopic> topics)
    {
        if (topics.IsEmpty || !await HasRecordsAsync(db, program.Key, topics))
        {
            return [];
        }

        var settled = await SettledLines.FactsAsync(db, program.Key);
        var lines = topics.Contains(ReviewTopic.Dark)
            ? await dark.ReadAsync(db, program, meeting)
            : await weekly.ReadAsync(db, program, meeting, settled);
        return [.. lines.Where(line => topics.Contains(line.Topic) && !line.Facts.All(settled.Contains))];
    }

    /// <summary>Of which day the records are, where they are old or their source can't be read; null where they are fresh, or
    /// there are none.</summary>
    public async Task<Mrkdwn?> AsOfAsync(AlignBotContext db, ProgramInfo program, ImmutableArray<ReviewTopic> topics)
    {
        var (zone, now, notes) = (program.Calendar.Zone, clock.GetCurrentInstant(), new List<Mrkdwn>());
        foreach (var kind in KindsOf(topics))
        {
            var stand = await records.AsOfAsync(db, program.Key, kind);
            if (stand.AsOf is { } asOf && (stand.TroubleSince is not null || now - asOf > LeadReading.StaleAfter))
            {
                notes.Add(stand switch
                {
                    { TroubleSince: { } since } => Mrkdwn.Of(
                        $"As of {Day(asOf)}: the {RecordWords.Of(kind)} of {stand.Source} could not be read since {Day(since)}."),
                    { IsFromFiles: true } => Mrkdwn.Of(
                        $"As of the {RecordWords.Of(kind)} of {Day(asOf)}: `/align import {RecordWords.Of(kind)}` takes a newer file."),
                    _ => Mrkdwn.Of($"As of {Day(asOf)}: {stand.Source} gave no {RecordWords.Of(kind)} since."),
                });
            }
        }

        return notes.Count == 0 ? null : Mrkdwn.Join(" ", notes);

        string Day(Instant at) => When.Date(at.InZone(zone).Date);
    }

    async Task<bool> HasRecordsAsync(AlignBotContext db, ProgramKey key, ImmutableArray<ReviewTopic> topics)
    {
        foreach (var kind in KindsOf(topics))
        {
            if ((await records.AsOfAsync(db, key, kind)).AsOf is not null)
            {
                return true;
            }
        }

        return false;
    }

    static IEnumerable<SourceKinds> KindsOf(ImmutableArray<ReviewTopic> topics) => topics.IsEmpty ? []
        : topics.Contains(ReviewTopic.Dark) ? [SourceKinds.Signals, SourceKinds.Activities, SourceKinds.Leads]
        : [SourceKinds.Opportunities];
}
