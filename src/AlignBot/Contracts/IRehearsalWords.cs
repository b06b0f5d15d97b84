using AlignBot.Domain;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;

namespace AlignBot.Contracts;

/// <summary>A rehearsed dispute in the words of a real one.</summary>
interface IRehearsalWords
{
    /// <summary>Whose it is, and how it ends if nobody does anything.</summary>
    Mrkdwn Summary(RehearsalReport report, ProgramInfo program);

    /// <summary>What would happen, one line a step, each with its time. Nobody is mentioned.</summary>
    IEnumerable<Mrkdwn> Say(RehearsalReport report, ProgramInfo program);

    /// <summary>Why it could not be raised.</summary>
    Mrkdwn Refused(Refusal refusal, ProgramInfo program);
}
