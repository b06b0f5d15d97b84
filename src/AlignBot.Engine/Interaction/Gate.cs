using AlignBot.Domain;
using AlignBot.Engine.Budgets;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;
using Payload = AlignBot.Slack.Inbound.Payloads.Interaction;

namespace AlignBot.Engine.Interaction;

/// <summary>Checks the declared right to whatever is used, and the budget that it draws on, before its handler runs: the one place where that is
/// done.</summary>
/// <remarks>
/// Whatever a feature declares is reached through one of the <c>Gated...</c> classes alone, and each of them asks here. What is left to the rules
/// is not looked up. A right is checked outside of the transaction: whoever loses it in that moment is stopped by the rules inside, where they ask.
/// </remarks>
public sealed class Gate(
    RightsTable rights, Spending spending, InstallationDirectory installations, ProgramFinder finder, ProgramDirectory programs, IClock clock)
{
    /// <summary>Why somebody may not use a command, or the word that they typed behind it; null when they may.</summary>
    /// <param name="command">As it was declared: with its slash, and for a word of <c>/align</c> with that.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="request">The request.</param>
    /// <param name="handler">Which says what it takes for a word.</param>
    internal async ValueTask<Denial?> WhyNotAsync(string command, SlashCommand typed, SlackRequest request, object handler)
    {
        var whole = rights.Of(HandlerKind.Command, command);
        var text = typed.Text.Trim();
        var part = rights.PartOf(whole, CommandWords.Split(text).Word);
        if (spending.WhyNot(CostOf(whole, part), request.Workspace, typed.UserId, typed.ChannelId) is { } spent)
        {
            // What was typed stands in nothing but the answer.
            var later = Of(spent);
            var whatWasTyped = Mrkdwn.Of($" You typed: {command} {SlackMarkup.Plain(text)}");
            return later with { Sentence = (later.Sentence + whatWasTyped).Shortened(3000) };
        }

        if (!whole.Right.AsksTheProgram && part is null)
        {
            return null;
        }

        var found = await finder.FindAsync(request.Workspace, typed.ChannelId, typed.UserId);
        if (found.Program is not { } key)
        {
            return new Denial(found.Sentence, found.Sentence.Text);
        }

        var (program, user, now) = (await programs.LatestAsync(key), new UserId(typed.UserId), clock.GetCurrentInstant());
        return whole.Right.WhyNot(program, user, now)
            ?? (part is { Part: { } word } && (handler is not IWordedHandler worded || worded.Takes(word, text, program)) ? part.Right.WhyNot(program, user, now) : null);
    }

    /// <summary>Why somebody may not press a button or choose a menu's entry; null when they may.</summary>
    internal ValueTask<Denial?> WhyNotAsync(BlockActions payload, BlockAction action, SlackRequest request)
    {
        var whole = rights.Of(HandlerKind.Action, action.ActionId);
        var (entry, reference) = action.SelectedOption?.Value.Split(':', 2) is [var chosen, var about]
            ? (rights.PartOf(whole, chosen), about)
            : (null, action.Type == "button" ? action.Value : null); // What was typed into a field is no reference.

        // A page is of one program, and what stands in it may be numbers of something else.
        var page = payload.View is { Type: "modal" } open ? ProgramRef.Parse(open.PrivateMetadata) : null;
        return WhyNotAsync(whole, entry, page ?? ProgramRef.Parse(reference), payload.Channel?.Id, payload, request);
    }

    /// <summary>Why somebody may not send a form, or have dismissed it; null when they may.</summary>
    internal ValueTask<Denial?> WhyNotAsync(HandlerKind kind, ReceivedView view, Payload payload, SlackRequest request) =>
        WhyNotAsync(rights.Of(kind, view.CallbackId), null, ProgramRef.Parse(view.PrivateMetadata), null, payload, request);

    /// <summary>Why somebody may not use a shortcut; null when they may.</summary>
    internal ValueTask<Denial?> WhyNotAsync(HandlerKind kind, string callbackId, string? channel, Payload payload, SlackRequest request) =>
        WhyNotAsync(rights.Of(kind, callbackId), null, null, channel, payload, request);

    async ValueTask<Denial?> WhyNotAsync(
        DeclaredRight whole, DeclaredRight? part, ProgramRef? about, string? channel, Payload payload, SlackRequest request)
    {
        if (spending.WhyNot(CostOf(whole, part), request.Workspace, payload.User.Id, channel) is { } spent)
        {
            return Of(spent);
        }

        if (!whole.Right.AsksTheProgram && part is not { Right.AsksTheProgram: true })
        {
            return null;
        }

        ProgramKey key;
        if (about is { } reference && await installations.FindAsync(request.Workspace) is { } installation)
        {
            key = reference.In(installation);
        }
        else
        {
            var found = await finder.FindAsync(request.Workspace, channel, payload.User.Id);
            if (found.Program is not { } meant)
            {
                return new Denial(found.Sentence, found.Sentence.Text);
            }

            key = meant;
        }

        var (program, user, now) = (await programs.LatestAsync(key), new UserId(payload.User.Id), clock.GetCurrentInstant());
        return whole.Right.WhyNot(program, user, now) ?? part?.Right.WhyNot(program, user, now);
    }

    static Cost CostOf(DeclaredRight whole, DeclaredRight? part) => part?.Cost ?? whole.Cost ?? Cost.Nothing;

    static Denial Of(Spent spent) => new(Mrkdwn.Of($"{spent.Sentence}"), spent.Sentence);
}
