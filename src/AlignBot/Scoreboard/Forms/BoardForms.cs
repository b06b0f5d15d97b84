using AlignBot.Domain;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Scoreboard.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Scoreboard.Forms;

/// <summary>Opens the forms of the scoreboard, and takes them in.</summary>
sealed class BoardForms(InstallationDirectory installations, ProgramDirectory programs, BoardDesk desk, RequestInbox inbox, IDatabase database, IClock clock) : IViewSubmissionHandler
{
    /// <summary>The form; or why somebody gets none.</summary>
    /// <param name="program">The program.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="isEntry">The form for figures; else that which says what is counted.</param>
    public async Task<(ModalView? Form, Mrkdwn No)> OpenAsync(ProgramInfo program, UserId actor, bool isEntry)
    {
        var (now, board) = (clock.GetCurrentInstant(), await database.ReadAsync(db => BoardTables.BoardAsync(db, program.Key)));
        var context = BoardDesk.Context(program, now);
        var no = isEntry
            ? BoardWorkflow.WhyNotEnter(actor, context) ?? (board?.Settings is null ? new ScoreboardRefusal.NotSetUp() : null)
            : BoardWorkflow.WhyNotKeep(actor, context);
        return no is not null
            ? (null, Mrkdwn.Of($"{BoardWords.Say(no, program)}"))
            : (isEntry ? FiguresModal.Form(program, board!.Settings!, now) : MeasuresModal.Form(program, board), Mrkdwn.Empty);
    }

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var (view, actor) = (submission.View, new UserId(submission.User.Id));
        if (ProgramRef.Parse(view.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var key = about.In(installation);
        return await inbox.OnceAsync(
            key, request,
            session => view.CallbackId == FiguresModal.CallbackId ? EnterAsync(session, key, view.State, actor) : SetUpAsync(session, key, view.State, actor), ct);
    }

    async ValueTask<ViewAck> SetUpAsync(Session session, ProgramKey key, ViewState state, UserId actor)
    {
        var (program, board) = (await programs.CurrentAsync(session, key), await BoardTables.BoardAsync(session.Db, key));
        var (settings, targets, rates, errors) = MeasuresModal.Read(state, program, board);
        return errors.Count > 0 ? ViewAck.Errors(errors) : await desk.ApplyAsync(session, key, new BoardCommand.SetUp(actor, settings, targets, rates)) switch
        {
            Outcome<Board>.Refused refused => ViewAck.Error(MeasuresModal.Activities, BoardWords.Say(refused.Why, program)),
            Outcome<Board>.Ignored => ViewAck.Update(Says(Mrkdwn.Of($"It says so already; nothing has changed."))),
            _ => ViewAck.Update(Says(Mrkdwn.Of($"*Saved.* It is read by this from now on; `/align scoreboard` shows it in a moment. Both leaders are asked to sign what it counts."))),
        };
    }

    async ValueTask<ViewAck> EnterAsync(Session session, ProgramKey key, ViewState state, UserId actor)
    {
        var (program, board) = (await programs.CurrentAsync(session, key), await BoardTables.BoardAsync(session.Db, key));
        var no = BoardWorkflow.WhyNotEnter(actor, BoardDesk.Context(program, session.Now));
        if (no is not null || board?.Settings is not { } settings)
        {
            return ViewAck.Update(Says(Mrkdwn.Of($"{BoardWords.Say(no ?? new ScoreboardRefusal.NotSetUp(), program)}")));
        }

        var (period, figures, errors) = FiguresModal.Read(state, settings, session.Now);
        if (period is null || errors.Count > 0)
        {
            return ViewAck.Errors(errors);
        }

        var taken = EnteredFigures.Take(period, settings, figures, actor, session.Now);
        if (taken is Outcome<Reading>.Refused refused)
        {
            return ViewAck.Errors(refused.Also.Prepend(refused.Why).DistinctBy(BlockOf).ToDictionary(BlockOf, why => BoardWords.Say(why, program)));
        }

        var entered = taken.Taken();
        var newest = await BoardTables.OfPeriod(session.Db, key, period).FirstOrDefaultAsync() is { } row ? await BoardTables.WholeAsync(session.Db, key, row) : null;
        if (ReadingVersions.Next(newest is null ? [] : [newest], entered) is not { } next)
        {
            return ViewAck.Update(Says(Mrkdwn.Of($"{period.Quarter.Name} says so already; nothing has changed.")));
        }

        return await desk.ApplyAsync(session, key, new BoardCommand.Enter(actor, next, newest)) is Outcome<Board>.Refused not
            ? ViewAck.Error(FiguresModal.Quarter, BoardWords.Say(not.Why, program))
            : ViewAck.Update(Says(Mrkdwn.Of($"*Entered.* {period.Quarter.Name} is on the scoreboard{(next.Version > 1 ? $" as version {next.Version}; what was there before stays in the record" : "")}.")));
    }

    static string BlockOf(Refusal why) => why switch
    {
        ScoreboardRefusal.HalfAFigure one => FiguresModal.Block(one.Measure),
        ScoreboardRefusal.OutOfRange one => FiguresModal.Block(one.Measure),
        ScoreboardRefusal.MoreThanAll one => FiguresModal.Block(one.Measure),
        _ => FiguresModal.Quarter,
    };

    static ModalView Says(Mrkdwn text) => new("Scoreboard", [new SectionBlock(text)]) { Close = "Close" };
}
