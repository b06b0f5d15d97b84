using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Scoreboard.Forms;
using AlignBot.Scoreboard.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Scoreboard;

/// <summary>The buttons of the scoreboard: what is behind a figure, its forms, and a reading at once.</summary>
sealed class BoardButtons(
    InstallationDirectory installations, ProgramDirectory programs, BoardDesk desk, BoardForms forms, PersonalFiles files, ClickReply reply, RequestInbox inbox,
    IDatabase database)
    : IActionHandler
{
    public const string BehindAction = "scoreboard.behind.*";
    public const string FileAction = "scoreboard.file";
    public const string SettingsAction = "scoreboard.settings";
    public const string EnterAction = "scoreboard.enter";
    public const string ReadAction = "scoreboard.read";

    static readonly Mrkdwn Gone = Mrkdwn.Of($"That reading is not there any more. `/align scoreboard` shows the newest.");

    public static Button Behind(ProgramInfo program, Guid reading, MeasureKind measure) =>
        new(BehindAction.Replace("*", measure.ToString(), StringComparison.Ordinal), Label(measure)) { Value = About(program, reading, measure) };

    public static Button File(ProgramInfo program, Guid reading, MeasureKind measure) => new(FileAction, "All as a file") { Value = About(program, reading, measure) };

    public static Button Settings(ProgramInfo program, string label) => new(SettingsAction, label) { Value = new ProgramRef(program.Key.ProgramId).ToString() };

    public static Button Enter(ProgramInfo program) => new(EnterAction, "Enter figures") { Value = new ProgramRef(program.Key.ProgramId).ToString() };

    public static Button Read(ProgramInfo program) => new(ReadAction, "Read it now") { Value = new ProgramRef(program.Key.ProgramId).ToString() };

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (key, actor) = (about.In(installation), new UserId(payload.User.Id));
        var program = await programs.LatestAsync(key);
        switch (action.ActionId)
        {
            case SettingsAction or EnterAction:
                var (form, no) = await forms.OpenAsync(program, actor, isEntry: action.ActionId == EnterAction);
                await (form is null ? reply.SayAsync(payload, request, no, ct) : reply.OpenAsync(payload, request, form, ct));
                break;
            case ReadAction:
                var outcome = await inbox.FirstTimeAsync(key, request, session => desk.ApplyAsync(session, key, new BoardCommand.Ask(actor)), ct);
                await reply.SayAsync(
                    payload, request,
                    outcome is Outcome<Board>.Refused refused
                        ? Mrkdwn.Of($"{BoardWords.Say(refused.Why, program)}")
                        : Mrkdwn.Of($"It is being read. `/align scoreboard` shows it in a moment."),
                    ct);
                break;
            default:
                await BehindAsync(payload, action, request, program, actor, about.Rest, ct);
                break;
        }

        return ActionAck.Nothing;
    }

    async Task BehindAsync(
        BlockActions payload, BlockAction action, SlackRequest request, ProgramInfo program, UserId actor, string about, CancellationToken ct)
    {
        var found = await FindAsync(program, about);
        if (found is not var (reading, behind))
        {
            await reply.SayAsync(payload, request, Gone, ct);
        }
        else if (action.ActionId == FileAction)
        {
            files.Send(
                request.Workspace, actor, "behind-the-figure.csv",
                async () => new PersonalFile(
                    await BehindPage.FileAsync(reading, behind),
                    Mrkdwn.Of($"What is behind {BoardWords.Name(behind.Whole.Measure)}, {BoardWords.Period(reading.Kept.Figures.Period)}.")));
            await reply.SayAsync(payload, request, Mrkdwn.Of($"All of it is on its way to you as a file."), ct);
        }
        else
        {
            await reply.OpenAsync(payload, request, BehindPage.Of(program, reading, behind), ct);
        }
    }

    async Task<(ShownReading Reading, MeasureBehind Behind)?> FindAsync(ProgramInfo program, string about) =>
        about.Split('/') is [var id, var measure] && Guid.TryParseExact(id, "N", out var reading) && Enum.TryParse<MeasureKind>(measure, out var kind)
        ? await database.ReadAsync<(ShownReading, MeasureBehind)?>(async db =>
            await BoardTables.Readings(db, program.Key).SingleOrDefaultAsync(row => row.Id == reading) is { } row
            && await BoardTables.BehindAsync(db, program.Key, row.Id, kind) is { } behind
                ? (new ShownReading(row.Id, BoardTables.Kept.Read(row)), behind)
                : null)
        : null;

    static string Label(MeasureKind measure) => measure switch
    {
        MeasureKind.Coverage or MeasureKind.Engagement => "Accounts",
        MeasureKind.Lag => "Signals",
        _ => "Deals",
    };

    static string About(ProgramInfo program, Guid reading, MeasureKind measure) =>
        new ProgramRef(program.Key.ProgramId, string.Create(CultureInfo.InvariantCulture, $"{reading:N}/{measure}")).ToString();
}
