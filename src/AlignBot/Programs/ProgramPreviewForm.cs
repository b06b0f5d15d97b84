using System.Text.Json.Serialization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.WebApi;

namespace AlignBot.Programs;

/// <summary>Takes a program file, says what it would change, and applies it once somebody has read that. Were it something else by then, they read it anew.</summary>
sealed class ProgramPreviewForm(
    InstallationDirectory installations, ProgramDirectory programs, ProgramImport import, IEnumerable<DeclaredProgram> declared, DraftStore drafts, UploadedFiles files, SlackApis slack,
    IEnumerable<IProgramChannels> channels, RequestInbox inbox) : IViewSubmissionHandler
{
    /// <summary>Ten thousand members, or a thousand artifacts.</summary>
    const int Largest = 5 * 1024 * 1024;

    static readonly Mrkdwn Gone = Mrkdwn.Of($"This was applied already, or is days old. Begin again with `/align program preview`.");

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var view = submission.View;
        if (ProgramRef.Parse(view.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var (key, actor) = (about.In(installation), new UserId(submission.User.Id));
        if (view.CallbackId == ProgramPreviewModal.ApplyCallbackId)
        {
            return await ApplyAsync(request, key, about, actor, ct);
        }

        return ProgramPreviewModal.FileOf(view.State) is not { } file
            ? ViewAck.Error(ProgramPreviewModal.ErrorBlock, "Put the file in here first.")
            : ViewAck.Update(await files.ReadAsync(
                request, view.Id, file, Largest, ProgramPreviewModal.Says, text => ReadAsync(request, key, actor, UploadedFiles.NameOf(file), text)));
    }

    async Task<ModalView> ReadAsync(SlackRequest request, ProgramKey key, UserId actor, string name, string text)
    {
        ProgramFile file;
        try
        {
            file = ProgramFileReader.Parse(name, text);
        }
        catch (ProgramFileException wrong)
        {
            return ProgramPreviewModal.Mistakes(name, [.. wrong.Problems.Select(problem => $"Line {problem.Line}: {problem.Sentence}")]);
        }

        var program = await programs.LatestAsync(key);
        if (file.Channel != program.ChannelId || (request.Workspace.TeamId is { } team && file.Workspace != team))
        {
            return ProgramPreviewModal.Says(Mrkdwn.Of(
                $"{name} is of another program: it names the workspace {file.Workspace} and the channel {file.Channel}, and here it would be {request.Workspace.TeamId ?? file.Workspace} and {program.ChannelId}. Nothing has changed."));
        }

        if (await WhyNotSpeakAsync(request, program, file) is { } silent)
        {
            return ProgramPreviewModal.Mistakes(name, [silent]);
        }

        var changes = await import.PreviewAsync(key, file, actor);
        if (changes.Count == 0)
        {
            return ProgramPreviewModal.Says(Mrkdwn.Of($"{name} says nothing that is not so, or has been changed in Slack since it was said. Nothing would change. What a file leaves out stays."));
        }

        var id = Guid.CreateVersion7();
        await drafts.SaveAsync(key.InstallationId, id, actor.Value, new ProgramDraft(text, [.. changes]), ProgramDraftJson.Default.ProgramDraft);
        return ProgramPreviewModal.Confirm(changes, new ProgramRef(key.ProgramId, id.ToString("N")), IsStartedWith(program));
    }

    async Task<ViewAck> ApplyAsync(SlackRequest request, ProgramKey key, ProgramRef about, UserId actor, CancellationToken ct)
    {
        if (!Guid.TryParseExact(about.Rest, "N", out var id))
        {
            return ViewAck.Clear;
        }

        try
        {
            return await inbox.OnceAsync(
                key, request,
                async session =>
                {
                    var program = await programs.CurrentAsync(session, key);
                    if (RosterChecks.WhyNotGovern(program.Roster, actor, session.Now) is { } no)
                    {
                        return ViewAck.Update(ProgramPreviewModal.Says(Mrkdwn.Of($"{RosterRefusals.Say(no, program.Roster)}")));
                    }

                    if (await DraftStore.TakeAsync(session, key.InstallationId, id, actor.Value, ProgramDraftJson.Default.ProgramDraft) is not { } draft)
                    {
                        return ViewAck.Update(ProgramPreviewModal.Says(Gone));
                    }

                    var changes = await import.ApplyAsync(session, key, ProgramFileReader.Parse("The file", draft.Text), actor);
                    return changes.SequenceEqual(draft.Read)
                        ? ViewAck.Update(ProgramPreviewModal.Says(Mrkdwn.Of($"*Applied.* {changes.Count} {(changes.Count == 1 ? "thing has" : "things have")} changed. `/align status` shows how it stands.")))
                        : throw new OtherwiseException(draft with { Read = [.. changes] });
                },
                ct);
        }
        catch (OtherwiseException otherwise)
        {
            // Undone: whoever presses has read what it does.
            await drafts.SaveAsync(key.InstallationId, id, actor.Value, otherwise.Draft, ProgramDraftJson.Default.ProgramDraft);
            return otherwise.Draft.Read is []
                ? ViewAck.Update(ProgramPreviewModal.Says(Mrkdwn.Of($"Somebody made these changes meanwhile: the file would change nothing any more.")))
                : ViewAck.Update(ProgramPreviewModal.Confirm(
                    otherwise.Draft.Read, about, IsStartedWith(await programs.LatestAsync(key)),
                    Mrkdwn.Of($"*Not applied: the program changed while you had this open.* This is what the file would change now; press 'Apply' again if you mean it.")));
        }
    }

    bool IsStartedWith(ProgramInfo program) => declared.Any(start => start.File?.Channel == program.ChannelId);

    /// <summary>A channel that the file names anew, and in which the bot is not. Where Slack is silent the file counts.</summary>
    async Task<string?> WhyNotSpeakAsync(SlackRequest request, ProgramInfo program, ProgramFile file)
    {
        var known = channels.SelectMany(one => one.Of(program.Settings)).Select(one => one.Id).ToHashSet();
        foreach (var channel in channels.SelectMany(one => one.Of(file.Sections)).Where(one => !known.Contains(one.Id)).DistinctBy(one => one.Id))
        {
            try
            {
                if (await slack.For(request.Workspace).Conversations.Info(channel.Id) is { IsArchived: true } or { IsMember: false })
                {
                    return $"AlignBot can't speak in the channel {channel.Id}: it is archived, or AlignBot is not in it. Invite it there with /invite @AlignBot, then put the file in again.";
                }
            }
            catch (SlackApiException refused) when (refused.Error is "channel_not_found" or "invalid_channel")
            {
                return $"Slack shows AlignBot no channel {channel.Id}. If it is private, invite AlignBot there with /invite @AlignBot; then put the file in again.";
            }
            catch (SlackApiException)
            {
                break;
            }
        }

        return null;
    }

    /// <summary>Undoes the unit of work in which the file came to something else than was read.</summary>
    sealed class OtherwiseException(ProgramDraft draft) : Exception
    {
        public ProgramDraft Draft => draft;
    }
}

/// <summary>A file that waits to be applied, and what its reader was told that it would change.</summary>
sealed record ProgramDraft(string Text, IReadOnlyList<FilePartChange> Read);

[JsonSerializable(typeof(ProgramDraft))]
sealed partial class ProgramDraftJson : JsonSerializerContext;
