using AlignBot.Domain;
using AlignBot.Domain.Actions;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>What decisions gave people to do.</summary>
interface IFollowUps
{
    /// <summary>Gives what a decision brought with it.</summary>
    ValueTask AssignAsync(Session session, ProgramInfo program, Decision decision, DecisionEffect.Assign assign);

    /// <summary>Gives somebody a thing to do that follows from no decision. It was checked before: this refuses nothing.</summary>
    ValueTask<ActionItem> GiveAsync(Session session, ProgramInfo program, ActionId id, FollowUp what, UserId by);

    /// <summary>How these of the program's actions stand now; those that are not there are left out.</summary>
    Task<IReadOnlyList<ActionItem>> FindAsync(AlignBotContext db, ProgramKey key, IReadOnlyCollection<ActionId> ids);

    /// <summary>Those of one decision, the first due first.</summary>
    Task<IReadOnlyList<ActionItem>> OfDecisionAsync(AlignBotContext db, ProgramKey key, DecisionId decision);

    /// <summary>Those of a meeting's decisions, in the order in which they were given.</summary>
    Task<List<ActionItem>> OfMeetingAsync(AlignBotContext db, ProgramKey key, MeetingId meeting);

    /// <summary>How many of one decision are open.</summary>
    Task<int> OpenAsync(AlignBotContext db, ProgramKey key, DecisionId decision);

    /// <summary>How many of a whole program are open, and how many of them past their day.</summary>
    Task<(int Open, int Overdue)> OpenAsync(AlignBotContext db, ProgramKey key, LocalDate today);

    /// <summary>One in words, with the button that closes it for who may.</summary>
    SectionBlock Show(ActionItem action, ProgramInfo program, UserId reader, Instant now);
}
