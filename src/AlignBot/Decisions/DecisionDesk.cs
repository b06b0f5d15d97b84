using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Time;
using AlignBot.Engine.Features;
using AlignBot.Engine.History;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Decisions;

/// <summary>Writes the decision log: asks the rules, and writes the entry with all that follows from it, in the transaction of its session.</summary>
sealed class DecisionDesk(ProgramDirectory programs, DecisionPosts posts, IFollowUps followUps, IRunningMeeting running, Moments moments) : IDecisionLog
{
    /// <summary>The numbers of decisions: DEC-31.</summary>
    public const string Numbers = "DEC";

    // The one entry that people wait for while typing: a prepared statement instead of EF's change tracker.
    const string Insert =
        """
        INSERT INTO decisions (installation_id, program_id, id, number, version, status, words, words_version, recorded_by, recorded_at, category,
            account, dispute_id, meeting_id, kept_to, review_on, state, schema)
        VALUES (@installation, @program, @id, @number, 1, @status, @words, @cut, @by, @at, @category, @account, @dispute, @meeting, @kept, @review,
            @state, @schema)
        """;

    /// <summary>Records a decision on the spot from its words alone.</summary>
    public ValueTask<Outcome<Decision>> RecordAsync(Session session, ProgramKey key, UserId actor, string text) =>
        RecordAsync(session, key, Draft(actor, text));

    /// <summary>Records a decision; its number is taken only when the rules accept it.</summary>
    /// <param name="draft">What was filled in; id, number and program are given here.</param>
    public ValueTask<Outcome<Decision>> RecordAsync(Session session, ProgramKey key, NewDecision draft) =>
        RecordAsync(session, key, draft, DecisionWorkflow.Record);

    /// <summary>Records a decision that amends, supersedes or reverses another. Null when there is no such entry in the program.</summary>
    public async ValueTask<Outcome<Decision>?> ReplaceAsync(Session session, ProgramKey key, Guid old, DecisionLinkKind kind, NewDecision draft) =>
        await Kept.FindAsync(session, key, old) is { } row
            ? await RecordAsync(
                session, key, draft with { KeptTo = StateOf(row).KeptTo }, (record, context) => DecisionWorkflow.Replace(StateOf(row), record, kind, context))
            : null;

    /// <summary>Enters a decision that a dispute led to, and takes its number.</summary>
    /// <param name="channel">Where the dispute's thread stands: what has a channel of its own stays there.</param>
    public async ValueTask<int> EnterAsync(Session session, ProgramKey key, Decision decision, string channel)
    {
        var program = await programs.CurrentAsync(session, key);
        var numbered = decision with
        {
            Number = (await session.ProgramAsync(key)).Next(Numbers),
            KeptTo = channel == program.ChannelId ? null : decision.Dispute,
        };
        await InsertAsync(session, key, numbered);
        await CarryOutAsync(session, program, numbered, DecisionWorkflow.Entered(numbered));
        await moments.TellAsync(session, new DecisionRecorded(key, numbered, IsOfRunningMeeting: false));
        return numbered.Number;
    }

    /// <summary>Applies a later word to an entry. Null when there is no such entry in the program.</summary>
    public async ValueTask<Outcome<Decision>?> ApplyAsync(Session session, ProgramKey key, Guid id, DecisionCommand command)
    {
        if (await Kept.FindAsync(session, key, id) is not { } row)
        {
            return null;
        }

        var program = await programs.CurrentAsync(session, key);
        var context = Context(session, program);
        if (command is DecisionCommand.AddDetails { Supersedes: { } old } details
            && await Kept.FindAsync(session, key, old.Value) is { } replaced
            && DecisionWorkflow.WhyNotChange(StateOf(replaced), details.Actor, context) is { } refusal)
        {
            return new Outcome<Decision>.Refused(refusal);
        }

        var outcome = DecisionWorkflow.Apply(StateOf(row), command, context);
        if (outcome is Outcome<Decision>.Changed changed)
        {
            var decision = changed.State;
            row.Status = decision.Status;
            row.Words = DecisionWords.Of(decision);
            row.WordsVersion = DecisionWords.Version;
            row.Category = decision.Category;
            row.Account = decision.Account;
            row.ReviewOn = ReviewOn(decision);
            Kept.Keep(row, decision);
            await CarryOutAsync(session, program, decision, changed.Effects);
            await moments.TellAsync(session, new DecisionChanged(key, decision));
        }

        return outcome;
    }

    /// <summary>What is wrong with a decision to be recorded, without recording it.</summary>
    public async ValueTask<ImmutableArray<Refusal>> CheckAsync(Session session, ProgramKey key, NewDecision draft) =>
        [.. DecisionWorkflow.Problems(draft, Context(session, await programs.CurrentAsync(session, key)))];

    /// <summary>What is wrong with what is to be added to an entry, without adding it.</summary>
    public async ValueTask<ImmutableArray<Refusal>> CheckAsync(Session session, ProgramKey key, Guid id, DecisionCommand.AddDetails details) =>
        await Kept.FindAsync(session, key, id) is { } row
            ? [.. DecisionWorkflow.Problems(StateOf(row), details, Context(session, await programs.CurrentAsync(session, key)))]
            : [];

    /// <summary>How an entry is kept in its row.</summary>
    public static StateColumn<Decision> State { get; } = new("decision", DecisionJson.Default.Decision);

