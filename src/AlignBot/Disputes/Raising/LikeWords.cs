using AlignBot.Contracts;
using AlignBot.Disputes.Overview;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Disputes.Raising;

/// <summary>What is there about the same matter, with the way into each; and why somebody raised theirs all the same.</summary>
static class LikeWords
{
    /// <summary>Adds one's question to a dispute as a view: the form opens with it.</summary>
    public const string JoinAction = "dispute.raise.join";

    /// <summary>The input for the reason; a refusal stands under it.</summary>
    public const string Why = "although";

    const string Value = "value";

    /// <summary>More than these are counted.</summary>
    public const int Shown = 5;

    /// <summary>The list, and the field for why it is raised anyway where that is asked; nothing where nothing is like it.</summary>
    public static IEnumerable<Block> Blocks(LikeMatters like, ProgramInfo program, UserId reader, Instant now, string? typed = null)
    {
        if (like.Found.Count == 0)
        {
            yield break;
        }

        var same = like.Same.Count();
        for (var at = 0; at < Math.Min(like.Found.Count, Shown); at++)
        {
            if (at == 0 || at == same)
            {
                yield return new SectionBlock(at < same ? Mrkdwn.Of($"*Perhaps that is there already*") : Mrkdwn.Of($"*Also between the same two*"));
            }

            var one = like.Found[at];
            yield return new SectionBlock(Say(one, program)) { Accessory = Way(one, program, reader, now) };
        }

        if (like.Found.Count > Shown)
        {
            yield return new ContextBlock(Mrkdwn.Of($"And {like.Found.Count - Shown} more, which `/dispute list` and `/decision search` find."));
        }

        if (same == 0)
        {
            yield break;
        }

        yield return new InputBlock("Raise it anyway, because", new PlainTextInput(Value) { InitialValue = typed, MaxLength = TextLimits.Line })
        {
            BlockId = Why,
            Hint = "What is different this time. It stands on the card and in the record.",
        };
    }

    public static string? Read(ViewState state) => state.Text(Why, Value);

    /// <summary>'Raised although DSP-4 was there: the contract is another.'</summary>
    public static Mrkdwn Say(RaisedAlthough although) => although.Like.IsEmpty
        ? Mrkdwn.Of($"Why it was raised: {although.Why}")
        : Mrkdwn.Of($"Raised although {Names.Join(although.Like)} {(although.Like.Length == 1 ? "was" : "were")} there: {although.Why}");

    static Mrkdwn Say(LikeMatter one, ProgramInfo program) => one.Decision is { } decision
        ? Mrkdwn.Of($"*DEC-{decision.Number}*  {DecisionTitle.Line(decision)}").Shortened(400)
        : DisputeList.Words(one.Dispute!, program);

    /// <summary>Into an open dispute with one's words; into a decided one with new evidence, where the rules let its reader; else to read it.</summary>
    static Button Way(LikeMatter one, ProgramInfo program, UserId reader, Instant now)
    {
        if (one.Dispute is { } dispute)
        {
            var about = new DisputeRef(program.Key.ProgramId, dispute.Id.Value, dispute.Round, dispute.Level).ToString();
            if (one.Decision is null)
            {
                return dispute.IsParty(reader)
                    ? new Button(DisputeButtons.Brief, "Add my case") { Value = about }
                    : new Button(JoinAction, "Join") { Value = about };
            }

            if (one.Decision.Id == dispute.StandingDecision && MayReopen(dispute, program, reader, now))
            {
                return new Button(DisputeButtons.Reopen, "Reopen") { Value = about };
            }
        }

        return DecisionButton.Show(program.Key.ProgramId, one.Decision!.Id.Value, "Read it");
    }

    static bool MayReopen(Dispute dispute, ProgramInfo program, UserId reader, Instant now) => DisputeWorkflow.Apply(
        dispute, new DisputeCommand.Reopen(reader, dispute.Round, "-", program.Path), new DisputeContext(now, program.Roster, program.Calendar)) is not Outcome<Dispute>.Refused;
}
