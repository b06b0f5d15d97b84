using System.Collections.Immutable;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Cadence.Running;

/// <summary>What ending a meeting still needs: its open items, the word that nothing was to be decided, and a warning where it will not count.</summary>
static class EndMeetingModal
{
    public const string CallbackId = "meeting.end.form";

    public const string Nothing = "nothing";
    const string Item = "item-";
    const string Reason = "reason";
    const string Value = "value";

    /// <summary>How many open items are asked for; more are never reached in one meeting's last minutes.</summary>
    const int Most = 20;

    public static ModalView Form(Meeting meeting, ProgramInfo program, ImmutableArray<Role> missing)
    {
        var blocks = new List<Block>();
        if (!missing.IsEmpty)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"{MeetingWords.Missing(missing, program.Roster, meeting.Here.Select(here => here.User))} did not check in, nor a deputy: ended now, this is recorded as not held.")));
        }

        var open = meeting.Items.Where(item => item is { MustBeDisposed: true, Dispute: null }).Take(Most).ToList();
        foreach (var item in open)
        {
            List<Option> choices = item.TimesParked > 0
                ? [new("drop", (PlainText)"Drop it")]
                : [new("discussed", (PlainText)"Discussed, nothing to decide"), new("park", (PlainText)"Park it"), new("drop", (PlainText)"Drop it")];
            blocks.Add(new InputBlock(((PlainText)item.Text.ReplaceLineEndings(" ")).Shortened(150), new StaticSelectMenu(Value, choices)) { BlockId = $"{Item}{item.Id.Value:N}" });
        }

        blocks.AddRange(meeting.Items.Where(item => item is { MustBeDisposed: true, Dispute: not null }).Take(Most).Select(item => new SectionBlock(
            Mrkdwn.Of($"{item.Text.ReplaceLineEndings(" ")}").Shortened(300) + Mrkdwn.Of($"\n*Stays a dispute*: ") + MeetingWords.Note(item, program.Roster, meeting.Terms.Zone) + Mrkdwn.Of($"."))));
        if (open.Exists(item => item.TimesParked > 0))
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"To put off again what was parked before, close this and press Park on the card: it takes a dispute, or a person and a date.")));
        }

        if (open.Count > 0)
        {
            blocks.Add(new InputBlock("Why", new PlainTextInput(Value) { MaxLength = TextLimits.Line }) { BlockId = Reason, Optional = true, Hint = "For what is parked or dropped here: it stands beside it." });
        }

        if (meeting.Decisions.IsEmpty)
        {
            blocks.Add(new InputBlock(
                "No decision was recorded",
                new CheckboxGroup(Value, new Option("nothing", (PlainText)"There was nothing to decide")))
            {
                BlockId = Nothing,
                Optional = true,
                Hint = missing.IsEmpty ? "Without a decision and without this it is recorded as held, undecided." : "It counts only once they have checked in.",
            });
        }

        return new ModalView("End the meeting", blocks)
        {
            CallbackId = CallbackId,
            PrivateMetadata = MeetingCard.About(meeting, program),
            Submit = "End it",
            Close = "Back to the meeting",
        };
    }

    public static MeetingCommand Read(UserId actor, ViewState state, Instant now)
    {
        var reason = state.Text(Reason, Value)?.Trim() ?? "";
        var dispositions = state.Values.Keys
            .Where(input => input.BlockId.StartsWith(Item, StringComparison.Ordinal))
            .Select(input => (Guid.TryParseExact(input.BlockId[Item.Length..], "N", out var id) ? new AgendaItemId(id) : default, state.Option(input.BlockId, Value)))
            .Select(chosen => (chosen.Item1, chosen.Item2 switch
            {
                "discussed" => (Disposition)new Disposition.Discussed(actor, now),
                "drop" => new Disposition.Dropped(actor, now, reason),
                _ => new Disposition.Parked(actor, now, reason),
            }));
        return new MeetingCommand.End(actor, state.Checked(Nothing, Value, "nothing"), [.. dispositions]);
    }

    /// <summary>The input a refusal stands under; null where it needs a page of its own.</summary>
    public static string? BlockOf(Refusal refusal) => refusal is TextRefusal ? Reason : null;
}
