using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Imports;

/// <summary>A file that somebody sent to the bot: what the answer is made of when it goes out.</summary>
/// <param name="By">Who sent it.</param>
/// <param name="File">Slack's id of it.</param>
/// <param name="Name">Its name.</param>
sealed record OfferedFile(string By, string File, string Name);

/// <summary>Answers files with the question which records they are.</summary>
sealed class FileOffers(OutboxQueue outbox) : IHearFiles
{
    /// <summary>What people take for a table: workbooks too, which are answered with what to do.</summary>
    static readonly string[] Tables = ["csv", "tsv", "txt", "xlsx", "xls"];

    public ReceivedFile? Find(IReadOnlyList<ReceivedFile> files) =>
        files.FirstOrDefault(
            file => file.Id.Length > 0 && Tables.Contains(Path.GetExtension(file.Name ?? "").TrimStart('.').ToLowerInvariant()));

    public async ValueTask OfferAsync(Session session, ProgramInfo program, ReceivedFile file, SaidWhere said)
    {
        var subject = Guid.CreateVersion7();
        await OutboxTable.RememberAsync(session, new PostRow
        {
            InstallationId = program.Key.InstallationId,
            ProgramId = program.Key.ProgramId,
            SubjectId = subject,
            Slot = FileOfferMessage.Asked,
            ChannelId = said.Channel,
            Timestamp = said.Thread,
        });
        await outbox.EnqueueAsync(session, program.Key, new OutgoingMessage
        {
            Kind = OutboxKind.Nudge,
            Message = FileOfferMessage.Name,
            SubjectId = subject,
            Destination = said.Aloud ? said.Channel : said.User,
            ThreadSlot = FileOfferMessage.Asked,
            Body = JsonSerializer.Serialize(
                new OfferedFile(said.User, file.Id, UploadedFiles.NameOf(file)), ImportJson.Default.OfferedFile),
        });
    }
}
