using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.Imports;

/// <summary>Opens the form that takes a file of one kind.</summary>
sealed class ImportButtons(
    InstallationDirectory installations, ProgramDirectory programs, IImportForms imports, ClickReply reply, IClock clock) : IActionHandler
{
    public const string OpenAction = "import.open.*";

    public static Button Open(ProgramInfo program, SourceKinds kind) =>
        new(OpenAction.Replace("*", RecordWords.Of(kind), StringComparison.Ordinal), Capital.Of(RecordWords.Of(kind)))
        {
            Value = new ProgramRef(program.Key.ProgramId, RecordWords.Of(kind)).ToString(),
        };

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || RecordWords.Read(about.Rest) is not { } kind
            || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var program = await programs.LatestAsync(about.In(installation));
        if (Keepers.WhyNot(program, new UserId(payload.User.Id), clock.GetCurrentInstant(), ImportForm.Deed) is { } no)
        {
            await reply.SayAsync(payload, request, Mrkdwn.Of($"{no}"), ct);
            return ActionAck.Nothing;
        }

        await reply.OpenAsync(payload, request, await imports.FormAsync(program, kind), ct);
        return ActionAck.Nothing;
    }
}