    public static Decision StateOf(DecisionRow row) => State.Read(row) with { KeptTo = row.KeptTo is { } dispute ? new DisputeId(dispute) : null };

    static readonly Aggregate<Decision, DecisionRow, DecisionFact> Kept = new(State, DecisionJson.Default.DecisionFact, DecisionFacts.KindOf, DecisionTimers.FeatureName);

    /// <summary>A decision to be recorded, as far as it is known before the desk takes it.</summary>
    public static NewDecision Draft(UserId actor, string text) => IDecisionLog.Draft(actor, text);

    public async Task<IReadOnlyList<Decision>> OfMeetingAsync(AlignBotContext db, ProgramKey key, MeetingId meeting) =>
        (await DecisionChain.Of(db, key).Where(row => row.MeetingId == meeting.Value).ToListAsync()).ConvertAll(StateOf);

    public Mrkdwn Say(Refusal refusal, ProgramInfo program) => DecisionRefusals.Say(refusal, program);

    async ValueTask<Outcome<Decision>> RecordAsync(
        Session session, ProgramKey key, NewDecision draft, Func<NewDecision, DecisionContext, Outcome<Decision>> rules)
    {
        var program = await programs.CurrentAsync(session, key);
        var head = await session.ProgramAsync(key);

        // What somebody who is in a running meeting records was decided in it, by the required people who are there; except what not everybody there may read.
        var meeting = draft.Meeting is null && draft.KeptTo is null ? await running.FindAsync(session, key, draft.RecordedBy) : null;
        if (meeting is { } on)
        {
            draft = draft with { Meeting = on.Id, DecidedBy = draft.DecidedBy.IsEmpty ? on.Deciders : draft.DecidedBy };
        }

        var outcome = rules(
            draft with { Id = new DecisionId(Guid.CreateVersion7()), Number = head.Last(Numbers) + 1, Program = new ProgramId(key.ProgramId) },
            Context(session, program));
        if (outcome is Outcome<Decision>.Changed changed)
        {
            head.Next(Numbers);
            await InsertAsync(session, key, changed.State);
            await CarryOutAsync(session, program, changed.State, changed.Effects);
            await moments.TellAsync(session, new DecisionRecorded(key, changed.State, IsOfRunningMeeting: meeting is not null));
        }

        return outcome;
    }

    static DecisionContext Context(Session session, ProgramInfo program) =>
        new(session.Now, program.Roster, session.Now.InZone(program.Calendar.Zone).Date);

    static async ValueTask InsertAsync(Session session, ProgramKey key, Decision decision)
    {
        var state = State.Write(decision);
        session.KeepState(key, decision.Id.Value, State.Schema, state);
        await session
            .Statement(
                Insert,
                "@installation", "@program", "@id", "@number", "@status", "@words", "@cut", "@by", "@at", "@category", "@account", "@dispute",
                "@meeting", "@kept", "@review", "@state", "@schema")
            .Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, decision.Id.Value).Set(3, decision.Number)
            .Set(4, decision.Status.ToString()).Set(5, DecisionWords.Of(decision)).Set(6, DecisionWords.Version)
            .Set(7, decision.RecordedBy?.Value ?? "").Set(8, decision.RecordedAt.ToUnixTimeMilliseconds()).Set(9, decision.Category)
            .Set(10, decision.Account).Set(11, decision.Dispute?.Value).Set(12, decision.Meeting?.Value).Set(13, decision.KeptTo?.Value).Set(14, ReviewOn(decision))
            .Set(15, state).Set(16, State.Schema)
            .DeferAsync();
    }

    async ValueTask CarryOutAsync(Session session, ProgramInfo program, Decision decision, IEnumerable<Effect> effects)
    {
        foreach (var effect in effects)
        {
            if (await Kept.CarryOutAsync(session, program.Key, decision.Id.Value, effect))
            {
                continue;
            }

            switch (effect)
            {
                case DecisionEffect.TellDecision tell:
                    if (await ApplyAsync(session, program.Key, tell.Decision.Value, tell.Command) is Outcome<Decision>.Refused refused)
                    {
                        throw new InvalidOperationException($"DEC-{decision.Number} tells another what it refuses: {refused.Why}.");
                    }

                    break;
                case DecisionEffect.SetReview review:
                    await session.SetTimerAsync(
                        program.Key, DecisionTimers.FeatureName, decision.Id.Value, DecisionTimers.Review, MorningOf(review.On, program.Calendar));
                    break;
                case DecisionEffect.ClearReview:
                    await session.ClearTimerAsync(program.Key, decision.Id.Value, DecisionTimers.Review);
                    break;
                case DecisionEffect.Assign assign:
                    await followUps.AssignAsync(session, program, decision, assign);
                    break;
                default:
                    await posts.SendAsync(session, program, decision, effect);
                    break;
            }
        }
    }

    /// <summary>The first working hour of that day, or of the next working day.</summary>
    static Instant MorningOf(LocalDate day, WorkingCalendar calendar) =>
        WorkingTime.AtOrNextOpening(day.AtStartOfDayInZone(calendar.Zone).ToInstant(), calendar);

    static string? ReviewOn(Decision decision) => decision is { Holds: true, ReviewOn: { } on } ? NodaTime.Text.LocalDatePattern.Iso.Format(on) : null;
}
