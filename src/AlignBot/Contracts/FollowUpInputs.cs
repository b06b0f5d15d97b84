using System.Collections.Immutable;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>The inputs for what follows from a decision, in every form that has them: what is to be done, by whom, until when.</summary>
static class FollowUpInputs
{
    const string What = "action";
    const string Owner = "owner";
    const string Due = "due";
    const string Value = "value";

    /// <param name="rows">How many actions there is room for.</param>
    /// <param name="given">Those given before, to be changed.</param>
    public static IEnumerable<InputBlock> Blocks(int rows, IReadOnlyList<FollowUp> given)
    {
        for (var row = 1; row <= rows; row++)
        {
            var action = given.ElementAtOrDefault(row - 1);
            yield return new InputBlock($"Action {row}", new PlainTextInput(Value) { InitialValue = action?.Text, MaxLength = TextLimits.Line }) { BlockId = Block(What, row), Optional = true };
            yield return new InputBlock($"Owner of action {row}", new UserSelectMenu(Value) { InitialUser = action?.Owner.Value }) { BlockId = Block(Owner, row), Optional = true };
            yield return new InputBlock($"Action {row} due", new DatePicker(Value) { InitialDate = action?.DueOn.ToDateOnly() }) { BlockId = Block(Due, row), Optional = true };
        }
    }

    /// <summary>Reads the actions. One that lacks something is not among them, and gets its sentence.</summary>
    public static ImmutableArray<FollowUp> Read(ViewState state, Dictionary<string, string> errors)
    {
        var actions = ImmutableArray.CreateBuilder<FollowUp>();
        for (var row = 1; row <= TextLimits.Actions; row++)
        {
            var (what, owner, due) = Typed(state, row);
            switch (what, owner, due)
            {
                case ("", null, null):
                    break;
                case ({ Length: > 0 }, { } user, { } day):
                    actions.Add(new FollowUp(what, new UserId(user), LocalDate.FromDateOnly(day)));
                    break;
                case ("", _, _):
                    errors[Block(What, row)] = "Say what is to be done.";
                    break;
                default:
                    if (owner is null)
                    {
                        errors[Block(Owner, row)] = "Name who does it.";
                    }

                    if (due is null)
                    {
                        errors[Block(Due, row)] = "Say by when.";
                    }

                    break;
            }
        }

        return actions.ToImmutable();
    }

    /// <summary>The input that a refusal stands under; null when it is about no action.</summary>
    public static string? BlockOf(Refusal refusal, ViewState state) => refusal switch
    {
        TextRefusal { Field: FormField.Action } no => Block(What, RowOf(no, state)),
        TextRefusal { Field: FormField.ActionOwner } no => Block(Owner, RowOf(no, state)),
        TextRefusal { Field: FormField.ActionDue } no => Block(Due, RowOf(no, state)),
        DisputeRefusal.TooMany { Field: FormField.Action } => Block(What, 1),
        _ => null,
    };

    /// <summary>The rules count the actions they were given; a row that was left out is none of them.</summary>
    static int RowOf(TextRefusal refusal, ViewState state) => Enumerable.Range(1, TextLimits.Actions)
        .Where(row => Typed(state, row) is ({ Length: > 0 }, not null, not null))
        .Skip(refusal.Row ?? 0).FirstOrDefault(1);

    static (string What, string? Owner, DateOnly? Due) Typed(ViewState state, int row) =>
        (state.Text(Block(What, row), Value)?.Trim() ?? "", state.User(Block(Owner, row), Value), state.Date(Block(Due, row), Value));

    static string Block(string input, int row) => $"{input}-{row}";
}
