using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Records;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Records.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Records.Choosing;

/// <summary>Opens the form that says where each kind comes from, and says of a reading with far fewer that it is right.</summary>
sealed class RecordButtons(
    InstallationDirectory installations, ProgramDirectory programs, ISourceReadings readings, IDatabase database, ClickReply reply, RequestInbox inbox,
    IClock clock) : IActionHandler
{
    public const string ChooseAction = "records.choose";
    public const string BelieveAction = "records.believe";

    public const string Deed = "say where records come from";

    public static Button Choose(ProgramInfo program) =>
        new(ChooseAction, "Say what is read from where") { Value = new ProgramRef(program.Key.ProgramId).ToString() };

    public static Button Believe(ProgramInfo program, RecordReadingRow row) => new(BelieveAction, "Yes, that is right")
    {
        Value = new ProgramRef(program.Key.ProgramId, $"{RecordWords.Of(row.Kind)}/{row.Source}").ToString(),
        Confirm = new ConfirmationDialog(
            "Take it over?", new PlainText($"The source is read again, and {RecordWords.Of(row.Kind)} that it has not any more are "
                + $"marked as gone.").Shortened(300), "Take it over", "Cancel"),
    };

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (key, actor) = (about.In(installation), new UserId(payload.User.Id));
        var program = await programs.LatestAsync(key);
        if (Keepers.WhyNot(program, actor, clock.GetCurrentInstant(), Deed) is { } no)
        {
            await reply.SayAsync(payload, request, Mrkdwn.Of($"{no}"), ct);
            return ActionAck.Nothing;
        }

        if (action.ActionId == ChooseAction)
        {
            var form = await database.ReadAsync(db => RecordModal.FormAsync(db, program, readings), ct);
            await reply.OpenAsync(payload, request, form, ct);
            return ActionAck.Nothing;
        }

        if (about.Rest.Split('/', 2) is not [var word, var source] || RecordWords.Read(word) is not { } kind)
        {
            return ActionAck.Nothing;
        }

        var isNew = await inbox.FirstTimeAsync(
            key, request,
            async session =>
            {
                if (await RecordTables.ReadingAsync(session.Db, key, source, kind) is not { IsDoubted: true } row)
                {
                    return false;
                }

                (row.IsBelieved, row.IsDoubted) = (true, false);
                await RecordsHistory.AppendAsync(session, key, actor, new RecordsFact.Believed(word, source));
                await readings.AskAsync(session, key, source);
                return true;
            },
            ct);
        await reply.SayAsync(
            payload, request, isNew ? Mrkdwn.Of($"{source} is being read. `/align sources` shows how that went.") : ClickReply.SoAlready,
            ct);
        return ActionAck.Nothing;
    }
}
