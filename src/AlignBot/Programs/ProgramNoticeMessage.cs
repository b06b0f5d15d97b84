using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Programs;

/// <summary>Tells the channel that its rules or roles have changed. Part of the record, so never dropped.</summary>
sealed class ProgramNoticeMessage(IEnumerable<IRulesWords> rules) : IMessageRenderer
{
    public const string Name = ProgramLedger.NoticeName;

    string IMessageRenderer.Message => Name;

    public Task<Rendering> RenderAsync(RenderContext context)
    {
        var text = Say(context.Row.Body!, context.Program.Roster).Shortened(3000);
        return Task.FromResult<Rendering>(new Rendering.Send(text, [new SectionBlock(text)]));
    }

    /// <summary>The notice in words. Nobody is mentioned: there is nothing to be done.</summary>
    Mrkdwn Say(string body, Roster roster)
    {
        using var json = JsonDocument.Parse(body);
        var kind = json.RootElement.GetProperty(nameof(ProgramNotice.Fact)).GetProperty("kind").GetString();
        if (rules.FirstOrDefault(rules => rules.Kind == kind) is { } words)
        {
            var changed = JsonSerializer.Deserialize(body, ProgramJson.Default.RulesNotice)!;
            return Changed(words, changed, By(changed.By, roster));
        }

        var notice = JsonSerializer.Deserialize(body, ProgramJson.Default.ProgramNotice)!;
        return notice.Fact switch
        {
            ProgramFact.RoleGiven role => RoleWords.Given(role.Before, role.Now, roster) + Mrkdwn.Of($" Changed by {By(notice.By, roster)}."),
            _ => throw new InvalidOperationException($"No words for {notice.Fact.GetType().Name}."),
        };
    }

    static Mrkdwn By(UserId? actor, Roster roster) => actor is { } person ? Mrkdwn.Of($"{Names.Of(roster, person)}") : Mrkdwn.Of($"the program file");

    static Mrkdwn Changed(IRulesWords words, RulesNotice notice, Mrkdwn by)
    {
        var (version, note) = (notice.Fact.Version, notice.Fact.Note);
        var lines = Mrkdwn.Join("\n", notice.Fact.Changes.Concat(notice.Moves).Select(change => Mrkdwn.Of($"•  {change}"))).Shortened(2000);
        var text = Mrkdwn.Of($"*{words.Named} has version {version}*, changed by {by}.\n") + lines;
        return (string.IsNullOrWhiteSpace(note) ? text : text + Mrkdwn.Of($"\n") + Mrkdwn.Quoted(note).Shortened(600)) + Mrkdwn.Of($"\n{words.After}");
    }
}
