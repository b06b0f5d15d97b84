using System.Text.Json;
using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Forms;
using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Artifacts.Asks;

/// <summary>What an artifact's owner is asked, one message a question: is it still right, what of the one who does not sign, who answers for it now.</summary>
sealed class OwnerAskMessage(IDisputeRecord disputes) : IMessageRenderer
{
    public const string Name = "artifact.ask";

    string IMessageRenderer.Message => Name;

    public static string SlotOf(OwnerAsk ask) => $"ask/{ask.Kind}/{ask.User.Value}";

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var ask = JsonSerializer.Deserialize(context.Row.Body!, ArtifactJson.Default.OwnerAsk)!;
        var artifact = ArtifactDesk.StateOf(await context.SubjectAsync<ArtifactRow>());
        if (!artifact.Asks.Contains(ask))
        {
            return context.IsEdit ? Ended(artifact, context.Program) : new Rendering.Drop("It was answered before it could be asked.");
        }

        var text = await SayAsync(context.Db, disputes, artifact, ask, context.Program);
        return new Rendering.Send(text, [new SectionBlock(text), new ActionsBlock([.. Buttons(artifact, ask)])]);
    }

    /// <summary>The question, in its message and on Home.</summary>
    public static async Task<Mrkdwn> SayAsync(AlignBotContext db, IDisputeRecord disputes, Artifact artifact, OwnerAsk ask, ProgramInfo program)
    {
        var (roster, named) = (program.Roster, ArtifactWords.Named(artifact));
        switch (ask.Kind)
        {
            case OwnerAskKind.Review:
                var why = ArtifactStatus.Of(artifact, roster) is ArtifactStatus.Stale stale ? $": {string.Join(", ", stale.Why.Select(ArtifactWords.Because))}" : "";
                return Mrkdwn.Of($"*Is {named} still right?* You answer for it{why}.").Shortened(900) + Quote(artifact.InForce);
            case OwnerAskKind.Declined:
                var no = artifact.Latest?.Declined.LastOrDefault();
                return no is null
                    ? Mrkdwn.Of($"*Somebody does not sign {named}.*")
                    : Mrkdwn.Of($"*{Names.Of(roster, no.By)} does not sign {named}, version {artifact.Latest!.Number}.* Change it, or have it decided.\n").Shortened(600)
                        + Mrkdwn.Quoted(no.Reason).Shortened(700);
            case OwnerAskKind.Due:
                return Mrkdwn.Of($"*{ArtifactWords.Title(artifact)} was to hold by {(artifact.DueOn is { } on ? When.Date(on) : "today")}, and does not.* You answer for it; it is {ArtifactWords.Status(artifact, roster)}.").Shortened(900);
            case OwnerAskKind.NameOwner:
                return Mrkdwn.Of($"*Who answers for {named} now?* Its owner is gone.");
            case OwnerAskKind.Suggested:
                return Mrkdwn.Of($"*Something is to be different in {named}, after* ").Shortened(300) + await WhichAsync(db, disputes, artifact, program)
                    + Mrkdwn.Of($"*.* Version {artifact.Latest?.Number} is a draft with it at its end: work it in and propose it, or say that it is right as it is.\n")
                    + Mrkdwn.Quoted(artifact.Latest?.Why ?? "").Shortened(900);
            default:
                return Mrkdwn.Of($"*A dispute about {named} is decided:* ") + await WhichAsync(db, disputes, artifact, program) + Mrkdwn.Of($". Does the text say so?") + Quote(artifact.Shown);
        }
    }

    /// <summary>The dispute that it was last about, with the way to it.</summary>
    static async Task<Mrkdwn> WhichAsync(AlignBotContext db, IDisputeRecord disputes, Artifact artifact, ProgramInfo program)
    {
        var (number, link) = artifact.Disputes.IsEmpty ? (null, null) : await disputes.FindAsync(db, program.Key, artifact.Disputes[^1]);
        return link is null ? Mrkdwn.Of($"DSP-{number}") : Mrkdwn.Of($"{Link.To(link, $"DSP-{number}")}");
    }

    static Mrkdwn Quote(Revision? revision) => revision is null ? Mrkdwn.Empty : Mrkdwn.Of($"\n") + Mrkdwn.Quoted(revision.Text).Shortened(900);

    public static IEnumerable<Button> Buttons(Artifact artifact, OwnerAsk ask)
    {
        var about = ArtifactRef.To(artifact).ToString();
        Button Change(string label = "Change it", ButtonStyle style = ButtonStyle.Default) => new(WriteForms.WriteAction, label) { Value = about, Style = style };
        Button Right(string label = "It is still right", ButtonStyle style = ButtonStyle.Primary) => new(ArtifactButtons.RightAction, label) { Value = about, Style = style };
        var open = new Button(ArtifactButtons.OpenAction, "Open") { Value = about };
        return ask.Kind switch
        {
            OwnerAskKind.Review => artifact.Kind.IsLiving() ? [Right(), open] : [Right(), Change()],
            OwnerAskKind.Declined when artifact.Kind.IsLiving() => [new Button(ArtifactButtons.DisputeAction, "Have it decided") { Value = about, Style = ButtonStyle.Primary }, open],
            OwnerAskKind.Declined => [Change(style: ButtonStyle.Primary), new Button(ArtifactButtons.DisputeAction, "Have it decided") { Value = about }],
            OwnerAskKind.Due when artifact.AwaitsSignatures || artifact.Kind.IsLiving() => [open],
            OwnerAskKind.Due => [Change(artifact.Latest is null ? "Write it" : "Finish it", ButtonStyle.Primary), open],
            OwnerAskKind.NameOwner => [new Button(KeepForms.OwnerAction, "Name an owner") { Value = about, Style = ButtonStyle.Primary }, open],
            OwnerAskKind.Suggested => [Change("Work it in", ButtonStyle.Primary), Right("It is right as it is", ButtonStyle.Default)],
            _ => artifact.Kind.IsLiving() ? [Right(), open] : [Change("Take it into the text", ButtonStyle.Primary), Right("It says so already", ButtonStyle.Default)],
        };
    }

    static Rendering.Send Ended(Artifact artifact, ProgramInfo program)
    {
        var text = Mrkdwn.Of($"{ArtifactWords.Title(artifact)}: {ArtifactWords.Status(artifact, program.Roster)}. Nothing for you to do.").Shortened(900);
        return new Rendering.Send(text, [new ContextBlock(text)]);
    }
}
