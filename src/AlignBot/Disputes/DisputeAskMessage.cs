using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes;

/// <summary>The direct message to whoever must act, with the one button they need; edited to 'nothing for you to do' once it is no
/// longer theirs.</summary>
sealed class DisputeAskMessage(DisputeDesk desk, DisputeElsewhere elsewhere, OutboxQueue outbox) : IMessageRenderer
{
    public const string Name = "dispute.ask";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var row = await context.Db.Disputes.SingleAsync(dispute => dispute.Id == context.Row.SubjectId
            && dispute.InstallationId == context.Row.InstallationId && dispute.ProgramId == context.Row.ProgramId);
        var ask = AskOf(context.Row);
        var dispute = DisputeDesk.StateOf(row);
        var stands = dispute.Asks.Contains(ask.Open);
        if (!stands && !context.IsEdit)
        {
            return new Rendering.Drop("It was answered before it could be asked.");
        }

        if (stands && ask.Kind == AskKind.Brief && dispute.Asks.Any(other => other.Kind == AskKind.Decide && other.To.Value == ask.User && other.Round == ask.Round))
        {
            // One message to a person at a time: whoever is asked to decide is asked for their case in the same one.
            return new Rendering.Drop("The ask to decide asks for the case too.");
        }

        var (thread, comes) = await context.PostOrComingAsync(dispute.Id.Value, DisputeCard.Slot);
        if (stands && comes is { } until)
        {
            return new Rendering.Wait(until);
        }

