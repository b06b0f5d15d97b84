using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Outbox;
using AlignBot.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Disputes;

/// <summary>The one living card of a dispute, at the head of its thread: what is asked, of whom, by when, and how far it is.</summary>
sealed class DisputeCard : IMessageRenderer
{
    public const string Name = "dispute.card";
    public const string Slot = "card";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var row = await context.Db.Disputes.SingleOrDefaultAsync(dispute => dispute.Id == context.Row.SubjectId
            && dispute.InstallationId == context.Row.InstallationId && dispute.ProgramId == context.Row.ProgramId);
        if (row is null)
        {
            return new Rendering.Drop("The dispute does not exist.");
        }

        var dispute = DisputeDesk.StateOf(row);
        return new Rendering.Send(Summary(dispute, context.Program), Blocks(dispute, context.Program));
    }

    /// <summary>The card in one line, for notifications.</summary>
    public static Mrkdwn Summary(Dispute dispute, ProgramInfo program) => dispute.IsOpen
        ? Mrkdwn.Of($"DSP-{dispute.Number}: {dispute.Question}").Shortened(200)
            + Mrkdwn.Of($" {Names.List(program.Roster, dispute.Deciders)} {Asked(dispute)} by {When.At(dispute.DueAt!.Value, dispute.Calendar.Zone)}.")
        : Mrkdwn.Of($"DSP-{dispute.Number}: {dispute.Question}").Shortened(200) + Mrkdwn.Of($" ")
            + DisputeRefusals.Closed(dispute.Closing!, program.Roster, dispute.Calendar.Zone);

    public static IReadOnlyList<Block> Blocks(Dispute dispute, ProgramInfo program)
    {
        var zone = dispute.Calendar.Zone;
        var blocks = new List<Block> { new SectionBlock(Title(dispute)), new SectionBlock(State(dispute, program, zone).Shortened(3000)) };
        if (dispute.IsOpen)
        {
            blocks.Add(new SectionBlock(Standing(dispute)));
        }

        if (!dispute.Options.IsEmpty && dispute.IsOpen)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"Options: {string.Join(" / ", dispute.Options)}").Shortened(1500)));
        }

        blocks.Add(new DividerBlock());
        blocks.Add(Cases(dispute, program));
        blocks.Add(new ContextBlock(Footer(dispute, program, zone).Shortened(2000)));
        blocks.AddRange(Buttons(dispute, program));
        return blocks;
    }

    static Mrkdwn Title(Dispute dispute)
    {
        var state = dispute.Status switch
        {
            DisputeStatus.Open => $"level {dispute.Level + 1} of {dispute.Path.Levels.Length}",
            DisputeStatus.DecidedByTimeout => "decided by time-out",
            var closed => closed.ToString().ToLowerInvariant(),
        };
        var round = dispute.Round > 1 ? $", round {dispute.Round}" : "";
        return Mrkdwn.Of($"*DSP-{dispute.Number}  {dispute.Question}*").Shortened(2800) + Mrkdwn.Of($"\n_{state}{round}_");
    }

    static Mrkdwn State(Dispute dispute, ProgramInfo program, DateTimeZone zone)
    {
        if (!dispute.IsOpen)
        {
            var closing = dispute.Closing!;
            var log = closing.DecisionNumber is { } number ? Mrkdwn.Of($"\nIn the decision log as DEC-{number}.") : Mrkdwn.Of($"");
            return DisputeRefusals.Closed(closing, program.Roster, zone) + log;
        }

        var first = Mrkdwn.Of(
            $"{Names.List(program.Roster, dispute.Deciders)} {Asked(dispute)} {When.By(dispute.DueAt!.Value, zone)}.");
        if (dispute.ReconcileUntil is { } until)
        {
            first = Mrkdwn.Of($"{Names.List(program.Roster, dispute.Deciders)} differ and have until {When.At(until, zone)} to agree; then it goes up.");
        }
        else if (dispute.HeldUntil is { } held)
        {
            first = dispute.HeldFor switch
            {
                HoldReason.FormOpen => Mrkdwn.Of($"Time is up, and a ruling is being written: it is waited for until {When.At(held, zone)}."),
                HoldReason.AskNotDelivered =>
                    Mrkdwn.Of($"Time is up, but not everybody could be asked yet. {Names.List(program.Roster, dispute.Deciders)} get their time once they are."),
                _ => Mrkdwn.Of($"Time is up, but the question came late. {Names.List(program.Roster, dispute.Deciders)} have until {When.At(held, zone)} to answer it."),
            };
        }

        return first + Mrkdwn.Join("", dispute.Seats.Select(seat => Mrkdwn.Of($"\n•  ") + SeatLine(dispute, seat, program.Roster)));
    }

    static Mrkdwn SeatLine(Dispute dispute, Seat seat, Roster roster)
    {
        var name = seat.Occupant is { } user ? Names.Of(roster, user) : "Vacant seat";
        return seat.Ruling switch
        {
            { AgreesWith: not null } => Mrkdwn.Of($"{name} agrees"),
            { } ruling => Mrkdwn.Of($"{name} has decided: {ruling.Terms.Text(dispute.Options)}").Shortened(400),
            null => Mrkdwn.Of($"{name}  _not yet_"),
        };
    }

    static Mrkdwn Standing(Dispute dispute)
    {
        var meanwhile = dispute.Meanwhile is { } text ? Mrkdwn.Of($"Meanwhile: {text}").Shortened(1400) + Mrkdwn.Of($"\n") : Mrkdwn.Of($"");
        return meanwhile + Mrkdwn.Of($"If nobody decides: {dispute.DefaultOutcome}").Shortened(1400);
    }

    static SectionBlock Cases(Dispute dispute, ProgramInfo program) => new()
    {
        Fields = [.. dispute.Parties.Select(party => (TextObject)Case(dispute, party, program.Roster))],
    };

    static Mrkdwn Case(Dispute dispute, DisputeParty party, Roster roster)
    {
        var side = party.Side is { } function ? $"{function}, " : "";
        var heading = Mrkdwn.Of($"*{side}{Names.Of(roster, party.User)}'s case*");
        return dispute.Briefs.FirstOrDefault(brief => brief.By == party.User) is { } given
            ? heading + Mrkdwn.Of($"\n{given.OwnCase}").Shortened(900) + Mrkdwn.Of($"\n_Best argument for the other side:_ {given.OtherCase}").Shortened(900)
            : heading + Mrkdwn.Of($"\n_No brief yet._");
    }

    static Mrkdwn Footer(Dispute dispute, ProgramInfo program, DateTimeZone zone)
    {
        var next = dispute.IsOpen
            ? dispute.IsLastLevel
                ? Mrkdwn.Of($"This is the last level.\n")
                : Mrkdwn.Of($"Next: {PathWords.Next(dispute.Path, dispute.Level + 1, program.Roster, dispute.Parties.Select(party => party.User))}.\n")
            : Mrkdwn.Of($"");
        var account = dispute.Account is { } name ? Mrkdwn.Of($"Account {name}.   ") : Mrkdwn.Of($"");
        var category = dispute.Path.Category(dispute.Category)?.Name ?? dispute.Category;
        return next + account + Mrkdwn.Of(
            $"{category}, path v{dispute.Path.Version}, raised by {Names.Of(program.Roster, dispute.RaisedBy)} on {When.Day(dispute.RaisedAt, zone)}.");
    }

    static IEnumerable<Block> Buttons(Dispute dispute, ProgramInfo program)
    {
        var about = new DisputeRef(program.Key.ProgramId, dispute.Id.Value, dispute.Round, dispute.Level).ToString();
        if (dispute.IsOpen)
        {
            yield return new ActionsBlock(
                new Button(DisputeButtons.Decide, "Decide") { Value = about, Style = ButtonStyle.Primary },
                new Button(DisputeButtons.Brief, "Add my case") { Value = about },
                new OverflowMenu(
                    DisputeButtons.More,
                    new Option($"{DisputeButtons.Receipt}:{about}", (PlainText)"Why this deadline"),
                    new Option($"{DisputeButtons.Escalate}:{about}", (PlainText)"Escalate now"),
                    new Option($"{DisputeButtons.Withdraw}:{about}", (PlainText)"Withdraw")));
        }
    }

    /// <summary>'settle it', 'decides', 'decide together'.</summary>
    static string Asked(Dispute dispute) => dispute.Deciders.Length == 1 && !dispute.CurrentLevel.IsTheParties
        ? "decides"
        : PathWords.Verb(dispute.CurrentLevel);
}
