using System.Collections.Immutable;
using AlignBot.Domain;
using AlignBot.Domain.Audits;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Audits;

/// <summary>The two forms of an audit: what is done about a finding, and what only people can say.</summary>
sealed class AuditForms(InstallationDirectory installations, ProgramDirectory programs, AuditDesk desk, ClickReply reply, RequestInbox inbox, IDatabase database, IClock clock)
    : IActionHandler, IViewSubmissionHandler
{
    public const string SettleAction = "audit.settle";
    public const string AnswerAction = "audit.answer";
    public const string SettleCallbackId = "audit.settle.form";
    public const string AnswerCallbackId = "audit.answer.form";

    const string What = "what";
    const string Owner = "owner";
    const string Due = "due";
    const string Accept = "accept";
    const string Value = "value";
    const string Yes = "yes";
    const string No = "no";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (AuditRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (program, actor) = (await programs.LatestAsync(about.Program(installation)), new UserId(payload.User.Id));
        var context = AuditDesk.Context(program, clock.GetCurrentInstant());
        if (await database.ReadAsync(db => AuditTables.FindAsync(db, program.Key, about.Id)) is not { } stored)
        {
            return ActionAck.Nothing;
        }

        var audit = await database.ReadAsync(db => desk.AsOfNowAsync(db, program, stored, context.Now));
        var entry = audit.Entries.FirstOrDefault(entry => entry.Finding.Key == about.Finding);
        if (AuditWorkflow.WhyNot(audit, actor, context) is { } no)
        {
            await reply.SayAsync(payload, request, Mrkdwn.Of($"{AuditWords.Say(no, program)}"), ct);
        }
        else if (action.ActionId == AnswerAction)
        {
            await reply.OpenAsync(payload, request, Questions(audit), ct);
        }
        else if (entry is { Settled: null })
        {
            await reply.OpenAsync(payload, request, Settle(audit, entry.Finding, program, context), ct);
        }
        else
        {
            await reply.SayAsync(payload, request, entry is null ? Mrkdwn.Of($"That is not found any more.") : Mrkdwn.Of($"It was settled: {AuditWords.How(entry.Settled!, program)}."), ct);
        }

        return ActionAck.Nothing;
    }

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var (view, actor) = (submission.View, new UserId(submission.User.Id));
        if (AuditRef.Parse(view.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var key = about.Program(installation);
        if (view.CallbackId == AnswerCallbackId)
        {
            return await inbox.OnceAsync(key, request, session => ApplyAsync(session, key, about, new AuditCommand.Answer(actor, Read(view.State))), ct);
        }

        var (reason, owner, due) = (view.State.Text(Accept, Value)?.Trim() ?? "", view.State.User(Owner, Value), view.State.Date(Due, Value));
        if (reason.Length == 0 && owner is null)
        {
            return ViewAck.Error(Owner, "Name who mends it, or say below why it stays as it is.");
        }

        if (reason.Length == 0 && due is null)
        {
            return ViewAck.Error(Due, "Say by when.");
        }

        AuditCommand command = reason.Length > 0
            ? new AuditCommand.Accept(actor, about.Finding, reason)
            : new AuditCommand.Give(
                actor, about.Finding, new ActionId(Guid.CreateVersion7()), new FollowUp(view.State.Text(What, Value) ?? "", new UserId(owner!), LocalDate.FromDateOnly(due!.Value)));
        return await inbox.OnceAsync(key, request, session => ApplyAsync(session, key, about, command), ct);
    }

    async ValueTask<ViewAck> ApplyAsync(Session session, ProgramKey key, AuditRef about, AuditCommand command) =>
        await desk.ApplyAsync(session, key, about.Id, command) is Outcome<Audit>.Refused refused
            ? ViewAck.Error(BlockOf(refused.Why, command), AuditWords.Say(refused.Why, await programs.CurrentAsync(session, key)))
            : ViewAck.Clear;

    static string BlockOf(Refusal refusal, AuditCommand command) => refusal switch
    {
        TextRefusal { Field: FormField.Action } => What,
        TextRefusal { Field: FormField.ActionOwner } => Owner,
        TextRefusal { Field: FormField.ActionDue } => Due,
        TextRefusal { Field: FormField.Reason } => Accept,
        AuditRefusal.SayWhat say => NoteOf(say.Question),
        _ => command is AuditCommand.Answer ? NoteOf(AuditQuestion.OneList) : command is AuditCommand.Accept ? Accept : Owner,
    };

    static ModalView Settle(Audit audit, Finding finding, ProgramInfo program, RuleContext context)
    {
        var owner = finding.Owner is { } proposed && program.Roster.MayDecide(proposed) ? proposed.Value : null;
        return new ModalView(
            "A finding",
            [
                new SectionBlock(Mrkdwn.Of($"*{AuditWords.Of(finding)}*").Shortened(700)),
                new InputBlock("Who mends it", new UserSelectMenu(Value) { InitialUser = owner }) { BlockId = Owner, Optional = true },
                new InputBlock("What is to be done", new PlainTextInput(Value) { InitialValue = TextLimits.Cut($"Mend: {AuditWords.Of(finding)}", TextLimits.Line), MaxLength = TextLimits.Line }) { BlockId = What, Optional = true },
                new InputBlock("By when", new DatePicker(Value) { InitialDate = AuditWorkflow.UsualDay(context).ToDateOnly() }) { BlockId = Due, Optional = true },
                new DividerBlock(),
                new InputBlock("Or leave it as it is, because", new PlainTextInput(Value) { MaxLength = TextLimits.Line }) { BlockId = Accept, Optional = true, Hint = "Written here, it is accepted, and nobody is asked to mend it." },
            ])
        {
            CallbackId = SettleCallbackId,
            PrivateMetadata = AuditRef.To(audit, finding.Key).ToString(),
            Submit = "Settle it",
            Close = "Cancel",
        };
    }

    static ModalView Questions(Audit audit)
    {
        List<Block> blocks = [new ContextBlock(Mrkdwn.Of($"About {audit.Name}. What was not so becomes a finding."))];
        Option[] options = [new Option(Yes, "Yes"), new Option(No, "No")];
        foreach (var question in Enum.GetValues<AuditQuestion>())
        {
            var said = audit.Answers.FirstOrDefault(answer => answer.Question == question);
            blocks.Add(new InputBlock(AuditWords.Ask(question), new RadioButtonGroup(Value, options) { InitialOption = said is null ? null : options[said.IsSo ? 0 : 1] }) { BlockId = question.ToString() });
            blocks.Add(new InputBlock($"{AuditWords.Part(question.About())}: what was not so", new PlainTextInput(Value) { InitialValue = said?.Note, MaxLength = TextLimits.Line }) { BlockId = NoteOf(question), Optional = true });
        }

        return new ModalView("What only you know", blocks) { CallbackId = AnswerCallbackId, PrivateMetadata = AuditRef.To(audit).ToString(), Submit = "Save", Close = "Cancel" };
    }

    static ImmutableArray<AuditReply> Read(ViewState state) =>
    [
        .. Enum.GetValues<AuditQuestion>().Where(question => state.Option(question.ToString(), Value) is Yes or No)
            .Select(question => new AuditReply(question, state.Option(question.ToString(), Value) == Yes, state.Text(NoteOf(question), Value))),
    ];

    static string NoteOf(AuditQuestion question) => $"{question}.note";
}
