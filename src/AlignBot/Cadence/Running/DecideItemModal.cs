using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Running;

/// <summary>Records a decision in a meeting: the words are enough; why and what follows can be said at once.</summary>
static class DecideItemModal
{
    public const string CallbackId = "meeting.item.decide.form";

    public static ModalView Form(IDecisionForm decision, Meeting meeting, ProgramInfo program, AgendaItem? item)
    {
        var blocks = new List<Block>();
        if (item is not null)
        {
            blocks.Add(new SectionBlock(MeetingWords.Item(item, program.Roster, 600)));
        }

        blocks.AddRange(decision.Inputs());
        return new ModalView("Record a decision", blocks)
        {
            CallbackId = CallbackId,
            PrivateMetadata = MeetingCard.About(meeting, program, item),
            Submit = "Record",
            Close = "Cancel",
        };
    }
}
