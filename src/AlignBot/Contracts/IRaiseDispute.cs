using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;

namespace AlignBot.Contracts;

/// <summary>Offers to raise a dispute about something that stands elsewhere.</summary>
interface IRaiseDispute
{
    /// <summary>Why somebody can't raise one, in words; null when they can.</summary>
    Mrkdwn? WhyNot(ProgramInfo program, UserId raiser);

    /// <summary>The form, filled in. What it has no field for is kept until it is sent.</summary>
    Task<ModalView> FormAsync(ProgramInfo program, UserId raiser, DisputeDraft draft);
}