        return stands ? Ask(dispute, ask, context.Program, thread?.Permalink) : Ended(dispute, ask, context.Program, thread?.Permalink);
    }

    /// <summary>A level does not expire before its seats were asked: the rules hear when they were.</summary>
    public async ValueTask DeliveredAsync(Session session, OutboxRow row)
    {
        if (AskOf(row) is { Kind: AskKind.Decide } ask)
        {
            // Slack says how it went; what that no longer bears on is ignored.
            _ = await desk.ApplyAsync(
                session, new ProgramKey(row.InstallationId, row.ProgramId), row.SubjectId,
                new DisputeCommand.AskDelivered(ask.Round, ask.Level, new UserId(ask.User)));
        }
    }

    /// <summary>Direct messages don't get through: the thread is the next way. Where the person is gone, no way is left, and the rules hear so.</summary>
    public async ValueTask UndeliverableAsync(Session session, OutboxRow row, string error)
    {
        var (key, ask) = (new ProgramKey(row.InstallationId, row.ProgramId), AskOf(row));
        if (!DeliveryWords.IsOfThePerson(error))
        {
            var dispute = await session.Db.Disputes.SingleAsync(dispute => dispute.InstallationId == row.InstallationId
                && dispute.ProgramId == row.ProgramId && dispute.Id == row.SubjectId);
            await outbox.EnqueueAsync(session, key, DisputeThreadAsk.Message(dispute, row));
            return;
        }

        if (ask.Kind == AskKind.Decide)
        {
            // Slack says how it went; what that no longer bears on is ignored.
            _ = await desk.ApplyAsync(session, key, row.SubjectId, new DisputeCommand.AskUndeliverable(ask.Round, ask.Level, new UserId(ask.User), error));
        }

        await elsewhere.TellLeadAsync(session, row, ask.User, error);
    }

    public static AskKey AskOf(OutboxRow row) => JsonSerializer.Deserialize(row.Body!, DisputeFormJson.Default.AskKey)
        ?? throw new InvalidOperationException($"Outbox message {row.Id} does not say what is asked.");

    static Rendering.Send Ask(Dispute dispute, AskKey ask, ProgramInfo program, string? thread)
    {
        var zone = program.Roster.ZoneOf(new UserId(ask.User));
        var due = dispute.DueAt is { } at ? Mrkdwn.Of($" {When.By(at, zone)}") : Mrkdwn.Empty;
        var first = Mrkdwn.Of($"*{Request(dispute, ask, program)}*").Shortened(600) + due + Mrkdwn.Of($"\n{dispute.Question}").Shortened(1500);
        var second = Circumstance(dispute, ask, program);
        return new Rendering.Send(
            first,
            [
                new SectionBlock(first),
                .. second is not { } more ? []
                    : ask.Kind is AskKind.Settlement or AskKind.OtherDefault ? new Block[] { new SectionBlock(more.Shortened(2900)) } // What is agreed to is read first.
                    : [new ContextBlock(more.Shortened(2000))],
                Buttons(dispute, ask, program, thread),
            ]);
    }

    static Rendering.Send Ended(Dispute dispute, AskKey ask, ProgramInfo program, string? thread)
    {
        var zone = program.Roster.ZoneOf(new UserId(ask.User));
        var how = ask.Ended switch
        {
            AskEnd.Answered when ask.Kind == AskKind.Decide => dispute.Path.Levels.ElementAtOrDefault(ask.Level) is { IsTheParties: true }
                ? Mrkdwn.Of($"You have given your word.")
                : Mrkdwn.Of($"You have decided."),
            AskEnd.Answered => Mrkdwn.Of($"Done, thank you."),
            AskEnd.Reseated => Mrkdwn.Of($"Somebody else decides this in your place."),
            AskEnd.Recused => Mrkdwn.Of($"You recused yourself."),
            AskEnd.Reopened => Mrkdwn.Of($"The dispute was reopened in a new round."),
            AskEnd.Replaced when ask.Kind == AskKind.Settlement && dispute is { IsOpen: true, Settlement: null } => Mrkdwn.Of($"The offer was taken back."),
            AskEnd.Replaced => Mrkdwn.Of($"A newer offer took its place."),
            _ when dispute.Closing is { } closing && !dispute.IsOpen => DisputeRefusals.Closed(closing, program.Roster, zone),
            _ when dispute.IsOpen => Mrkdwn.Of($"Its level has ended; {Names.List(program.Roster, dispute.Deciders)} decide{(dispute.Deciders.Length == 1 ? "s" : "")} now."),
            _ => Mrkdwn.Of($"It has ended."),
        };
        var question = Mrkdwn.Of($"DSP-{dispute.Number}: {dispute.Question}").Shortened(300);
        var line = how + Mrkdwn.Of($" Nothing for you to do.");
        return new Rendering.Send(
            line,
            [
                new SectionBlock(line + Mrkdwn.Of($"\n_{question}_")),
                .. thread is null ? [] : new Block[] { new ActionsBlock(OpenThread(thread)) },
            ]);
    }

    /// <summary>'You are asked to decide with Priya'.</summary>
    public static string Request(Dispute dispute, AskKey ask, ProgramInfo program) => ask.Kind switch
    {
        AskKind.Decide when dispute.Deciders.Where(decider => decider.Value != ask.User).ToList() is { Count: > 0 } others
            && dispute.CurrentLevel.Rule == DecisionRule.All =>
            $"You are asked to {(IsSettling(dispute) ? "settle this" : "decide")} with {Names.List(program.Roster, others)}",
        AskKind.Decide => "You are asked to decide",
        AskKind.Brief => "You are asked for your case",
        AskKind.Settlement => "A settlement is offered to you",
        AskKind.OtherDefault => "You are asked to agree to another default",
        AskKind.Withdrawal => "You are asked to withdraw it together",
        _ => "You are asked to stand by the decision",
    };

    /// <summary>At the parties' own level, deciding is settling.</summary>
    public static bool IsSettling(Dispute dispute) => dispute.CurrentLevel.IsTheParties && !dispute.IsLastResort;

    /// <summary>What the button reads, wherever it stands.</summary>
    public static string Deed(Dispute dispute) => IsSettling(dispute) ? "Settle" : "Decide";

    static Mrkdwn? Circumstance(Dispute dispute, AskKey ask, ProgramInfo program) => ask.Kind switch
    {
        AskKind.Decide => WhatIsSaid(dispute, ask, program),
        AskKind.Brief => Mrkdwn.Of($"Your side in a few lines, and the other side's best argument. A missing case never stops the clock."),
        AskKind.Settlement when dispute.Settlement is { } offer =>
            Mrkdwn.Of($"{Names.Of(program.Roster, offer.By)} offers: ") + TermsWords.Say(offer.Terms, dispute, program.Roster)
            + Mrkdwn.Of($"\nAccepting settles it at once. Until then the clock runs on."),
        AskKind.OtherDefault when dispute.OtherDefault is { } other =>
            Mrkdwn.Of($"{Names.Of(program.Roster, other.ProposedBy)} proposes, if nobody decides: *{other.Text}*").Shortened(900)
            + Mrkdwn.Of($"\nWithout your word it stays: {dispute.DefaultOutcome}").Shortened(900),
        AskKind.Withdrawal when dispute.WithdrawalAskedBy is { } by =>
            Mrkdwn.Of($"{Names.Of(program.Roster, by)} asked for it. With your word it ends at once, without a decision; without it, it goes on."),
        _ => dispute.Closing?.Outcome is { } outcome ? Mrkdwn.Of($"{outcome}").Shortened(1000) : null,
    };

    static Mrkdwn WhatIsSaid(Dispute dispute, AskKey ask, ProgramInfo program)
    {
        var me = new UserId(ask.User);
        var others = dispute.Seats.Select(seat => seat.Ruling).OfType<Ruling>().Where(ruling => ruling.By != me).ToList();
        var instead = dispute.SeatOf(me) is { IsDeputy: true, For: { } absent, Reason: { } why }
            ? Mrkdwn.Of($"You sit in place of {Names.Of(program.Roster, absent)}: {SeatWords.Because(why)}.\n")
            : Mrkdwn.Empty;
        var next = dispute.IsLastLevel
            ? Mrkdwn.Of($"Without a ruling the default stands: {dispute.DefaultOutcome}").Shortened(1000)
            : Mrkdwn.Of($"Without your word it goes to {PathWords.Who(dispute.Path, dispute.Level + 1, program.Roster, dispute.Parties.Select(party => party.User))}.");
        if (OwesCase(dispute, ask))
        {
            next += Mrkdwn.Of($" Your case is what they read first.");
        }

        return instead + Mrkdwn.Join("", others.Select(ruling => Said(ruling, dispute, program))) + next;
    }

    static Mrkdwn Said(Ruling ruling, Dispute dispute, ProgramInfo program) => ruling.AgreesWith is null
        ? Mrkdwn.Of($"{Names.Of(program.Roster, ruling.By)} {(IsSettling(dispute) ? "proposes" : "has decided")}: {ruling.Terms.Text(dispute.Options).TrimEnd('.')}").Shortened(400) + Mrkdwn.Of($".\n")
        : Mrkdwn.Of($"{Names.Of(program.Roster, ruling.By)} agrees.\n");

    /// <summary>A party that has not given its case is asked for it together with its decision.</summary>
    static bool OwesCase(Dispute dispute, AskKey ask) => ask.Kind == AskKind.Decide && !dispute.IsLastLevel
        && dispute.IsParty(new UserId(ask.User)) && dispute.Briefs.All(brief => brief.By.Value != ask.User);

    /// <summary>The one button that does what is asked, the way to the thread, then what else may be answered.</summary>
    static ActionsBlock Buttons(Dispute dispute, AskKey ask, ProgramInfo program, string? thread)
    {
        var about = new DisputeRef(program.Key.ProgramId, dispute.Id.Value, ask.Round, ask.Level);
        List<IActionsElement> elements = [DisputeAsks.Answer(dispute, ask, about, isPrimary: true)];
        if (OwesCase(dispute, ask))
        {
            elements.Add(new Button(DisputeButtons.Brief, "Add my case") { Value = about.ToString() });
        }

        if (ask.Kind == AskKind.Settlement)
        {
            elements.Add(new Button(DisputeButtons.DeclineSettlement, "Decline") { Value = about.ToString() });
        }

        if (thread is not null)
        {
            elements.Add(OpenThread(thread));
        }

        if (ask.Kind == AskKind.Decide)
        {
            elements.Add(new Button(DisputeButtons.Recuse, "I should not decide this") { Value = about.ToString() });
        }

        if (ask.Kind == AskKind.Commit)
        {
            elements.Add(new Button(DisputeButtons.Dissent, "Record my dissent") { Value = about.ToString() });
        }

        return new ActionsBlock(elements);
    }

    static Button OpenThread(string permalink) => new(DisputeButtons.OpenThread, "Open the thread") { Url = permalink };
}
