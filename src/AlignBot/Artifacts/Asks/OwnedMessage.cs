using System.Text.Json;
using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Forms;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Artifacts.Asks;

/// <summary>Tells somebody what they answer for from now on: all of it that came at once. What came with a role stands in the message about that, and here is none.</summary>
sealed class OwnedMessage(IRoleAsks roles) : IMessageRenderer, IComesWithRole
{
    public const string Name = "artifact.owned";

    /// <summary>More than these are counted.</summary>
    const int Named = 10;

    /// <summary>Minutes in which a role and what comes with it are given.</summary>
    const int AtOnce = 30;

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var (news, program) = (Read(context.Row), context.Program);
        List<Guid> ids = [.. news.Artifacts];
        var theirs = (await ArtifactTables.Of(context.Db, program.Key).Where(row => ids.Contains(row.Id) && row.Owner == context.Row.Destination).OrderBy(row => row.Number).ToListAsync())
            .ConvertAll(ArtifactDesk.StateOf);
        if (theirs.Count == 0)
        {
            return new Rendering.Drop("Somebody else answers for it now.");
        }

        if (roles.NamedAt(program, new UserId(context.Row.Destination)) is { } named && (context.Row.CreatedAt - named).TotalMinutes is > -AtOnce and < AtOnce && theirs.TrueForAll(IsToBeWritten))
        {
            return new Rendering.Drop("It stands in the message that asks them to accept their role.");
        }

        var by = news.By is { } giver ? $"{Names.Of(program.Roster, giver)} named you. " : "";
        var (all, next) = Say(theirs, program, by);
        return new Rendering.Send(all, [new SectionBlock(all) { Accessory = next }]);
    }

    public async Task<ComesWithRole?> SayAsync(AlignBotContext db, ProgramInfo program, UserId user, Instant namedAt)
    {
        var theirs = (await ArtifactTables.Of(db, program.Key).Where(row => row.Owner == user.Value && (row.Standing == ArtifactStanding.Missing || row.Standing == ArtifactStanding.Draft))
            .OrderBy(row => row.Number).ToListAsync()).ConvertAll(ArtifactDesk.StateOf).FindAll(IsToBeWritten);
        if (theirs.Count == 0)
        {
            return null;
        }

        var (text, next) = Say(theirs, program, by: "");
        return new ComesWithRole(text, next);
    }

    static (Mrkdwn Text, Button Next) Say(List<Artifact> theirs, ProgramInfo program, string by)
    {
        if (theirs is [var artifact])
        {
            var text = Mrkdwn.Of($"You answer for {ArtifactWords.Named(artifact)} from now on. {by}{First(artifact)}You keep its text right, and are asked when it is to be looked at again.").Shortened(900);
            var about = ArtifactRef.To(artifact).ToString();
            var next = artifact is { InForce: null, Latest.IsProposed: false } ? new Button(WriteForms.WriteAction, "Change and propose it") { Value = about } : new Button(ArtifactButtons.OpenAction, "Open") { Value = about };
            return (text, next);
        }

        var lines = theirs.Take(Named).Select(one => Mrkdwn.Of($"\n•  {ArtifactWords.Title(one)}, {ArtifactWords.Status(one, program.Roster)}{(one is { InForce: null, DueOn: { } due } ? $", to hold by {When.Date(due)}" : "")}").Shortened(220));
        var more = theirs.Count > Named ? Mrkdwn.Of($"\nand {theirs.Count - Named} more") : Mrkdwn.Empty;
        var all = Mrkdwn.Of($"You answer for these {theirs.Count} from now on. {by}You keep their texts right, and are asked when one is to be looked at again.").Shortened(500) + Mrkdwn.Join("", lines) + more;
        return (all, MeantCommand.Run("Open", "artifacts", program));
    }

    /// <summary>It does not hold, and nobody is asked to sign it.</summary>
    static bool IsToBeWritten(Artifact artifact) => artifact is { InForce: null, Latest: null or { IsProposed: false } };

    /// <summary>'It is to hold by Fri 11 Dec 2026, and is a draft now. '; nothing where no day was given.</summary>
    static string First(Artifact artifact) => artifact is { InForce: null, DueOn: { } on }
        ? $"It is to hold by {When.Date(on)}{(artifact.Latest is { IsProposed: false } ? ": it is a draft now, which you change and propose" : artifact.Latest is null ? ", and is yet to be written" : "")}. "
        : "";

    /// <summary>An older build wrote only who named them.</summary>
    static OwnedNews Read(OutboxRow row) => row.Body is { } body && body.StartsWith('{')
        ? JsonSerializer.Deserialize(body, ArtifactJson.Default.OwnedNews)!
        : new OwnedNews(row.Body is { } by ? new UserId(by) : null, [row.SubjectId]);
}
