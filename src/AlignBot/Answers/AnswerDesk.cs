using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Answers;

/// <summary>Answers whoever writes to the bot: each message once, in its thread. Guests, people of other organisations and bots get none.</summary>
sealed class AnswerDesk(
    InstallationDirectory installations, ProgramDirectory programs, Signposts signposts, IHearFiles files, OutboxQueue outbox, RequestInbox inbox) : IHearMessages
{
    /// <summary>Longer messages are no question.</summary>
    const int Longest = 600;

    /// <summary>A direct message.</summary>
    public Task HeardAsync(MessageEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) =>
        e is { ChannelType: "im", Subtype: null or "file_share", User: { } user }
            ? AnswerAsync(new Said(user, e.Channel, e.Ts, e.ThreadTs, e.Text, Aloud: false) { File = files.Find(e.Files), IsOfWords = e.Subtype is null }, request, ct)
            : Task.CompletedTask;

    /// <summary>A message in a channel that mentions the bot.</summary>
    public Task HeardAsync(AppMentionEvent e, SlackRequest request, CancellationToken ct) =>
        e.User is { } user
            ? AnswerAsync(new Said(user, e.Channel, e.Ts, e.ThreadTs, e.Text, Aloud: true) { File = files.Find(e.Files) }, request, ct)
            : Task.CompletedTask;

    async Task AnswerAsync(Said said, SlackRequest request, CancellationToken ct)
    {
        // A picture that comes without a question is none.
        if (said is { File: null, IsOfWords: false } || await installations.FindAsync(request.Workspace) is not { } installation || await ProgramAsync(installation, said) is not { } program)
        {
            return;
        }

        if (said.File is { } file)
        {
            await inbox.OnceAsync(
                installation, request, session => files.OfferAsync(session, program, file, new SaidWhere(said.User, said.Channel, said.Thread ?? said.Ts, said.Aloud)), ct);
            return;
        }

        var plain = SlackMarkup.Plain(said.Text.Length > Longest ? said.Text[..Longest] : said.Text, program.Roster);
        var command = AskedWords.Command(plain);
        var asked = new Asked(said.User, AskedWords.Sought(plain), command.Length == 0 ? null : signposts.Meant(command), said.Aloud)
        {
            Question = AskedWords.Question(plain),
            IsElsewhere = said.Aloud && program.ChannelId != said.Channel,
        };
        var subject = Guid.CreateVersion7();
        await inbox.OnceAsync(
            installation, request,
            async session =>
            {
                await OutboxTable.RememberAsync(session, AnswerMessage.Question(program.Key, subject, said.Channel, said.Thread ?? said.Ts));
                await outbox.EnqueueAsync(session, program.Key, new OutgoingMessage
                {
                    Kind = OutboxKind.Nudge,
                    Message = AnswerMessage.Name,
                    SubjectId = subject,
                    Destination = said.Aloud ? said.Channel : said.User,
                    ThreadSlot = AnswerMessage.QuestionSlot,
                    Body = JsonSerializer.Serialize(asked, AnswerJson.Default.Asked),
                });
            },
            ct);
    }

    /// <summary>The channel's program, or one that they are in; null for those who get no answer.</summary>
    async Task<ProgramInfo?> ProgramAsync(int installation, Said said)
    {
        IEnumerable<ProgramKey> meant = said.Aloud && await programs.FindAsync(installation, said.Channel) is { } here ? [here] : await programs.OfMemberAsync(installation, said.User);
        foreach (var key in meant)
        {
            if (await programs.LatestAsync(key) is var program && program.Roster.MayDecide(new UserId(said.User)))
            {
                return program;
            }
        }

        return null;
    }

    sealed record Said(string User, string Channel, string Ts, string? Thread, string Text, bool Aloud)
    {
        /// <summary>The file with it that may hold records; null for none.</summary>
        public ReceivedFile? File { get; init; }

        /// <summary>Whether its words are what is answered where no file is.</summary>
        public bool IsOfWords { get; init; } = true;
    }
}

/// <summary>Hears mentions.</summary>
sealed class MentionHeard(AnswerDesk desk) : IEventHandler<AppMentionEvent>
{
    public Task Handle(AppMentionEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) => desk.HeardAsync(e, request, ct);
}
