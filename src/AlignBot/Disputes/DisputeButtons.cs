using AlignBot.Contracts;
using AlignBot.Disputes.Asks;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Forms;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Web;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Disputes;

/// <summary>Every button of a dispute, wherever it stands: on the card, in a direct message, on Home, behind 'More'.</summary>
/// <remarks>Seeing a button gives no right: who acts is checked on each click.</remarks>
sealed class DisputeButtons(
    InstallationDirectory installations, DisputeArchive archive, DisputeDesk desk, DisputeExport export, FormOpener forms, ClickReply reply, RequestInbox inbox,
    DraftStore drafts, IEnumerable<IDisputeDeed> others, IDocumentChanges documents, IDatabase database, WebOptions web, IClock clock)
    : IActionHandler
{
    public const string Decide = "dispute.decide";
    public const string Brief = "dispute.brief";

    public const string TakeUpFirst = "dispute.decide.first";
    public const string TakeUpSecond = "dispute.decide.second";
    public const string TakeUpThird = "dispute.decide.third";
    /// <summary>Between the parties: the other one's proposal is accepted with one click.</summary>
    public const string Accept = "dispute.decide.accept";

    /// <summary>What was written in the thread becomes the answer; its value is a <see cref="WordsRef"/>.</summary>
    public const string DecideWithWords = "dispute.decide.words";

    /// <summary>The reminder is put off; entries of the menu in an ask.</summary>
    public const string ThisAfternoon = "dispute.later.afternoon";

    public const string TomorrowMorning = "dispute.later.morning";

    public const string Cases = "dispute.cases";
    public const string Settle = "dispute.settle";
    public const string AcceptSettlement = "dispute.settle.accept";
    public const string DeclineSettlement = "dispute.settle.decline";
    public const string OtherDefault = "dispute.default";
    public const string AgreeToDefault = "dispute.default.agree";
    public const string Recuse = "dispute.recuse";
    public const string TakeSeatBack = "dispute.seat.take-back";
    public const string Extend = "dispute.extend";
    public const string Escalate = "dispute.escalate";
    public const string Withdraw = "dispute.withdraw";
    public const string WithdrawToo = "dispute.withdraw.too";
    public const string KeepOpen = "dispute.withdraw.not";
    public const string Reopen = "dispute.reopen";
    public const string Commit = "dispute.commit";
    public const string Dissent = "dispute.dissent";
    public const string Lesson = "dispute.lesson";
    public const string View = "dispute.view";
    public const string Receipt = "dispute.receipt";
    public const string History = "dispute.history";
    public const string Export = "dispute.export";
    public const string Deeds = "dispute.deeds.open";
    public const string OpenThread = "dispute.open-thread";

    /// <summary>Open the form to decide with somebody's answer chosen: one each, since a message has no two buttons of one id.</summary>
    public static IReadOnlyList<string> TakeUp { get; } = [TakeUpFirst, TakeUpSecond, TakeUpThird];

    /// <summary>The menu on the card; its entries' values are 'deed:reference'.</summary>
    public const string More = "dispute.more";

    /// <summary>What the rules let some people do, and others not.</summary>
    public static IReadOnlyList<string> Ruled { get; } =
    [
        Decide, Brief, Settle, AcceptSettlement, DeclineSettlement, OtherDefault, AgreeToDefault, Recuse, Extend, Escalate, Withdraw, WithdrawToo, KeepOpen, TakeSeatBack, Reopen,
        Commit, Dissent, Lesson, View, Receipt, More, Cases, Accept, DecideWithWords, TakeUpFirst, TakeUpSecond, TakeUpThird,
    ];

    /// <summary>Entries of the menu in an ask.</summary>
    public static IReadOnlyList<string> PutOffs { get; } = [ThisAfternoon, TomorrowMorning];

    /// <summary>What shows of the record more than stands in the channel; entries of the menu as well.</summary>
    public static IReadOnlyList<string> Read { get; } = [History, Export, Deeds];

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        var (deed, value) = action.SelectedOption?.Value.Split(':', 2) is [var entry, var about] ? (entry, about) : (action.ActionId, action.Value);
        var words = deed == DecideWithWords ? WordsRef.Parse(value) : null;
        if (deed == OpenThread || DisputeRef.ParseWithTerms(words?.About.ToString() ?? value) is not var (reference, terms)
            || await installations.FindAsync(request.Workspace) is not { } installation
            || await archive.FindAsync(reference.Program(installation), reference.DisputeId) is not { } found)
        {
            return ActionAck.Nothing;
        }

        var actor = new UserId(payload.User.Id);
        var click = new Click(payload, request, new FormContext(Present(reference, found.Dispute, actor), found.Dispute, found.Program, actor) { Now = clock.GetCurrentInstant() });
        if (!found.MayBeReadBy(actor, clock.GetCurrentInstant()))
        {
            await reply.SayAsync(payload, request, found.Confidential(), ct);
            return ActionAck.Nothing;
        }

        await (deed switch
        {
            Commit => ApplyAsync(click, new DisputeCommand.Commit(actor, reference.Round), ct),
            ThisAfternoon => ApplyAsync(click, new DisputeCommand.PutOff(actor, reference.Round, reference.Level, Later.ThisAfternoon), ct),
            TomorrowMorning => ApplyAsync(click, new DisputeCommand.PutOff(actor, reference.Round, reference.Level, Later.TomorrowMorning), ct),
            DecideWithWords when words is { } kept => FillInAsync(
                click with { Of = click.Of with { Words = await drafts.FindAsync(installation, kept.Draft, actor.Value, DisputeFormJson.Default.String) } }, RuleModal.Form, ct),
            Accept => ApplyAsync(click, new DisputeCommand.Agree(actor, click.Of.About.Round, click.Of.About.Level, terms), ct),
            AcceptSettlement => ApplyAsync(click, new DisputeCommand.AcceptSettlement(actor, reference.Round, terms), ct),
            DeclineSettlement => ApplyAsync(click, new DisputeCommand.DeclineSettlement(actor, reference.Round), ct),
            AgreeToDefault => ApplyAsync(click, new DisputeCommand.AgreeToDefault(actor, reference.Round, DefaultAsRead(found.Dispute, terms)), ct),
            WithdrawToo => ApplyAsync(click, new DisputeCommand.Withdraw(actor, reference.Round), ct),
            Cases => OpenAsync(click, DisputeCases.Show(click.Of), ct),
            KeepOpen => ApplyAsync(click, new DisputeCommand.KeepOpen(actor, reference.Round), ct),
            TakeSeatBack => ApplyAsync(click, new DisputeCommand.TakeSeatBack(actor, reference.Round, reference.Level), ct),
            Receipt => reply.SayAsync(payload, request, ReceiptWords.Say(found.Dispute), ct),
            Deeds => OpenAsync(click, DeedsModal.Show(click.Of, others, clock.GetCurrentInstant()), ct),
            History => OpenAsync(click, HistoryModal.Show(found, await archive.TimelineAsync(found), web.HasPages), ct),
            Export => ExportAsync(click, found, ct),
            TakeUpFirst or TakeUpSecond or TakeUpThird => FillInAsync(Taking(click, terms), RuleModal.Form, ct),
            Lesson => FillInAsync(click with { Of = click.Of with { Documents = await database.ReadAsync(db => documents.OfferedAsync(db, found.Program.Key)) } }, LessonModal.Form, ct),
            Settle when found.Dispute.SettlesHere(actor) => FillInAsync(click, RuleModal.Form, ct),
            _ when DisputeForm.OpenedBy(deed) is { } form => FillInAsync(click, form, ct),
            _ => Task.CompletedTask,
        });
        return ActionAck.Nothing;
    }

    /// <summary>With the answer chosen that the button named, if it is still one that can be taken up.</summary>
    static Click Taking(Click click, int revision) => click with
    {
        Of = click.Of with
        {
            Chosen = DisputeAnswers.For(click.Of.Dispute, click.Of.Actor).FirstOrDefault(answer => answer.Ruling.Revision == revision)?.Value,
        },
    };

    /// <summary>A seat of the open level may press the button of a card that Slack has not updated yet: what it opens is of the level as it is.</summary>
    static DisputeRef Present(DisputeRef reference, Dispute dispute, UserId actor) =>
        dispute.IsOpen && reference.Round == dispute.Round && dispute.SeatOf(actor) is not null ? reference with { Level = dispute.Level } : reference;

    /// <summary>The proposed default, if it still is the one that was read: else words that no default has, so that the rules say so.</summary>
    static string DefaultAsRead(Dispute dispute, int terms) =>
        dispute.OtherDefault is { } other && DisputeRef.Stamp(other.Text) == terms ? other.Text : "";

    /// <summary>Opens a form for whoever may send it; the rules say beforehand who may not. From then on a deadline waits a while for a ruling.</summary>
    async Task FillInAsync(Click click, DisputeForm form, CancellationToken ct)
    {
        var of = click.Of;
        var probe = DisputeWorkflow.Apply(
            of.Dispute, form.Probe(of),
            new DisputeContext(clock.GetCurrentInstant(), of.Program.Roster, of.Program.Calendar, new DecisionId(Guid.CreateVersion7())));
        if (probe is Outcome<Dispute>.Refused refused)
        {
            await reply.SayAsync(click.Payload, click.Request, DisputeRefusals.Say(refused.Why, of.Program), ct);
            return;
        }

        if (await OpenAsync(click, form.Show(of), ct) && form.Deed == Decide)
        {
            await inbox.OnceAsync(
                click.Of.Program.Key, click.Request,
                async session =>
                {
                    // It may have been decided meanwhile: then there is nothing to wait for, and sending the form says so.
                    _ = await desk.ApplyAsync(session, of.Program.Key, of.About.DisputeId, new DisputeCommand.FormOpened(of.Actor, of.About.Round, of.About.Level));
                },
                ct);
        }
    }

    /// <inheritdoc cref="ClickReply.OpenAsync"/>
    Task<bool> OpenAsync(Click click, ModalView page, CancellationToken ct) => reply.OpenAsync(click.Payload, click.Request, page, ct);

    async Task ExportAsync(Click click, DisputeFile found, CancellationToken ct)
    {
        export.Send(click.Request.Workspace, click.Of.Actor, found);
        await reply.SayAsync(click.Payload, click.Request, Mrkdwn.Of($"The record of DSP-{found.Dispute.Number} comes to your messages with AlignBot."), ct);
    }

    /// <summary>Carries out what needs no form.</summary>
    async Task ApplyAsync(Click click, DisputeCommand command, CancellationToken ct)
    {
        var of = click.Of;
        var outcome = await inbox.FirstTimeAsync(
            of.Program.Key, click.Request, session => desk.ApplyAsync(session, of.Program.Key, of.About.DisputeId, command), ct);
        switch (outcome)
        {
            case Outcome<Dispute>.Refused refused:
                await reply.SayAsync(click.Payload, click.Request, DisputeRefusals.Say(refused.Why, of.Program), ct);
                break;
            case Outcome<Dispute>.Ignored:
                await reply.SayAsync(click.Payload, click.Request, ClickReply.SoAlready, ct);
                break;
            case Outcome<Dispute>.Changed changed when click.Payload.View is { CallbackId: DeedsModal.Page } open:
                var now = of with { Dispute = changed.State, About = of.About with { Round = changed.State.Round, Level = changed.State.Level } };
                await forms.TryUpdateAsync(click.Request.Workspace, open, DeedsModal.Show(now, others, clock.GetCurrentInstant()), ct);
                break;
        }
    }

    sealed record Click(BlockActions Payload, SlackRequest Request, FormContext Of);
}
