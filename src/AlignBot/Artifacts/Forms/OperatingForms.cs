using System.Globalization;
using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Definitions;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Artifacts.Forms;

/// <summary>The operating definition as it is sent: its parts get their owners, what the bot does is put down as their text, and the paragraph is put together.</summary>
sealed class OperatingForms(InstallationDirectory installations, ProgramDirectory programs, ArtifactDesk desk, RequestInbox inbox) : IViewSubmissionHandler
{
    public const string CallbackId = "artifact.operating.form";

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        if (ArtifactRef.Parse(submission.View.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var key = about.Program(installation);
        return await inbox.OnceAsync(key, request, session => SaveAsync(session, key, about, submission.View.State, new UserId(submission.User.Id)), ct);
    }

    async ValueTask<ViewAck> SaveAsync(Session session, ProgramKey key, ArtifactRef about, ViewState state, UserId actor)
    {
        var program = await programs.CurrentAsync(session, key);
        var (typed, context) = (OperatingModal.Typed(state), ArtifactDesk.Context(program, session.Now));
        var definition = await ArtifactTables.OneAsync(session.Db, key, ArtifactKind.OperatingDefinition);
        if ((definition is null ? ArtifactWorkflow.WhyNotBegin(ArtifactKind.OperatingDefinition, actor, context) : ArtifactWorkflow.WhyNotChange(definition, actor, context)) is { } forbidden)
        {
            return ViewAck.Error(OperatingModal.Purpose, ArtifactWords.Say(forbidden, program));
        }

        if ((TextLimits.Check(FormField.ArtifactText, typed.Purpose, TextLimits.Line) ?? ArtifactText.WhyNot(ArtifactKind.OperatingDefinition, typed.Purpose)) is { } noText)
        {
            return ViewAck.Error(OperatingModal.Purpose, ArtifactWords.Say(noText, program));
        }

        // All of it is looked at before anything is written.
        var (errors, singles) = (new Dictionary<string, string>(), await ArtifactTables.SinglesAsync(session.Db, key));
        foreach (var part in ArtifactKinds.Parts)
        {
            if (OperatingModal.Owner(state, part) is not { } owner)
            {
                errors[OperatingModal.BlockOf(part)] = "Name somebody who answers for it.";
            }
            else if (!program.Roster.MayDecide(owner))
            {
                errors[OperatingModal.BlockOf(part)] = ArtifactWords.Say(new TextRefusal.PersonNotEligible(FormField.ArtifactOwner, owner, program.Roster.StandingOf(owner)), program);
            }
            else if (singles.GetValueOrDefault(part) is { } there && there.Owner != owner && ArtifactWorkflow.WhyNotChange(there, actor, context) is { } notTheirs)
            {
                errors[OperatingModal.BlockOf(part)] = ArtifactWords.Say(notTheirs, program);
            }
        }

        if (errors.Count > 0)
        {
            return ViewAck.Errors(errors);
        }

        var seen = int.TryParse(about.Rest, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (definition?.Latest is { } latest && latest.Number != seen)
        {
            return ViewAck.Update(OperatingModal.Form(program, definition, [.. ArtifactKinds.Parts.Select(part => new PartStanding(part, OperatingModal.Owner(state, part)))], actor, typed,
                Mrkdwn.Of($"*{ArtifactWords.Author(latest, program.Roster)} wrote version {latest.Number} while you had it open.* What you typed stands below; sending it again makes it version {latest.Number + 1}.\n") + Mrkdwn.Quoted(latest.Text).Shortened(1500)));
        }

        foreach (var part in ArtifactKinds.Parts.Where(part => part.IsLiving()))
        {
            await OwnAsync(session, key, part, OperatingModal.Owner(state, part)!.Value, actor);
        }

        await session.SaveAsync();
        var keeper = OperatingModal.Owner(state, ArtifactKind.Definition)!.Value;
        await DefinitionsKeeper.NameAsync(session, program, keeper);
        var parts = await ArtifactDesk.PartsAsync(session.Db, program, keeper);
        var text = OperatingDefinition.Compose(typed.Purpose, parts, user => Names.Of(program.Roster, user));
        var begun = definition ?? (await desk.BeginAsync(session, key, ArtifactKind.OperatingDefinition, "", actor)).Taken();
        await session.SaveAsync();
        return await desk.ApplyAsync(session, key, begun.Id.Value, new ArtifactCommand.Write(actor, text, seen, typed.Why) { Parts = parts }) is Outcome<Artifact>.Refused refused
            ? throw new InvalidOperationException($"A paragraph that was in order a moment ago is refused: {refused.Why}.")
            : ViewAck.Clear;
    }

    /// <summary>A part gets its owner, and its text where its settings have one.</summary>
    async ValueTask OwnAsync(Session session, ProgramKey key, ArtifactKind part, UserId owner, UserId actor)
    {
        await session.SaveAsync();
        if (await ArtifactTables.OneAsync(session.Db, key, part) is not { } there)
        {
            (await desk.BeginAsync(session, key, part, "", actor: null, owner)).Taken();
        }
        else if (there.Owner != owner)
        {
            (await desk.ApplyAsync(session, key, there.Id.Value, new ArtifactCommand.GiveOwner(actor, owner))).Taken();
        }

        await session.SaveAsync();
        await desk.SettleAsync(session, key, part);
    }
}
