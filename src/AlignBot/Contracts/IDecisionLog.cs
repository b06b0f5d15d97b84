using System.Collections.Immutable;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.Contracts;

/// <summary>The decision log, for features whose doings end in it.</summary>
interface IDecisionLog
{
    /// <summary>A decision to be recorded, as far as it is known before the log takes it.</summary>
    static NewDecision Draft(UserId actor, string text) => new() { Id = default, Number = 0, Program = default, RecordedBy = actor, Text = text };

    /// <summary>Records a decision; its number is taken only when the rules accept it.</summary>
    /// <param name="draft">What was filled in; id, number and program are given by the log.</param>
    ValueTask<Outcome<Decision>> RecordAsync(Session session, ProgramKey key, NewDecision draft);

    /// <summary>What is wrong with a decision to be recorded, without recording it.</summary>
    ValueTask<ImmutableArray<Refusal>> CheckAsync(Session session, ProgramKey key, NewDecision draft);

    /// <summary>Enters a decision that a dispute led to, and takes its number.</summary>
    /// <param name="channel">Where the dispute's thread stands: what has a channel of its own stays there.</param>
    ValueTask<int> EnterAsync(Session session, ProgramKey key, Decision decision, string channel);

    /// <summary>Applies a later word to an entry. Null when there is no such entry in the program.</summary>
    ValueTask<Outcome<Decision>?> ApplyAsync(Session session, ProgramKey key, Guid id, DecisionCommand command);

    /// <summary>The decisions of a meeting.</summary>
    Task<IReadOnlyList<Decision>> OfMeetingAsync(AlignBotContext db, ProgramKey key, MeetingId meeting);

    /// <summary>Says why a decision was not recorded or changed, and what can be done instead.</summary>
    Mrkdwn Say(Refusal refusal, ProgramInfo program);
}
