using System.Globalization;
using AlignBot.Engine.Outbox;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Exports;

/// <summary>The direct message that says how far an export is.</summary>
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

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var row = await context.Db.Exports.SingleAsync(export => export.Id == context.Row.SubjectId
            && export.InstallationId == context.Row.InstallationId && export.ProgramId == context.Row.ProgramId);
        var name = RecordExport.FileName(context.Program, row.Format);
        var text = row.State switch
        {
            ExportState.Delivered => Mrkdwn.Of($"Your export of {context.Program.Name} is here: {name}, {Count(row.Written)} entries."),
            ExportState.Failed => Mrkdwn.Of($"Your export of {context.Program.Name} could not be delivered ({row.Error}). Ask again with `/align export`."),
            _ when row.Written > 0 => Mrkdwn.Of($"Your export of {context.Program.Name} is being made: {Count(row.Written)} of {Count(row.Total)} entries."),
            _ => Mrkdwn.Of($"Your export of {context.Program.Name} is being made."),
        };
        return new Rendering.Send(text, [new SectionBlock(text)]);
    }

    static string Count(long entries) => entries.ToString("N0", CultureInfo.InvariantCulture);
}
