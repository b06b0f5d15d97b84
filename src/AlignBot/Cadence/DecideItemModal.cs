using AlignBot.Decisions;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Cadence;

/// <summary>Records a decision in a meeting: the words are enough; why and what follows can be said at once.</summary>
static class DecideItemModal
{
    public const string CallbackId = "meeting.item.decide.form";

    public static ModalView Form(Meeting meeting, ProgramInfo program, AgendaItem? item)
    {
        var blocks = new List<Block>();
        if (item is not null)
        {
            blocks.Add(new SectionBlock(MeetingWords.Item(item, program.Roster, 600)));
        }

        blocks.Add(DecisionFields.TextInput("What was decided"));
        blocks.Add(DecisionFields.WhyInput());
        blocks.AddRange(DecisionFields.ActionInputs());
        return new ModalView("Record a decision", blocks)
        {
            CallbackId = CallbackId,
            PrivateMetadata = MeetingCard.About(meeting, program, item),
            Submit = "Record",
            Close = "Cancel",
        };
    }

    /// <summary>The decision as filled in, and the sentences for the fields that can't be read.</summary>
    public static (NewDecision Draft, IReadOnlyDictionary<string, string> Errors) Read(UserId actor, ViewState state) => DecisionModals.ReadNew(actor, state);
}
