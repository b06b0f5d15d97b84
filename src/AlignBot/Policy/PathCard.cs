using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Policy;

/// <summary>The path in force, as people read it.</summary>
static class PathCard
{
    public static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Show(ProgramInfo program, UserId reader, Instant now)
    {
        var (path, roster) = (program.Path, program.Roster);
        var title = Mrkdwn.Of($"*Escalation path, version {path.Version}*");
        var blocks = new List<Block> { new SectionBlock(title), new SectionBlock(Levels(path, roster).Shortened(3000)), new SectionBlock(Rest(path).Shortened(3000)) };
        blocks.Add(new SectionBlock(Categories(path).Shortened(3000)));
        var value = new ProgramRef(program.Key.ProgramId).ToString();
        var buttons = new List<IActionsElement>();
        if (roster.MayGovern(reader, now))
        {
            buttons.Add(new Button(PathButtons.EditAction, "Edit") { Value = value });
            buttons.Add(new Button(PathButtons.FileAction, "Edit as a file") { Value = value });
        }

        buttons.Add(new Button(PathButtons.RehearseAction, "Rehearse a dispute") { Value = value });
        buttons.Add(new Button(PathButtons.CheckAction, "Check it") { Value = value });
        blocks.Add(new ActionsBlock(buttons));
        return (title, blocks);
    }

    /// <summary>What the linter says of the path in force.</summary>
    public static Mrkdwn Check(ProgramInfo program, Instant now)
    {
        var findings = PathLinter.Check(program.Path, program.Roster, program.Calendar, now).ToList();
        return findings.Count == 0
            ? Mrkdwn.Of($"Escalation path, version {program.Path.Version}: nothing to mend. Every level can decide as people and roles are now.")
            : (Mrkdwn.Of($"*Escalation path, version {program.Path.Version}: {findings.Count} thing{(findings.Count == 1 ? "" : "s")} to look at*\n") + Findings(findings, program.Roster)).Shortened(3000);
    }

    public static Mrkdwn Findings(IEnumerable<PathFinding> findings, Roster roster) =>
        Mrkdwn.Join("\n", findings.Select(finding => Mrkdwn.Of($"•  {PathFindings.Say(finding, roster)}")));

    public static Mrkdwn Levels(EscalationPath path, Roster roster) => Mrkdwn.Join(
        "\n", path.Levels.Select((level, index) => Mrkdwn.Of($"*Level {index + 1}*   {LevelWords.Sentence(level, roster)} _({LevelWords.Reminders(level)})_")));

    public static Mrkdwn Rest(EscalationPath path) => Mrkdwn.Of($"*If nobody decides:* {path.DefaultOutcome}\n{Terms(path)}");

    /// <summary>What holds for every level, in plain words.</summary>
    public static string Terms(EscalationPath path) =>
        $"Each level can be extended {PathChanges.Times(path.ExtensionsPerLevel)}. A decision can be reopened {PathChanges.Times(path.Reopenings)} within {path.ReopenWithinDays} days.\nA level stays open for at least {path.MinimumLive.ToWords()} after its deciders were told. Deciders who differ have {path.Reconcile.ToWords()} to agree. Whoever leaves the channel is replaced after {path.LeftChannelGrace.ToWords()}.";

    static Mrkdwn Categories(EscalationPath path) => Mrkdwn.Of($"*Categories*\n") + Mrkdwn.Join("\n", path.Categories.Select(category =>
    {
        var line = category.Definition.Length > 0 ? Mrkdwn.Of($"•  *{category.Name}:* {category.Definition}") : Mrkdwn.Of($"•  *{category.Name}*");
        return category.Channel is { } channel ? line + Mrkdwn.Of($" Threads in {Mention.Channel(channel)}.") : line;
    }));
}
