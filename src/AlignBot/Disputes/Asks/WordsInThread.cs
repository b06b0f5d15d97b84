using AlignBot.Contracts;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using AlignBot.Engine.Wording;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes.Asks;

/// <summary>Whoever is asked to decide and writes in the thread instead is told, once a seat and for their eyes only, that this is not
/// counted; one button turns what they wrote into an answer.</summary>
/// <remarks>Nothing guesses what the words mean. Nobody else's messages are looked at further than that.</remarks>
sealed class WordsInThread(InstallationDirectory installations, IDatabase database, DisputeArchive archive, DisputeDesk desk, RequestInbox inbox, SlackApis slack, ILogger<WordsInThread> log)
    : IHearMessages
{
    public async Task HeardAsync(MessageEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct)
    {
        if (e is not { Subtype: null or "thread_broadcast", User: { } user, ThreadTs: { } thread, ChannelType: not "im" } || thread == e.Ts || e.Text.Length == 0
            || await installations.FindAsync(request.Workspace) is not { } installation
            || await AskedThereAsync(installation, user, e.Channel, thread) is not var (key, id)
            || await archive.FindAsync(key, id) is not { Dispute: { IsOpen: true } dispute } found)
        {
            return;
        }

        var (reader, about, draft) = (new UserId(user), new DisputeRef(key.ProgramId, id, dispute.Round, dispute.Level), Guid.CreateVersion7());
        var outcome = await inbox.FirstTimeAsync(
            installation, request,
            async session =>
            {
                var told = await desk.ApplyAsync(session, key, id, new DisputeCommand.WroteInThread(reader, dispute.Round, dispute.Level));
                if (told is Outcome<Dispute>.Changed)
                {
                    var words = SlackMarkup.Plain(e.Text, found.Program.Roster).Trim();
                    await DraftStore.SaveAsync(session, installation, draft, user, TextLimits.Cut(words, TextLimits.Body), DisputeFormJson.Default.String);
                }

                return told;
            },
            ct);
        if (outcome is Outcome<Dispute>.Changed)
        {
            await TellAsync(request.Workspace, e, reader, dispute, new WordsRef(about, draft), ct);
        }
    }

    /// <summary>The open dispute of that thread, if it waits for this person to decide.</summary>
    async Task<(ProgramKey Key, Guid Id)?> AskedThereAsync(int installation, string user, string channel, string thread)
    {
        var asked = await database.ReadAsync(db => db.Waiting
            .Where(row => row.InstallationId == installation && row.UserId == user && row.Feature == DisputeTimers.FeatureName)
            .Join(
                db.Posts.Where(post => post.Slot == DisputeCard.Slot && post.ChannelId == channel && post.Timestamp == thread),
                row => new { row.InstallationId, row.ProgramId, row.SubjectId },
                post => new { post.InstallationId, post.ProgramId, post.SubjectId },
                (row, _) => new { row.ProgramId, row.SubjectId })
            .FirstOrDefaultAsync());
        return asked is null ? null : (new ProgramKey(installation, asked.ProgramId), asked.SubjectId);
    }

    /// <summary>Best effort: what they are asked stands in their own messages all the same.</summary>
    async Task TellAsync(WorkspaceKey workspace, MessageEvent e, UserId reader, Dispute dispute, WordsRef words, CancellationToken ct)
    {
        var deed = dispute.IsSettling ? "Propose these words" : "Decide with these words";
        var text = Mrkdwn.Of($"Not counted yet: what is written in the thread decides nothing. DSP-{dispute.Number} still waits for your answer.");
        try
        {
            await slack.For(workspace).Chat.PostEphemeral(
                new PostEphemeral
                {
                    Channel = e.Channel,
                    User = reader.Value,
                    ThreadTs = e.ThreadTs,
                    Text = text,
                    Blocks = [new SectionBlock(text), new ActionsBlock([new Button(DisputeButtons.DecideWithWords, deed) { Value = words.ToString(), Style = ButtonStyle.Primary }])],
                },
                ct);
        }
        catch (SlackApiException refused)
        {
            log.LogWarning("Somebody could not be told that their words in a thread are not counted: {Error}.", refused.Error);
        }
    }
}

/// <summary>Which words of somebody's a button turns into an answer: of which dispute, and where they are kept.</summary>
readonly record struct WordsRef(DisputeRef About, Guid Draft)
{
    const char Before = '+';

    public override string ToString() => $"{About}{Before}{Draft:N}";

    /// <summary>Reads what <see cref="ToString"/> wrote, or null: values come back from outside.</summary>
    public static WordsRef? Parse(string? text) =>
        text?.Split(Before) is [var about, var draft] && DisputeRef.Parse(about) is { } reference && Guid.TryParseExact(draft, "N", out var id) ? new(reference, id) : null;
}
