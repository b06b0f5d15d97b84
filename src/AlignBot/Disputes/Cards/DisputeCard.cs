using AlignBot.Contracts;
using AlignBot.Disputes.Asks;
using AlignBot.Disputes.Lessons;
using AlignBot.Disputes.Raising;
using AlignBot.Disputes.Records;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Disputes.Cards;

/// <summary>The one living card of a dispute, at the head of its thread: what is asked, of whom, by when, and how far it is.</summary>
sealed class DisputeCard(DisputeElsewhere elsewhere, IEnumerable<ICardPart<Dispute>> parts) : IMessageRenderer
{
    public const string Name = "dispute.card";
    public const string Slot = IDisputeRecord.ThreadSlot;

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
        return new Rendering.Send(Summary(dispute, context.Program), Blocks(dispute, context.Program, await parts.SayAsync(context.Db, context.Program, dispute)));
    }

    public ValueTask UndeliverableAsync(Session session, OutboxRow row, string error) => elsewhere.TellConcernedAsync(session, row, error);

    /// <summary>The card in one line, for notifications.</summary>
    public static Mrkdwn Summary(Dispute dispute, ProgramInfo program) => dispute.IsOpen
        ? Mrkdwn.Of($"DSP-{dispute.Number}: {dispute.Question}").Shortened(200)
            + Mrkdwn.Of($" {Names.List(program.Roster, dispute.Deciders)} {Asked(dispute)} by {When.At(dispute.DueAt!.Value, dispute.Calendar.Zone)}.")
        : Mrkdwn.Of($"DSP-{dispute.Number}: {dispute.Question}").Shortened(200) + Mrkdwn.Of($" ")
            + DisputeRefusals.Closed(dispute.Closing!, program.Roster, dispute.Calendar.Zone);

    /// <param name="dispute">The whole state.</param>
    /// <param name="program">As it stands now.</param>
    /// <param name="beside">What other features say of it.</param>
    public static IReadOnlyList<Block> Blocks(Dispute dispute, ProgramInfo program, Mrkdwn beside)
    {
        var zone = dispute.Calendar.Zone;
        List<Block> blocks = [new SectionBlock(Title(dispute)), new SectionBlock(State(dispute, program, zone))];
        if (dispute.IsOpen)
        {
            blocks.Add(new SectionBlock(DisputeCases.Say(dispute, program.Roster)));
            if (DisputeAnswers.Before(dispute, program.Roster) is { Length: > 0 } before)
            {
                blocks.Add(new SectionBlock(before.Shortened(1500)));
            }

            blocks.Add(new ContextBlock(Otherwise(dispute, program)));
        }

        if (Besides(dispute, program) is { } besides)
        {
            blocks.Add(new ContextBlock(besides.Shortened(2000)));
        }

        if (beside is { Length: > 0 })
        {
            blocks.Add(new ContextBlock(beside.Shortened(2000)));
        }

        blocks.Add(new ContextBlock(Footer(dispute, program, zone).Shortened(2000)));
        blocks.Add(Buttons(dispute, program));
        return blocks;
    }

    static Mrkdwn Title(Dispute dispute)
    {
        var state = dispute.Status switch
        {
            DisputeStatus.Open => $"level {dispute.Level + 1} of {dispute.Path.Levels.Length}",
            DisputeStatus.DecidedByTimeout => "undecided",
            var closed => closed.ToString().ToLowerInvariant(),
        };
        var round = dispute.Round > 1 ? $", round {dispute.Round}" : "";
        return Mrkdwn.Of($"*DSP-{dispute.Number}  {dispute.Question}*").Shortened(2800) + Mrkdwn.Of($"   _{state}{round}_");
    }

    /// <summary>Who decides by when, or how it ended: the one line that says how it stands.</summary>
    public static Mrkdwn Standing(Dispute dispute, ProgramInfo program, DateTimeZone zone)
    {
        var who = Names.List(program.Roster, dispute.Deciders);
        return dispute switch
        {
            { IsOpen: false, Closing: { DecisionNumber: { } number } closing } => DisputeRefusals.Closed(closing, program.Roster, zone) + Mrkdwn.Of($"\nIn the decision log as DEC-{number}."),
            { IsOpen: false } => DisputeRefusals.Closed(dispute.Closing!, program.Roster, zone),
            { ReconcileUntil: { } until, CommonAnswer: { } answer } => Mrkdwn.Of($"{who} agree on: {answer}").Shortened(400)
                + Mrkdwn.Of($"\nTheir dates or actions differ; they have until {When.At(until, zone)} to agree on either, {(dispute.IsLastLevel ? SeatWords.WithoutOneDay : "then it goes up")}."),
            { ReconcileUntil: { } until, IsLastLevel: true } => Mrkdwn.Of($"{who} differ and have until {When.At(until, zone)} to agree; without it, it ends undecided."),
            { ReconcileUntil: { } until } => Mrkdwn.Of($"{who} differ and have until {When.At(until, zone)} to agree; then it goes up."),
            { HeldUntil: { } held, HeldFor: HoldReason.FormOpen } =>
                Mrkdwn.Of($"Time is up, and an answer is being written: it is waited for until {When.At(held, zone)}."),
            { HeldUntil: not null, HeldFor: HoldReason.AskNotDelivered } =>
                Mrkdwn.Of($"Time is up, but not everybody could be asked yet. {who} {(dispute.Deciders.Length == 1 ? "gets" : "get")} their time once they are."),
            { HeldUntil: { } held } =>
                Mrkdwn.Of($"Time is up, but the question came late. {who} {(dispute.Deciders.Length == 1 ? "has" : "have")} until {When.At(held, zone)} to answer it."),
            _ => Mrkdwn.Of($"{who} {Asked(dispute)} {When.By(dispute.DueAt!.Value, zone)}."),
        };
    }

    static Mrkdwn State(Dispute dispute, ProgramInfo program, DateTimeZone zone)
    {
        var standing = Standing(dispute, program, zone);
        return dispute.IsOpen
            ? Offered(dispute, program.Roster) + standing + Mrkdwn.Join("", dispute.Seats.Select(seat => Mrkdwn.Of($"\n•  ") + SeatLine(dispute, seat, program.Roster)))
            : standing + Aftermath(dispute, program.Roster);
    }

    static Mrkdwn SeatLine(Dispute dispute, Seat seat, Roster roster)
    {
        var name = seat.Ruling?.By is { } author ? Names.Of(roster, author) : seat.Occupant is { } user ? Names.Of(roster, user) : "Nobody";
        var instead = seat.IsDeputy ? Mrkdwn.Of($" (for {Names.Of(roster, seat.For!.Value)})") : Mrkdwn.Empty;
        return (seat.Ruling, seat.Occupant) switch
        {
            ({ } ruling, _) when dispute.Agrees(ruling) => Mrkdwn.Of($"{name}{instead} agrees"),
            ({ } ruling, _) => Mrkdwn.Of($"{name}{instead} {Gave(dispute, ruling)}: {ruling.Terms.Text(dispute.Options)}").Shortened(400),
            (null, null) => Mrkdwn.Of($"{name}: {SeatWords.Vacant(seat, roster)}"),
            _ when seat.Undeliverable is not null => Mrkdwn.Of($"{name}{instead}  _could not be reached_"),
            _ => Mrkdwn.Of($"{name}{instead}  _not yet_"),
        };
    }

    static string Gave(Dispute dispute, Ruling ruling) => (dispute.IsSettling, dispute.IsChange(ruling)) switch
    {
        (true, false) => "proposes",
        (true, true) => "now proposes",
        (false, false) => "has decided",
        _ => "has changed their answer to",
    };

    /// <summary>An offer on the table comes first: it can end the matter at once.</summary>
    static Mrkdwn Offered(Dispute dispute, Roster roster) => dispute.Settlement is { } offer
        ? Mrkdwn.Of($"*{Names.Of(roster, offer.By)} offers to settle: {offer.Terms.Text(dispute.Options).ReplaceLineEndings(" ").TrimEnd('.')}.*").Shortened(500)
            + Mrkdwn.Of($" {Names.Of(roster, dispute.OtherParty(offer.By))} can accept or counter.\n")
        : Mrkdwn.Empty;

    /// <summary>What can be chosen, what holds meanwhile, and what comes if nobody decides: the small print of an open dispute.</summary>
    static Mrkdwn Otherwise(Dispute dispute, ProgramInfo program)
    {
        List<Mrkdwn> lines = [];
        if (dispute.Quote is { } quote)
        {
            lines.Add(QuoteWords.Say(quote, program.Roster, 160));
        }

        if (!dispute.Options.IsEmpty)
        {
            lines.Add(Mrkdwn.Of($"Options: {string.Join(" / ", dispute.Options)}").Shortened(600));
        }

        if (dispute.Meanwhile is { } meanwhile)
        {
            lines.Add(Mrkdwn.Of($"Meanwhile: {meanwhile}").Shortened(600));
        }

        lines.Add(Mrkdwn.Of($"If nobody decides: {dispute.DefaultOutcome}").Shortened(600));
        lines.Add(dispute.IsLastLevel
            ? Mrkdwn.Of($"This is the last level.")
            : Mrkdwn.Of($"Next: {SeatWords.Next(dispute, program.Roster)}."));
        return Mrkdwn.Join("\n", lines);
    }

    /// <summary>Who stands by it, and who does not.</summary>
    static Mrkdwn Aftermath(Dispute dispute, Roster roster)
    {
        var said = Mrkdwn.Empty;
        if (!dispute.Commitments.IsEmpty)
        {
            said += Mrkdwn.Of($"\nCommitted: {Names.List(roster, dispute.Commitments.Select(commitment => commitment.By))}.");
        }

        return said + Mrkdwn.Join("", dispute.Dissents.Select(dissent =>
            Mrkdwn.Of($"\nDissent of {Names.Of(roster, dissent.By)}: {dissent.Text}").Shortened(500))) + LessonWords.OnCard(dispute, roster);
    }

    /// <summary>What lies on the table beside the ruling; null when nothing does.</summary>
    static Mrkdwn? Besides(Dispute dispute, ProgramInfo program)
    {
        List<Mrkdwn> lines = [];
        if (dispute is { IsOpen: true, Evidence: { } evidence })
        {
            lines.Add(Mrkdwn.Of($"New since it was decided: {evidence}").Shortened(600));
        }

        if (dispute is { IsOpen: true, Although: { } although })
        {
            lines.Add(LikeWords.Say(although).Shortened(400));
        }

        if (dispute.OtherDefault is { } other)
        {
            lines.Add(Mrkdwn.Of($"{Names.Of(program.Roster, other.ProposedBy)} proposes, if nobody decides: {other.Text}").Shortened(400));
        }

        if (dispute.WithdrawalAskedBy is { } by)
        {
            lines.Add(Mrkdwn.Of($"{Names.Of(program.Roster, by)} asked to withdraw it."));
        }

        if (dispute.Advice.LastOrDefault(advice => advice.Round == dispute.Round && advice.Level is null) is { } view)
        {
            var count = dispute.Advice.Count(advice => advice.Round == dispute.Round && advice.Level is null);
            lines.Add(Mrkdwn.Of($"{(count == 1 ? "A view" : $"{count} views, the newest")} by {Names.Of(program.Roster, view.By)}: {view.Text}").Shortened(400));
        }

        return lines.Count == 0 ? null : Mrkdwn.Join("\n", lines);
    }

    static Mrkdwn Footer(Dispute dispute, ProgramInfo program, DateTimeZone zone)
    {
        var account = dispute.Account is { } name ? Mrkdwn.Of($"Account {name}.   ") : Mrkdwn.Of($"");
        var category = dispute.Path.Category(dispute.Category)?.Name ?? dispute.Category;
        return account + Mrkdwn.Of(
            $"{category}, path version {dispute.Path.Version}, raised by {Names.Of(program.Roster, dispute.RaisedBy)} on {When.Day(dispute.RaisedAt, zone)}.");
    }

    /// <summary>First what the next one to act does, then what shows more, then the rest behind a menu.</summary>
    static ActionsBlock Buttons(Dispute dispute, ProgramInfo program)
    {
        var reference = new DisputeRef(program.Key.ProgramId, dispute.Id.Value, dispute.Round, dispute.Level);
        var about = reference.ToString();
        List<IActionsElement> elements = [];
        if (dispute.IsOpen)
        {
            if (dispute.Settlement is { } offer)
            {
                elements.Add(new Button(DisputeButtons.AcceptSettlement, "Accept") { Value = reference.With(offer.Revision), Style = ButtonStyle.Primary });
            }

            elements.Add(new Button(DisputeButtons.Decide, DisputeAskMessage.Act(dispute)) { Value = about, Style = dispute.Settlement is null ? ButtonStyle.Primary : ButtonStyle.Default });
            elements.Add(new Button(DisputeButtons.Brief, "Add my case") { Value = about });
            if (DisputeCases.Read(dispute, about) is { } cases)
            {
                elements.Add(cases);
            }

            elements.Add(new OverflowMenu(
                DisputeButtons.More,
                [
                    Entry(DisputeButtons.Receipt, "Why this deadline"),
                    .. dispute.IsSettling ? [] : new[] { Entry(DisputeButtons.Settle, "Propose a settlement") },
                    Entry(DisputeButtons.Escalate, "Escalate now"),
                    Entry(DisputeButtons.View, "Add my view"),
                    Entry(DisputeButtons.Deeds, "More..."),
                ]));
            return new ActionsBlock(elements);
        }

        if (dispute.Closing is { Decision: { } decision, DecisionNumber: { } number })
        {
            elements.Add(View(program.Key.ProgramId, decision.Value, number));
        }

        elements.Add(new Button(DisputeButtons.History, "History") { Value = about });
        if (dispute.Status != DisputeStatus.Withdrawn)
        {
            elements.Add(new OverflowMenu(
                DisputeButtons.More,
                Entry(DisputeButtons.Reopen, "Reopen"),
                Entry(DisputeButtons.Export, "Send me the record"),
                Entry(DisputeButtons.Deeds, "More...")));
        }

        return new ActionsBlock(elements);

        Option Entry(string deed, string label) => new($"{deed}:{about}", (PlainText)label);
    }

    /// <summary>The way to the entry of the decision log.</summary>
    public static Button View(int programId, Guid decision, int number) =>
        DecisionButton.Show(programId, decision, $"View DEC-{number}");

    /// <summary>'settle it', 'decides', 'decide together'.</summary>
    static string Asked(Dispute dispute) => (dispute.IsSettling, dispute.Deciders.Length) switch
    {
        (true, 1) => "settles it",
        (false, 1) => "decides",
        _ => PathWords.Verb(dispute.CurrentLevel),
    };
}
