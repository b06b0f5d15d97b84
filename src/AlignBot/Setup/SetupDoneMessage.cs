using System.Text.Json;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Setup;

/// <summary>Tells the channel that its program runs: who answers for what, and what comes first.</summary>
sealed class SetupDoneMessage : IMessageRenderer
{
    public const string Name = "setup.done";

    string IMessageRenderer.Message => Name;

    public Task<Rendering> RenderAsync(RenderContext context)
    {
        var done = JsonSerializer.Deserialize(context.Row.Body!, SetupJson.Default.SetupDone)!;
        var (program, roster) = (context.Program, context.Program.Roster);
        var by = done.BegunBy == done.StartedBy ? Names.Of(roster, done.BegunBy) : $"{Names.Of(roster, done.BegunBy)} and {Names.Of(roster, done.StartedBy)}";
        var roles = Enum.GetValues<Role>().Where(role => roster.Holder(role) is not null).Select(role => Mrkdwn.Of($"{Capital(Names.Of(role))}: {Names.Of(roster, roster.Holder(role)!.Value)}"));
        var text = (Mrkdwn.Of($"*{program.Name} runs in this channel from now on*, set up by {by}.\n") + Mrkdwn.Join("  ·  ", roles)).Shortened(1500)
            + (done.First is { } first ? Mrkdwn.Of($"\nFirst comes: {first.What}, {When.At(first.At, program.Calendar.Zone)}.").Shortened(400) : Mrkdwn.Empty)
            + (done.Artifact is { } artifact ? Mrkdwn.Of($"\nFirst artifact: {artifact.Title}. {Names.Of(roster, artifact.Owner)} answers for it, and both leaders sign it within {(Window.TryParse(artifact.Days, out var days, out _) ? days.ToWords() : "two weeks")}.").Shortened(400) : Mrkdwn.Empty);
        var how = Mrkdwn.Of($"Sales and marketing disagree on something? `/dispute` and the question. Something is decided? `/decision`. `/meeting kick-off` plans the workshop to begin with, and `/align help` shows the rest. The account list and the scoreboard come with sources.");
        return Task.FromResult<Rendering>(new Rendering.Send(text, [new SectionBlock(text), new ContextBlock(how)]));
    }

    static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
