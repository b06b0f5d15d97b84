using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.AccountLists.Pages;

/// <summary>Takes in where the list comes from. Nobody in Slack names an address or a statement: only sources of the server's configuration
/// can be chosen.</summary>
sealed class SourceForm(
    InstallationDirectory installations, ProgramDirectory programs, AccountListDesk desk, ISourceReadings sources,
    RequestInbox inbox) : IViewSubmissionHandler
{
    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var (view, actor) = (submission.View, new UserId(submission.User.Id));
        if (ProgramRef.Parse(view.PrivateMetadata) is not { } about
            || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var errors = new Dictionary<string, string>();
        var (source, mapping, dates) = (
            SourceModal.SourceOf(view.State), SourceModal.ReadMapping(view.State, errors), SourceModal.ReadDates(view.State, errors));
        if (source is null || (source != AccountList.FromFiles && !sources.Names.Contains(source)))
        {
            errors[SourceModal.ErrorBlock] = "Choose a source.";
        }

        if (errors.Count > 0 || dates is null)
        {
            return errors.Count > 0 ? ViewAck.Errors(errors) : ViewAck.Clear;
        }

        var key = about.In(installation);
        return await inbox.OnceAsync(
            key, request,
            async session =>
                await desk.ApplyAsync(
                    session, key,
                    new AccountListCommand.SetUp(actor, source!, mapping, dates) { Pairs = SourceModal.ReadPairs(view.State) }) switch
            {
                Outcome<AccountList>.Refused refused =>
                    ViewAck.Error(SourceModal.ErrorBlock, ListWords.Say(refused.Why, await programs.CurrentAsync(session, key))),
                Outcome<AccountList>.Ignored => ViewAck.Update(Says(Mrkdwn.Of($"Nothing has changed: it was so already."))),
                _ => ViewAck.Update(Says(source == AccountList.FromFiles
                    ? Mrkdwn.Of($"Saved. `/align list import` takes the next file.")
                    : Mrkdwn.Of($"Saved. {source} is being read; `/align list` shows what it gave, and `/align sources` how it stands."))),
            },
            ct);
    }

    static ModalView Says(Mrkdwn text) => new("Where it comes from", [new SectionBlock(text)]) { Close = "Close" };
}
