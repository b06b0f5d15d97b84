using AlignBot.AccountLists;
using AlignBot.Cadence;
using AlignBot.Decisions;
using AlignBot.Differences;
using AlignBot.Disputes.Records;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Engine.Wording;
using AlignBot.Scoreboard;
using AlignBot.SourceReadings;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Sandbox;

/// <summary>The next moment at which something must be decided or done: reminders on the way are passed, not stopped at.</summary>
/// <param name="At">When it is.</param>
/// <param name="What">What it is: 'the deadline of DSP-1'.</param>
sealed record NextDeadline(Instant At, string What)
{
    /// <summary>'Fri 27 Nov 2026 10:00: the deadline of DSP-1'.</summary>
    public string Say(DateTimeZone zone) => $"{When.Written(At, zone)}: {What}.";

    /// <summary>Null where nothing is due.</summary>
    public static Task<NextDeadline?> FindAsync(IDatabase database) => database.ReadAsync(async db =>
    {
        // The oldest first: that is how the table lies.
        var next = await db.Timers.Where(timer => timer.Feature != "roster" && timer.Feature != SourceTimers.FeatureName && !EF.Functions.Like(timer.Name, "reminder%"))
            .OrderBy(timer => timer.DueAt).FirstOrDefaultAsync();
        return next is null ? null : new NextDeadline(next.DueAt, await WhatAsync(db, next));
    });

    static async Task<string> WhatAsync(AlignBotContext db, TimerRow timer) => timer.Feature switch
    {
        "dispute" when await db.Disputes.FirstOrDefaultAsync(row => row.Id == timer.SubjectId) is { } dispute => Of(timer.Name, dispute.Number),
        "decision" when await db.Decisions.FirstOrDefaultAsync(row => row.Id == timer.SubjectId) is { } decision => $"the review of DEC-{decision.Number}",
        "action" => "the day by which an action is due",
        "meeting" when await db.Meetings.FirstOrDefaultAsync(row => row.Id == timer.SubjectId) is { } meeting =>
            $"{MeetingDesk.StateOf(meeting).Terms.Name}: {Of(MeetingTimer.Parse(timer.Name).Kind)}",
        AccountListDesk.FeatureName => "the account list's weekly diff",
        FiguresDesk.FeatureName when timer.Name == FiguresTimers.Ask => "the leaders are asked for their pipelines",
        FiguresDesk.FeatureName => "the two pipelines are shown",
        BoardDesk.FeatureName => "the scoreboard is read, if it is its day",
        "series" => "meetings are planned",
        _ => "something is due",
    };

    static string Of(string timer, int number) => timer.StartsWith("deadline", StringComparison.Ordinal) ? $"the deadline of DSP-{number}"
        : timer.StartsWith("reconcile", StringComparison.Ordinal) ? $"those who decide DSP-{number} have had their time to agree"
        : $"somebody who decides DSP-{number} has left";

    static string Of(MeetingTimerKind kind) => kind switch
    {
        MeetingTimerKind.Call => "items are called for",
        MeetingTimerKind.AskForItems => "a leader is asked for items",
        MeetingTimerKind.Remind => "those who are expected are reminded",
        MeetingTimerKind.Start => "it is to start",
        MeetingTimerKind.Grace => "it can't start any more",
        MeetingTimerKind.Section => "a section is over",
        MeetingTimerKind.Press => "its end is near",
        MeetingTimerKind.TimeUp => "its time is up",
        MeetingTimerKind.Answer => "an answer is due",
        _ => "it closes itself",
    };
}
