using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.BusinessReviews;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Time;
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

namespace AlignBot.BusinessReviews;

/// <summary>The form for what the programme cost in a quarter. What is entered is in the next version of the review, which is made at
/// once.</summary>
sealed class CostForm(
    InstallationDirectory installations, ProgramDirectory programs, ReviewDesk desk, IMeasureSettings measures, ClickReply reply,
    RequestInbox inbox, IDatabase database, IClock clock)
    : IActionHandler, IViewSubmissionHandler
{
    public const string OpenAction = "business-review.cost";
    public const string CallbackId = "business-review.cost.form";

    const string Amount = "amount";
    const string Currency = "currency";
    const string Value = "value";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ReviewRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var program = await programs.LatestAsync(about.Program(installation));
        if (ReviewWorkflow.WhyNotSign(new UserId(payload.User.Id), ReviewDesk.Context(program, clock.GetCurrentInstant())) is { } no)
        {
            await reply.SayAsync(payload, request, Mrkdwn.Of($"{ReviewWords.Say(no, program)}"), ct);
            return ActionAck.Nothing;
        }

        var (settings, review) = await database.ReadAsync(
            async db => (await measures.OfAsync(db, program), await ReviewTables.FindAsync(db, program.Key, about.Quarter)), ct);
        await reply.OpenAsync(
            payload, request, Form(about, FiscalQuarter.Of(about.Quarter, settings.FirstMonth), review?.Cost, settings.Currency.Reporting),
            ct);
        return ActionAck.Nothing;
    }

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var (view, actor) = (submission.View, new UserId(submission.User.Id));
        if (ReviewRef.Parse(view.PrivateMetadata) is not { } about
            || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var typed = view.State.Text(Amount, Value)?.Trim() ?? "";
        var currency = view.State.Text(Currency, Value)?.Trim() ?? "";
        if (FigureText.Amount(typed, currency) is not { } amount)
        {
            return ViewAck.Error(
                Amount, $"'{TextLimits.Cut(typed, 60)}' is not an amount in {TextLimits.Cut(currency, 10)}; write it as 120,000 or 120,000.50.");
        }

        var key = about.Program(installation);
        return await inbox.OnceAsync(
            key, request, session =>
                EnterAsync(session, key, about, new ReviewCommand.EnterCost(actor, amount, currency)), ct);
    }

    async ValueTask<ViewAck> EnterAsync(Session session, ProgramKey key, ReviewRef about, ReviewCommand.EnterCost command)
    {
        var program = await programs.CurrentAsync(session, key);
        var (running, _) = await desk.CalendarAsync(session.Db, program, session.Now);
        var quarter = FiscalQuarter.Of(about.Quarter, running.FirstMonth);
        switch (await desk.ApplyAsync(session, key, quarter, command))
        {
            case Outcome<BusinessReview>.Refused { Why: var why }:
                return ViewAck.Error(why is ReviewRefusal.NoCurrency ? Currency : Amount, ReviewWords.Say(why, program));
            case Outcome<BusinessReview>.Ignored:
                return Says(Mrkdwn.Of($"It says so already; nothing has changed."));
        }

        return Says(await desk.MakeAsync(session, key, quarter, command.Actor) switch
        {
            Outcome<BusinessReview>.Changed { State.Newest: { } newest } =>
                Mrkdwn.Of($"*Entered.* Version {newest.Number} of the business review of {quarter.Name} has it: `/align review {quarter.Name}` shows it, to be signed."),
            Outcome<BusinessReview>.Refused refused =>
                Mrkdwn.Of($"*Entered*, and no version was made with it. {ReviewWords.Say(refused.Why, program)}"),
            _ => Mrkdwn.Of($"*Entered.* The newest version of the business review of {quarter.Name} says so already."),
        });
    }

    static ModalView Form(ReviewRef about, FiscalQuarter quarter, ProgramCost? cost, string currency) => new(
        "What the programme cost",
        [
            new SectionBlock(Mrkdwn.Of($"What the programme cost in {quarter.Name}, all of it: people, tools, campaigns on the list, as finance counts it. It stands in the business review, beside what was won, and nowhere else.")),
            new InputBlock("Cost", new PlainTextInput(Value)
            {
                MaxLength = 40,
                Placeholder = "120,000",
                InitialValue = cost is null ? null : ReviewWords.Number(cost.Amount),
            })
            {
                BlockId = Amount,
            },
            new InputBlock("Currency", new PlainTextInput(Value) { MaxLength = 10, InitialValue = cost?.Currency ?? currency })
            {
                BlockId = Currency,
                Hint = "In another currency than the scoreboard's the return is unknown: nothing is converted here.",
            },
        ])
    {
        CallbackId = CallbackId,
        PrivateMetadata = about.ToString(),
        Submit = "Enter",
        Close = "Cancel",
    };

    static ViewAck Says(Mrkdwn text) =>
        ViewAck.Update(new ModalView("What the programme cost", [new SectionBlock(text)]) { Close = "Close" });
}
