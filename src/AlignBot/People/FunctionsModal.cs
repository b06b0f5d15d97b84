using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.People;

/// <summary>The form that says who works in which function: three lists on one page.</summary>
static class FunctionsModal
{
    public const string CallbackId = "people.functions.form";

    const string Value = "value";

    public static ModalView Form(ProgramInfo program) => new(
        "Functions",
        [
            Input(program, Function.Sales, "Sales"),
            Input(program, Function.Marketing, "Marketing"),
            Input(program, Function.RevOps, "RevOps"),
            new ContextBlock(Mrkdwn.Of($"A function says which side somebody speaks for. Whoever is in no list has none.")),
        ])
    {
        CallbackId = CallbackId,
        PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString(),
        Submit = "Save",
        Close = "Cancel",
    };

    public static ImmutableArray<(UserId User, Function Function)> Read(ViewState state) =>
        [.. Enum.GetValues<Function>().SelectMany(function => state.Users(BlockOf(function), Value) ?? [], (function, user) => (new UserId(user), function))];

    /// <summary>The input that a refusal stands under.</summary>
    public static string BlockOf(Refusal refusal) => RosterRefusals.FieldOf(refusal) switch
    {
        FormField.MarketingPeople => BlockOf(Function.Marketing),
        FormField.RevOpsPeople => BlockOf(Function.RevOps),
        _ => BlockOf(Function.Sales),
    };

    static InputBlock Input(ProgramInfo program, Function function, string label) => new(
        label,
        new UserMultiSelectMenu(Value)
        {
            InitialUsers = [.. program.Roster.Members.Where(member => member.Function == function && program.Roster.MayDecide(member.User)).Select(member => member.User.Value)],
        })
    {
        BlockId = BlockOf(function),
        Optional = true,
    };

    static string BlockOf(Function function) => $"function-{function}";
}
