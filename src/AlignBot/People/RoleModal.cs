using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.People;

/// <summary>The form that gives one role: its holder, and who stands in when.</summary>
static class RoleModal
{
    public const string CallbackId = "people.role.form";

    const string Holder = "holder";
    const string Deputy = "deputy";
    const string From = "deputy-from";
    const string To = "deputy-to";
    const string Value = "value";

    /// <param name="program">The program.</param>
    /// <param name="role">Which role.</param>
    /// <param name="mayGiveIt">False for its holder, who names a deputy and gives it to nobody.</param>
    /// <param name="away">The days that a deputy is wanted for; filled in where there is none yet.</param>
    public static ModalView Form(ProgramInfo program, Role role, bool mayGiveIt = true, Absence? away = null)
    {
        var holding = program.Roster.Holding(role);
        (LocalDate? from, LocalDate? to) = away is not null && holding?.Deputy is null ? (away.From, away.To) : (holding?.DeputyFrom, holding?.DeputyTo);
        List<Block> holder = mayGiveIt ? [new InputBlock("Held by", new UserSelectMenu(Value) { InitialUser = holding?.Holder.Value }) { BlockId = Holder }] : [];
        return new ModalView(
            Title(role),
            [
                .. holder,
                new InputBlock("Deputy", new UserSelectMenu(Value) { InitialUser = holding?.Deputy?.Value })
                {
                    BlockId = Deputy,
                    Optional = true,
                    Hint = "Stands in when the holder is away, gone, or a party in the dispute.",
                },
                new InputBlock("Deputy from", new DatePicker(Value) { InitialDate = from?.ToDateOnly() })
                {
                    BlockId = From,
                    Optional = true,
                    Hint = "Leave both dates empty for a standing deputy.",
                },
                new InputBlock("Deputy until", new DatePicker(Value) { InitialDate = to?.ToDateOnly() }) { BlockId = To, Optional = true },
                new ContextBlock(Mrkdwn.Of($"The channel is told. {(mayGiveIt ? "In open disputes the new holder is asked at once; answers already given stay." : "One deputy at a time: whoever you name takes the place of the last.")}")),
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = new ProgramRef(program.Key.ProgramId, $"{role}/{Seen(holding)}").ToString(),
            Submit = "Save",
            Close = "Cancel",
        };
    }

    /// <summary>What was filled in, and the holding as it was when the form opened. Null when the form is none of ours.</summary>
    public static (RoleHolding Given, RoleHolding? Seen)? Read(ProgramRef about, ViewState state)
    {
        if (about.Rest.Split('/', 2) is not [var name, var seen] || ChosenName.Of<Role>(name) is not { } role
            || (state.User(Holder, Value) ?? SeenOf(role, seen)?.Holder.Value) is not { } holder)
        {
            return null;
        }

        var given = new RoleHolding
        {
            Role = role,
            Holder = new UserId(holder),
            Deputy = state.User(Deputy, Value) is { } deputy ? new UserId(deputy) : null,
            DeputyFrom = state.Date(From, Value) is { } from ? LocalDate.FromDateOnly(from) : null,
            DeputyTo = state.Date(To, Value) is { } to ? LocalDate.FromDateOnly(to) : null,
        };
        return (given, SeenOf(role, seen));
    }

    /// <summary>The input that a refusal stands under. Whoever names a deputy alone was not asked who holds it.</summary>
    public static string BlockOf(Refusal refusal, ViewState state) => RosterRefusals.FieldOf(refusal) switch
    {
        FormField.Deputy => Deputy,
        FormField.DeputyTo => To,
        _ => state.User(Holder, Value) is null ? Deputy : Holder,
    };

    static string Title(Role role) => Capital.Of(Names.Of(role));

    static string Seen(RoleHolding? holding) => holding is null ? "" : string.Join('|', holding.Holder, holding.Deputy, Iso(holding.DeputyFrom), Iso(holding.DeputyTo));

    static RoleHolding? SeenOf(Role role, string text) => text.Split('|') is [var holder, var deputy, var from, var to]
        ? new RoleHolding
        {
            Role = role,
            Holder = new UserId(holder),
            Deputy = deputy.Length == 0 ? null : new UserId(deputy),
            DeputyFrom = Date(from),
            DeputyTo = Date(to),
        }
        : null;

    static string? Iso(LocalDate? date) => date?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    static LocalDate? Date(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } date ? date.Value : null;
}
