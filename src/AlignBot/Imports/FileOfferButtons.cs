using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.Imports;

/// <summary>Has a file read that was sent to the bot, and shows what it would change.</summary>
sealed class FileOfferButtons(
    InstallationDirectory installations, ProgramDirectory programs, ImportReading reading, IDatabase database, FormOpener forms,
        ClickReply reply, IClock clock) : IActionHandler
{
    public const string LookAction = "import.look.*";

    /// <param name="program">The program.</param>
    /// <param name="kind">Of which records.</param>
    /// <param name="file">Slack's id of the file.</param>
    /// <param name="isGuess">Whether it is the one that is guessed, and not one of all.</param>
    public static Button Look(ProgramInfo program, SourceKinds kind, string file, bool isGuess) => new(
        LookAction.Replace("*", RecordWords.Of(kind), StringComparison.Ordinal),
            isGuess ? "See what it would change" : Engine.Wording.Capital.Of(RecordWords.Of(kind)))
    {
        Value = new ProgramRef(program.Key.ProgramId, $"{RecordWords.Of(kind)}/{file}").ToString(),
        Style = isGuess ? ButtonStyle.Primary : ButtonStyle.Default,
    };

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || about.Rest.Split('/') is not [var word, { Length: > 0 } id]
            || RecordWords.Read(word) is not { } kind
            || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (key, actor) = (about.In(installation), new UserId(payload.User.Id));
        var program = await programs.LatestAsync(key);
        var no = Keepers.WhyNot(program, actor, clock.GetCurrentInstant(), ImportForm.Deed) is { } refused ? Mrkdwn.Of($"{refused}")
            : await database.ReadAsync(db => reading.Of(kind).WhyNotAsync(db, program), ct);
        if (no is { } sentence)
        {
            await reply.SayAsync(payload, request, sentence, ct);
            return ActionAck.Nothing;
        }

        if (await forms.OpenAsync(request.Workspace, payload.TriggerId, ImportModal.Says(kind, Mrkdwn.Of($"Reading the file ...")),
            ct) is not { } view)
        {
            await reply.SayAsync(payload, request, ClickReply.PressAgain, ct);
            return ActionAck.Nothing;
        }

        await reading.ShowAsync(
            request, key, actor, view.Id, kind, new ReceivedFile { Id = id },
            page => forms.TryUpdateAsync(request.Workspace, view, page, ct));
        return ActionAck.Nothing;
    }
}
