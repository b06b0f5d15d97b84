using System.Text.Json;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Series;

/// <summary>Tells the channel that a series was made, changed, paused or ended, and when it takes place next. Nobody is mentioned: there is nothing to be done.</summary>
sealed class SeriesNoticeMessage : IMessageRenderer
{
    public const string Name = "series.notice";

    string IMessageRenderer.Message => Name;

    public Task<Rendering> RenderAsync(RenderContext context)
    {
        var notice = JsonSerializer.Deserialize(context.Row.Body!, CadenceJson.Default.SeriesNotice)
            ?? throw new InvalidOperationException($"Outbox message {context.Row.Id} has no notice.");
        var by = notice.By is { } actor ? Names.Of(context.Program.Roster, actor) : "the program file";
        var text = Say(notice, by).Shortened(3000);
        return Task.FromResult<Rendering>(new Rendering.Send(text, [new SectionBlock(text)]));
    }

    /// <param name="notice">What happened.</param>
    /// <param name="by">Who did it, by name.</param>
    public static Mrkdwn Say(SeriesNotice notice, string by)
    {
        var series = notice.Series[0];
        return notice.Deed switch
        {
            SeriesDeed.Made when notice.Series.Length > 1 =>
                Mrkdwn.Of($"*{notice.Series.Length} new meetings*, set up by {by}.\n")
                + Mrkdwn.Join("\n", notice.Series.Select(made => Mrkdwn.Of($"•  *{made.Name}*, {made.When}. {made.Next}"))),
            SeriesDeed.Made => Mrkdwn.Of($"*{series.Name}* is a new meeting, set up by {by}: {series.When}.") + Next(series),
            SeriesDeed.Changed =>
                Mrkdwn.Of($"*{series.Name}* was changed by {by}.\n")
                + Mrkdwn.Join("\n", series.Changes.Select(change => Mrkdwn.Of($"•  {change}"))).Shortened(2000) + Next(series),
            SeriesDeed.Paused => Mrkdwn.Of($"*{series.Name}* pauses, by {by}. Its planned meetings are taken off; its agenda is kept."),
            SeriesDeed.Resumed => Mrkdwn.Of($"*{series.Name}* goes on, by {by}.") + Next(series),
            _ => Mrkdwn.Of($"*{series.Name}* was ended for good by {by}. What was held stays in the record."),
        };
    }

    static Mrkdwn Next(SeriesNews series) => series.Next.Length == 0 ? Mrkdwn.Empty : Mrkdwn.Of($"\n{series.Next}");
}
