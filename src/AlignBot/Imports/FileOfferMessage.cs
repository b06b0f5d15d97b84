using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.WebApi;
using AlignBot.Sources;
using AlignBot.Sources.Csv;
using NodaTime;

namespace AlignBot.Imports;

/// <summary>Asks whoever sent a file which records it is of, guessed from its header; one button leads to what it would change.</summary>
sealed class FileOfferMessage(
    SlackApis slack, InstallationDirectory installations, IClock clock, ILogger<FileOfferMessage> log) : IMessageRenderer
{
    public const string Name = "import.offer";

    /// <summary>Under which the message with the file is known until the answer stands in its thread.</summary>
    public const string Asked = "file";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var (program, offered) = (context.Program, JsonSerializer.Deserialize(context.Row.Body!, ImportJson.Default.OfferedFile)!);
        var sender = new UserId(offered.By);
        if (!program.Roster.MayDecide(sender))
        {
            return new Rendering.Drop("Whoever sent it is no member any more.");
        }

        if (Keepers.WhyNot(program, sender, clock.GetCurrentInstant(), ImportForm.Deed) is { } no)
        {
            var refused = Mrkdwn.Of($"{no}");
            return new Rendering.Send(refused, [new SectionBlock(refused)]);
        }

        var (guess, trouble) = await GuessAsync(context, offered);
        if (trouble is { } why)
        {
            return new Rendering.Send(why, [new SectionBlock(why)]);
        }

        var text = guess is { } kind
            ? Mrkdwn.Of(
                $"*Which records are these?* By its header {offered.Name} has {RecordWords.Of(kind)}. Nothing is taken over before "
                    + $"you have read what it would change.")
            : Mrkdwn.Of(
                $"*Which records are these?* The header of {offered.Name} does not say. Nothing is taken over before you have read "
                    + $"what it would change.");
        text = text.Shortened(900);
        List<Block> blocks = [new SectionBlock(text), new ActionsBlock([.. Buttons(program, offered, guess)])];
        if (guess is not null)
        {
            blocks.Add(
                new ContextBlock(Mrkdwn.Of($"If it has something else: `/align import` and `accounts`, `opportunities`, `activities`, "
                    + $"`leads` or `signals`.")));
        }

        return new Rendering.Send(text, blocks);
    }

    public ValueTask DeliveredAsync(Session session, OutboxRow row) => OutboxTable.ForgetAsync(session, row, Asked);

    public ValueTask UndeliverableAsync(Session session, OutboxRow row, string error) => OutboxTable.ForgetAsync(session, row, Asked);

    static IEnumerable<Button> Buttons(ProgramInfo program, OfferedFile offered, SourceKinds? guess) =>
        (guess is { } one ? [one] : RecordWords.All)
        .Select(kind => FileOfferButtons.Look(program, kind, offered.File, isGuess: guess is not null));

    /// <summary>Of which records it seems to be, or why it can't be read.</summary>
    async Task<(SourceKinds? Kind, Mrkdwn? Trouble)> GuessAsync(RenderContext context, OfferedFile offered)
    {
        try
        {
            var api = slack.For(await installations.WorkspaceAsync(context.Program.Key.InstallationId));
            var bytes = await api.Files.Beginning(await api.Files.Info(offered.File), CsvKindGuess.Bytes);
            return CsvKindGuess.Trouble(bytes) is { } trouble
                ? (null, Mrkdwn.Of($"{offered.Name}: {trouble}").Shortened(900))
                : (await CsvKindGuess.OfAsync(bytes, CancellationToken.None), null);
        }
        catch (SlackApiException refused)
        {
            log.LogWarning("A file that was sent could not be looked into: {Error}.", refused.Error);
            return (null, null);
        }
    }
}
