using System.Collections.Immutable;
using System.Text.Json;
using AlignBot.Domain.People;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Programs;

/// <summary>Tells the channel that its rules or roles have changed. Part of the record, so never dropped.</summary>
sealed class ProgramNoticeMessage : IMessageRenderer
{
    public const string Name = "program.notice";

    string IMessageRenderer.Message => Name;

    public Task<Rendering> RenderAsync(RenderContext context)
    {
        var notice = JsonSerializer.Deserialize(context.Row.Body!, ProgramJson.Default.ProgramNotice)
            ?? throw new InvalidOperationException($"Outbox message {context.Row.Id} has no notice.");
        var text = Say(notice, context.Program.Roster).Shortened(3000);
        return Task.FromResult<Rendering>(new Rendering.Send(text, [new SectionBlock(text)]));
    }

    /// <summary>The notice in words. Nobody is mentioned: there is nothing to be done.</summary>
    public static Mrkdwn Say(ProgramNotice notice, Roster roster)
    {
        var by = notice.By is { } actor ? Mrkdwn.Of($"{Names.Of(roster, actor)}") : Mrkdwn.Of($"the program file");
        return notice.Fact switch
        {
            ProgramFact.PathChanged path => Changed("The escalation path", path.Version, by, path.Changes, path.Note, "Disputes that are open stay under the version they were raised with. `/align path` shows it."),
            ProgramFact.CalendarChanged calendar => Changed("The working calendar", calendar.Version, by, [.. calendar.Changes, .. notice.Meetings], calendar.Note, "Disputes that are open keep theirs. `/align calendar` shows it."),
            ProgramFact.RoleGiven role => RoleWords.Given(role, roster) + Mrkdwn.Of($" Changed by {by}."),
            _ => throw new InvalidOperationException($"No words for {notice.Fact.GetType().Name}."),
        };
    }

    static Mrkdwn Changed(string what, int version, Mrkdwn by, ImmutableArray<string> changes, string? note, string after)
    {
        var lines = Mrkdwn.Join("\n", changes.Select(change => Mrkdwn.Of($"•  {change}"))).Shortened(2000);
        var text = Mrkdwn.Of($"*{what} has version {version}*, changed by {by}.\n") + lines;
        return (string.IsNullOrWhiteSpace(note) ? text : text + Mrkdwn.Of($"\n") + Mrkdwn.Quoted(note).Shortened(600)) + Mrkdwn.Of($"\n{after}");
    }
}
