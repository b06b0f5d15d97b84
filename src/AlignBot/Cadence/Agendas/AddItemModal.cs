using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Cadence.Agendas;

/// <summary>Puts an item on the agenda, or changes one that is there.</summary>
static class AddItemModal
{
    public const string CallbackId = "meeting.item.form";

    /// <summary>The field of the account.</summary>
    public const string Account = "account";

    const string Text = "text";
    const string Section = "section";
    const string Owner = "owner";
    const string Value = "value";

    public static ModalView Form(Meeting meeting, ProgramInfo program, AgendaItem? item = null, string? text = null)
    {
        var sections = meeting.Terms.Sections.Select((section, index) => new Option(index.ToString(System.Globalization.CultureInfo.InvariantCulture), ((PlainText)section.Name).Shortened(75))).ToList();
        var blocks = new List<Block>
        {
            new ContextBlock(Mrkdwn.Of($"{meeting.Terms.Name}, {When.At(meeting.StartsAt, meeting.Terms.Zone)}")),
            new InputBlock("What is to be settled", new PlainTextInput(Value) { Multiline = true, InitialValue = item?.Text ?? Shorten(text), MaxLength = TextLimits.Line }) { BlockId = Text },
        };
        if (sections.Count > 1)
        {
            blocks.Add(new InputBlock("Section", new StaticSelectMenu(Value, sections) { InitialOption = sections[Math.Clamp(item?.Section ?? meeting.Section, 0, sections.Count - 1)] }) { BlockId = Section });
        }

        blocks.Add(new InputBlock("Who brings it", new UserSelectMenu(Value) { InitialUser = item?.Owner?.Value }) { BlockId = Owner, Optional = true });
        blocks.Add(new InputBlock("Account", new PlainTextInput(Value) { InitialValue = item?.Account, MaxLength = TextLimits.Name }) { BlockId = Account, Optional = true });
        return new ModalView(item is null ? "Add to the agenda" : "Change the item", blocks)
        {
            CallbackId = CallbackId,
            PrivateMetadata = MeetingCard.About(meeting, program, item),
            Submit = item is null ? "Add" : "Change",
            Close = "Cancel",
        };
    }

    /// <summary>The account as it was typed.</summary>
    public static string? AccountOf(ViewState state) => state.Text(Account, Value);

    public static MeetingCommand Read(MeetingRef about, UserId actor, ViewState state, string? account)
    {
        var text = state.Text(Text, Value) ?? "";
        var section = int.TryParse(state.Option(Section, Value), CultureInfo.InvariantCulture, out var index) ? index : 0;
        UserId? owner = state.User(Owner, Value) is { } user ? new UserId(user) : null;
        return about.Item is null
            ? new MeetingCommand.AddItem(actor, new AgendaItemId(Guid.CreateVersion7()), text, section, owner, account)
            : new MeetingCommand.ChangeItem(actor, about.ItemId, text, section, owner, account);
    }

    public static string BlockOf(Refusal refusal) => (refusal as TextRefusal)?.Field switch
    {
        FormField.Account => Account,
        FormField.ItemOwner => Owner,
        _ => Text,
    };

    static string? Shorten(string? text) => text is { Length: > TextLimits.Line } ? text[..(TextLimits.Line - 1)] + "…" : text;
}
