using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.WebApi;

namespace AlignBot.Engine.Interaction;

/// <summary>Answers the person who clicked, and only them: through the click's response_url, after the request is acknowledged.</summary>
public sealed class ClickReply(ResponseUrls urls, FormOpener forms, ILogger<ClickReply> log)
{
    /// <summary>What a click is answered that changes nothing, since it is so already: silence would look like a lost click.</summary>
    public static Mrkdwn SoAlready { get; } = Mrkdwn.Of($"That is done already; nothing has changed.");

    /// <summary>Answers where the click was made: beside the message, or in a small page over Home or another modal, which have no
    /// response_url.</summary>
    public Task SayAsync(BlockActions payload, SlackRequest request, Mrkdwn text, CancellationToken cancellation) => payload.ResponseUrl is not null
        ? SayAsync(payload, text)
        : forms.TryOpenAsync(payload, request, new ModalView("AlignBot", [new SectionBlock(text.Shortened(3000))]) { Close = "Close" }, cancellation);

    /// <summary>What is said where a form may not have opened.</summary>
    public static Mrkdwn PressAgain { get; } = Mrkdwn.Of($"If no form opened, press the button again.");

    /// <summary>Opens a form where the click was made. True when it is open; else whoever clicked is told how to go on.</summary>
    public async Task<bool> OpenAsync(BlockActions click, SlackRequest request, ModalView form, CancellationToken cancellation)
    {
        var isOpen = await forms.TryOpenAsync(click, request, form, cancellation);
        if (!isOpen)
        {
            await SayAsync(click, request, PressAgain, cancellation);
        }

        return isOpen;
    }

    /// <summary>Posts without keeping the request waiting. Best effort: it repeats nothing that is not on the card as well.</summary>
    /// <param name="click">What is answered: beside it, in its thread where it stands in one. Nothing is said where Slack gave no address.</param>
    /// <param name="text">What is said.</param>
    /// <param name="blocks">The same in blocks.</param>
    /// <param name="replace">True to put it in place of the answer that was clicked: the next page of a list.</param>
    public Task SayAsync(BlockActions click, Mrkdwn text, IReadOnlyList<Block>? blocks = null, bool replace = false) =>
        SayAsync(click.ResponseUrl, new ResponseMessage { Text = text, Blocks = blocks, ReplaceOriginal = replace, ThreadTs = click.ThreadTs });

    /// <summary>The same beside the message on which a shortcut was used.</summary>
    public Task SayAsync(MessageShortcut shortcut, Mrkdwn text, IReadOnlyList<Block>? blocks = null) =>
        SayAsync(shortcut.ResponseUrl, new ResponseMessage { Text = text, Blocks = blocks, ThreadTs = shortcut.ThreadTs });

    Task SayAsync(string? responseUrl, ResponseMessage message)
    {
        if (responseUrl is not null)
        {
            _ = PostAsync(() => urls.Post(responseUrl, message, CancellationToken.None));
        }

        return Task.CompletedTask;
    }

    /// <summary>The same in blocks: a page over Home or on top of another page, where there is nothing to post beside.</summary>
    /// <param name="replace">True to put it in place of what was clicked: the next page of a list.</param>
    public Task SayAsync(
        BlockActions payload, SlackRequest request, Mrkdwn text, IReadOnlyList<Block> blocks, CancellationToken cancellation, bool replace = false)
    {
        if (payload.ResponseUrl is not null)
        {
            return SayAsync(payload, text, blocks, replace);
        }

        var page = new ModalView("AlignBot", blocks) { Close = "Close" };
        return replace && payload.View is { Type: "modal" } open
            ? forms.TryUpdateAsync(request.Workspace, open, page, cancellation)
            : forms.TryOpenAsync(payload, request, page, cancellation);
    }

    /// <summary>Says what a command answers, where it was run by a button.</summary>
    public Task SayAsync(BlockActions payload, SlackRequest request, CommandAck answer, CancellationToken cancellation)
    {
        if (answer == CommandAck.Nothing)
        {
            return Task.CompletedTask;
        }

        if (payload.ResponseUrl is { } url)
        {
            _ = PostAsync(() => urls.PostAnswer(url, answer, payload.ThreadTs, CancellationToken.None));
            return Task.CompletedTask;
        }

        return SayAsync(payload, request, answer.Text, answer.Blocks ?? [new SectionBlock(answer.Text.Shortened(3000))], cancellation);
    }

    async Task PostAsync(Func<Task> post)
    {
        try
        {
            await post();
        }
        catch (SlackApiException refused)
        {
            log.LogWarning("An answer to a click did not arrive: {Error}.", refused.Error);
        }
    }
}
