using AlignBot.Domain;
using AlignBot.Domain.StandUp;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.StandUp;

/// <summary>Who answers for a milestone, and by when: the form, for those who run the program.</summary>
sealed class StandUpForms(InstallationDirectory installations, ProgramDirectory programs, StandUpDesk desk, ClickReply reply, RequestInbox inbox, IClock clock) : IActionHandler, IViewSubmissionHandler
{
    public const string ChangeAction = "standup.change";
    public const string CallbackId = "standup.change.form";

    const string Owner = "owner";
    const string Due = "due";
    const string Value = "value";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || ChosenName.Of<MilestoneKind>(about.Rest) is not { } kind || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var program = await programs.LatestAsync(about.In(installation));
        if (StandUpWorkflow.WhyNotChange(program.NinetyDays, new UserId(payload.User.Id), StandUpDesk.Context(program, clock.GetCurrentInstant())) is { } no)
        {
            await reply.SayAsync(payload, request, Mrkdwn.Of($"{StandUpWords.Say(no, program)}"), ct);
        }
        else
        {
            await reply.OpenAsync(payload, request, Form(program.NinetyDays.Milestones.First(milestone => milestone.Kind == kind), about), ct);
        }

        return ActionAck.Nothing;
    }

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var (view, actor) = (submission.View, new UserId(submission.User.Id));
        if (ProgramRef.Parse(view.PrivateMetadata) is not { } about || ChosenName.Of<MilestoneKind>(about.Rest) is not { } kind || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var key = about.In(installation);
        return await inbox.OnceAsync(
            key, request,
            async session =>
            {
                if (view.State.Date(Due, Value) is not { } day)
                {
                    return ViewAck.Error(Due, "Choose a day.");
                }

                var outcome = await desk.ChangeAsync(session, key, actor, kind, new UserId(view.State.User(Owner, Value) ?? ""), LocalDate.FromDateOnly(day));
                if (outcome is not Outcome<NinetyDays>.Refused refused)
                {
                    return ViewAck.Clear;
                }

                var program = await programs.CurrentAsync(session, key);
                var errors = new Dictionary<string, string>();
                foreach (var why in refused.Also.Prepend(refused.Why))
                {
                    errors.TryAdd(why is StandUpRefusal.DayOutOfRange ? Due : Owner, StandUpWords.Say(why, program));
                }

                return ViewAck.Errors(errors);
            },
            ct);
    }

    static ModalView Form(Milestone milestone, ProgramRef about) => new(
        "A milestone",
        [
            new SectionBlock(Mrkdwn.Of($"*{StandUpWords.Title(milestone.Kind)}*")),
            new InputBlock("Who answers for it", new UserSelectMenu(Value) { InitialUser = milestone.Owner?.Value }) { BlockId = Owner, Hint = "Reminded five working days before, and once when it is late." },
            new InputBlock("By when", new DatePicker(Value) { InitialDate = milestone.DueOn.ToDateOnly() }) { BlockId = Due },
        ])
    {
        CallbackId = CallbackId,
        PrivateMetadata = about.ToString(),
        Submit = "Save",
        Close = "Cancel",
    };
}
