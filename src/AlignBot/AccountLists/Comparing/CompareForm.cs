using AlignBot.AccountLists.Pages;
using AlignBot.AccountLists.Reading;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Sources;
using AlignBot.Sources.Csv;
using NodaTime;

namespace AlignBot.AccountLists.Comparing;

/// <summary>Takes in a list to be compared with the shared one, and shows how far they are apart.</summary>
sealed class CompareForm(
    InstallationDirectory installations, ProgramDirectory programs, AccountListDesk desk, ListIntake intake, ListComparing comparing, ISourceReadings sources, UploadedFiles files, RequestInbox inbox, IDatabase database,
    IClock clock) : IViewSubmissionHandler
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
        var (name, source, file, mapping) = (
            CompareModal.NameOf(view.State), SourceModal.SourceOf(view.State), CompareModal.FileOf(view.State),
            SourceModal.ReadMapping(view.State, errors));
        if (source is null || (source != AccountList.FromFiles && !sources.Names.Contains(source)))
        {
            errors[SourceModal.ErrorBlock] = "Choose where it comes from.";
        }
        else if (source == AccountList.FromFiles && file is null)
        {
            errors[CompareModal.FileBlock] = "Put the file in here, or choose a source above.";
        }

        if (errors.Count > 0)
        {
            return ViewAck.Errors(errors);
        }

        var key = about.In(installation);
        var setUp = new AccountListCommand.SetUpSecond(actor, name, source!, mapping);
        if (source != AccountList.FromFiles)
        {
            return await inbox.OnceAsync(
                key, request,
                async session => await desk.ApplyAsync(session, key, setUp) is Outcome<AccountList>.Refused no
                    ? ViewAck.Error(CompareModal.NameBlock, ListWords.Say(no.Why, await programs.CurrentAsync(session, key)))
                    : ViewAck.Update(
                        CompareModal.Says(Mrkdwn.Of($"Saved. {source} is being read; `/align list compare {name}` shows how far the "
                            + $"two are apart.").Shortened(600))),
                ct);
        }

        // Nobody has a file read who may not have it compared; and nothing is changed by one that can't be read.
        var program = await programs.LatestAsync(key);
        if (AccountListWorkflow.WhyNotKeep(actor, AccountListDesk.Context(program, clock.GetCurrentInstant())) is { } refused)
        {
            return ViewAck.Error(CompareModal.NameBlock, ListWords.Say(refused, program));
        }

        return name.Length == 0
            ? ViewAck.Error(CompareModal.NameBlock, "Say what the list is called.")
            : ViewAck.Update(
                await files.ReadBytesAsync(request, view.Id, file!, ImportFiles.Largest, CompareModal.Says, (content, _) =>
                    ReadAsync(key, setUp, content)));
    }

    async Task<ModalView> ReadAsync(ProgramKey key, AccountListCommand.SetUpSecond setUp, UploadedFile file)
    {
        var program = await programs.LatestAsync(key);
        var (content, called) = (CsvFile.Of(file.Name, file.Bytes), file.Name);
        var choices = ImportFiles.Usual(program) with { BlankIsMeant = ["tier", "is_target"] };
        var look = await CsvLook.TakeAsync(
            content, SourceKinds.Accounts, choices, CsvBounds.Default, progress: null, CancellationToken.None);
        var reading = look.CanBeRead
            ? await CsvReading.TakeAsync(content, look, choices, CsvBounds.Default, progress: null, CancellationToken.None)
            : null;
        if (reading is not { IsWhole: true })
        {
            var wrong = reading is null
                ? [.. look.Troubles, .. look.Questions.Select(question => question.Sentence)]
                : reading.Errors.Select(error => error.SentenceWithCell).ToList();
            return CompareModal.Says(Lines.Fit([Mrkdwn.Of($"*{called} can't be compared as it is.* Nothing has changed.").Shortened(400),
                .. wrong.Take(20).Select(sentence => Mrkdwn.Of($"•  {sentence}").Shortened(300))],
                    Math.Max(0, (reading?.ErrorCount ?? wrong.Count) - 20)));
        }

        try
        {
            var taken = await intake.WriteAsync(key, reading.AccountsAsync(CancellationToken.None), setUp.Mapping);
            var compare = await comparing.CommandAsync(
                key, setUp.Name, AccountList.FromFiles, taken, clock.GetCurrentInstant(), setUp.Mapping, setUp.Actor);
            var outcome = await database.WriteAsync(
                WorkPriority.Person, key,
                async session => await desk.ApplyAsync(session, key, setUp) is Outcome<AccountList>.Refused no ? no : await desk.ApplyAsync(session, key, compare));
            return outcome switch
            {
                Outcome<AccountList>.Refused no => CompareModal.Says(Mrkdwn.Of($"{ListWords.Say(no.Why, program)} Nothing has changed.")),
                Outcome<AccountList>.Changed changed =>
                    CompareModal.Says(
                        Mrkdwn.Of($"*{ListPage.Apart(changed.State.Second(setUp.Name)!)}.* `/align list compare {setUp.Name}` shows "
                            + $"the accounts behind it.").Shortened(800)),
                _ => CompareModal.Says(Mrkdwn.Of($"{setUp.Name} is not compared any more.")),
            };
        }
        catch (SourceException refused)
        {
            return CompareModal.Says(Mrkdwn.Of($"{refused.Message} Nothing has changed."));
        }
    }
}
