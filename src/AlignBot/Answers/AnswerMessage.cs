using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.Answers;

/// <summary>The answer to a message, in its thread: the command that seems to be meant, what a term means here, what the log has of its words, or where help begins.</summary>
sealed class AnswerMessage(ProgramDirectory programs, ISearchLog log, ITerms terms, Signposts signposts) : IMessageRenderer
{
    public const string Name = "answer";

    /// <summary>Under which the message that is answered is known until the answer stands in its thread.</summary>
    public const string QuestionSlot = "question";

    string IMessageRenderer.Message => Name;

    public static PostRow Question(ProgramKey key, Guid subject, string channel, string ts) => new()
    {
        InstallationId = key.InstallationId,
        ProgramId = key.ProgramId,
        SubjectId = subject,
        Slot = QuestionSlot,
        ChannelId = channel,
        Timestamp = ts,
    };

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var asked = JsonSerializer.Deserialize(context.Row.Body!, AnswerJson.Default.Asked)!;
        var (reader, program) = (new UserId(asked.By), context.Program);
        if (!program.Roster.MayDecide(reader))
        {
            return new Rendering.Drop("Whoever asked is no member any more.");
        }

        if (asked.IsElsewhere)
        {
            var there = Mrkdwn.Of($"People read along here who have no part in *{program.Name}*: ask in {Mention.Channel(program.ChannelId)}, or in a direct message.").Shortened(500);
            return new Rendering.Send(there, [new SectionBlock(there)]);
        }

        if (asked.Command is { } command)
        {
            var meant = Mrkdwn.Of($"That is a command: press it, or type it with its slash.");
            return new Rendering.Send(meant, [new SectionBlock(meant), new ActionsBlock(MeantCommand.Run($"/align {command}", command, program))]);
        }

        if (asked.Question is { } question && await InEachAsync(context, asked, one => terms.FindAsync(one, asked.Aloud ? null : reader, question)) is { } told)
        {
            return told;
        }

        if (asked.Words.Length > 0 && await InEachAsync(context, asked, one => log.FindAsync(one, asked.Aloud ? null : reader, asked.Words)) is { } found)
        {
            return found;
        }

        var nothing = asked.Words.Length == 0 ? Mrkdwn.Empty : Mrkdwn.Of($"No decision holds all of: {asked.Words}\n").Shortened(400);
        var lead = nothing + AlignCommand.Lead(program, reader);
        return new Rendering.Send(lead, [new SectionBlock(lead), signposts.Help(program, reader, asked.Aloud ? null : program)]);
    }

    public ValueTask DeliveredAsync(Session session, OutboxRow row) => OutboxTable.ForgetAsync(session, row, QuestionSlot);

    public ValueTask UndeliverableAsync(Session session, OutboxRow row, string error) => OutboxTable.ForgetAsync(session, row, QuestionSlot);

    /// <summary>In a channel what its program has that everybody there reads; in a direct message what the reader may read, in each of their programs, by its name where
    /// there are several.</summary>
    async Task<Rendering?> InEachAsync(RenderContext context, Asked asked, Func<ProgramInfo, Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)?>> find)
    {
        if (asked.Aloud)
        {
            return await find(context.Program) is var (text, blocks) ? new Rendering.Send(text, blocks) : null;
        }

        List<(ProgramInfo Program, Mrkdwn Text, IReadOnlyList<Block> Blocks)> found = [];
        var theirs = await programs.OfMemberAsync(context.Program.Key.InstallationId, asked.By);
        foreach (var key in theirs)
        {
            if (await programs.LatestAsync(key) is var program && program.Roster.MayDecide(new UserId(asked.By)) && await find(program) is var (text, blocks))
            {
                found.Add((program, text, blocks));
            }
        }

        List<Block> all = [.. found.SelectMany(one => theirs.Count > 1 ? [new ContextBlock(Mrkdwn.Of($"*{one.Program.Name}*").Shortened(300)), .. one.Blocks] : one.Blocks)];
        return found.Count == 0 ? null : new Rendering.Send(found[0].Text, all.Count > BlockLimits.MessageBlocks ? all[..BlockLimits.MessageBlocks] : all);
    }
}
