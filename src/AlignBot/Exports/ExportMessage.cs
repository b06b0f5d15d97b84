using System.Globalization;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Exports;

/// <summary>The direct message that says how far a long export is, or why there is none. What is made at once comes without it.</summary>
sealed class ExportMessage : IMessageRenderer
{
    public const string Name = "export.card";
    const string Slot = "card";

    string IMessageRenderer.Message => Name;

    public static OutgoingMessage Of(OutboxKind kind, ExportRow export) => new()
    {
        Kind = kind,
        Message = Name,
        SubjectId = export.Id,
        Destination = export.UserId,
        Slot = Slot,
    };

    /// <summary>Whether it stands there, or is about to.</summary>
    public static async Task<bool> WasSaidAsync(AlignBotContext db, ExportRow export) =>
        await db.Outbox.AnyAsync(row => row.InstallationId == export.InstallationId && row.ProgramId == export.ProgramId
            && row.SubjectId == export.Id && row.Slot == Slot && row.Kind != OutboxKind.Edit);

    /// <summary>What is said with the file.</summary>
    public static Mrkdwn Here(ProgramInfo program, RecordFormat format, long entries, string head) =>
        Mrkdwn.Of($"Your export of {program.Name} is here: {RecordExport.FileName(program, format)}, {Count(entries)} entries. ").Shortened(600)
        + Mrkdwn.Of($"The digest of the last is `{head}`: keep it, and `verify --head` compares the record with it.");

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var row = await context.Db.Exports.SingleAsync(export => export.Id == context.Row.SubjectId
            && export.InstallationId == context.Row.InstallationId && export.ProgramId == context.Row.ProgramId);
        var text = row.State switch
        {
            ExportState.Delivered => Mrkdwn.Of($"Your export of {context.Program.Name} is made: {Count(row.Written)} entries."),
            ExportState.Failed => Mrkdwn.Of($"Your export of {context.Program.Name} could not be delivered ({row.Error}). Ask again with `/align export`."),
            _ when row.Written > 0 => Mrkdwn.Of($"Your export of {context.Program.Name} is being made: {Count(row.Written)} of {Count(row.Total)} entries."),
            _ => Mrkdwn.Of($"Your export of {context.Program.Name} is being made."),
        };
        return new Rendering.Send(text, [new SectionBlock(text)]);
    }

    static string Count(long entries) => entries.ToString("N0", CultureInfo.InvariantCulture);
}
