using System.Globalization;
using AlignBot.AccountLists.Comparing;
using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.AccountLists.Pages;

/// <summary>The buttons of the list's page: its forms, and the accounts as a file.</summary>
sealed class ListButtons(
    InstallationDirectory installations, ProgramDirectory programs, ISourceReadings sources, IImportForms imports, PersonalFiles files,
    ClickReply reply, FormOpener forms, IDatabase database, IClock clock)
    : IActionHandler
{
    public const string FileAction = "list.file";
    public const string ImportAction = "list.import";
    public const string SourceAction = "list.source";
    public const string CompareAction = "list.compare";

    /// <summary>The most letters of a filter that a button carries.</summary>
    const int LongestFilter = 200;

    public static Button File(ProgramInfo program, string typed) =>
        new(FileAction, "As a file") { Value = new ProgramRef(program.Key.ProgramId, TextLimits.Cut(typed, LongestFilter)).ToString() };

    public static Button Import(ProgramInfo program, string label) =>
        new(ImportAction, label) { Value = new ProgramRef(program.Key.ProgramId).ToString() };

    public static Button Source(ProgramInfo program) =>
        new(SourceAction, "Where it comes from") { Value = new ProgramRef(program.Key.ProgramId).ToString() };

    public static Button Compare(ProgramInfo program) =>
        new(CompareAction, "Compare a list with it") { Value = new ProgramRef(program.Key.ProgramId).ToString() };

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        var choosing = action.ActionId == SourceModal.ChosenAction;
        if (ProgramRef.Parse(choosing ? payload.View?.PrivateMetadata : action.Value) is not { } about
            || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (program, actor) = (await programs.LatestAsync(about.In(installation)), new UserId(payload.User.Id));
        if (action.ActionId == FileAction)
        {
            files.Send(request.Workspace, actor, "account-list.csv", () => FileAsync(program, about.Rest));
            await reply.SayAsync(payload, request, Mrkdwn.Of($"The accounts are on their way to you as a file."), ct);
            return ActionAck.Nothing;
        }

        if (AccountListWorkflow.WhyNotKeep(actor, AccountListDesk.Context(program, clock.GetCurrentInstant())) is { } no)
        {
            await reply.SayAsync(payload, request, Mrkdwn.Of($"{ListWords.Say(no, program)}"), ct);
            return ActionAck.Nothing;
        }

        if (choosing)
        {
            var form = payload.View!.CallbackId == CompareModal.CallbackId ? CompareAction : SourceAction;
            await forms.TryUpdateAsync(
                request.Workspace, payload.View, await FormAsync(program, form, SourceModal.SourceOf(payload.View.State)), ct);
            return ActionAck.Nothing;
        }

        await reply.OpenAsync(payload, request, await FormAsync(program, action.ActionId), ct);
        return ActionAck.Nothing;
    }

    /// <summary>The form that a button, or a word of the command, opens.</summary>
    /// <param name="program">The program.</param>
    /// <param name="action">The button's.</param>
    /// <param name="chosen">The source that is chosen in it already; null for the one that there is.</param>
    public Task<ModalView> FormAsync(ProgramInfo program, string action, string? chosen = null) => database.ReadAsync(async db =>
    {
        var list = await ListTables.ListAsync(db, program.Key);
        if (action == ImportAction)
        {
            return await imports.FormAsync(program, Sources.SourceKinds.Accounts);
        }

        var source = chosen ?? (action == CompareAction ? AccountList.FromFiles : list?.Source);
        var offer = new SourceOffer(sources.Names, source, source is null ? [] : await sources.ColumnsAsync(db, program.Key, source));
        return action == CompareAction ? CompareModal.Form(program, list, offer) : SourceModal.Form(program, list, offer);
    });

    Task<PersonalFile> FileAsync(ProgramInfo program, string typed) => database.ReadAsync(async db =>
    {
        var list = await ListTables.ListAsync(db, program.Key);
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var table = new CsvTable(text);
        await table.RowAsync(
            "account_id", "name", "domain", "is_target", "tier", "owner_id", "owner_name", "owner_email", "owner_active", "marketer_email");
        if (list?.Current is { } current)
        {
            await foreach (var row in ListFilter.Read(typed).Of(ListTables.Accounts(db, program.Key, current.Reading))
                .OrderBy(row => row.Tier ?? 4).ThenBy(row => row.Folded).AsAsyncEnumerable())
            {
                await table.RowAsync(
                    row.Key, row.Name, row.Domain, "true", row.TierAsWritten
                        ?? row.Tier?.ToString(CultureInfo.InvariantCulture), row.OwnerKey, row.OwnerName, row.OwnerEmail,
                    row.OwnerActive switch { null => null, 1 => "true", _ => "false" }, row.MarketerEmail);
            }
        }

        return new PersonalFile(
            text.ToString(),
            typed.Length == 0 ? Mrkdwn.Of($"The account list of {program.Name}.") : Mrkdwn.Of($"The account list of {program.Name}: {typed}."));
    });
}
