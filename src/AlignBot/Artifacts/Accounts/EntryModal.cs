using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Artifacts.Accounts;

/// <summary>The form in which an entry about an account is written.</summary>
static class EntryModal
{
    public const string CallbackId = "account.entry.form";

    /// <summary>The newest entries, of which one can be corrected.</summary>
    public const int Offered = 20;

    const string Kind = "kind";
    const string Text = "text";
    const string Corrects = "corrects";
    const string Value = "value";

    public static ModalView Show(ProgramInfo program, ProgramRef account, IReadOnlyList<Revision> entries)
    {
        List<Block> blocks =
        [
            new SectionBlock(Mrkdwn.Of($"*{account.Rest}*").Shortened(400)),
            new InputBlock("What it is", new RadioButtonGroup(Value,
            [
                Entry(EntryKind.Plan, "A plan: what we want there, and what comes next"),
                Entry(EntryKind.Play, "A play: what we tried, and how it went"),
                Entry(EntryKind.Narrative, "A narrative: how the opportunity came, and where it stands"),
            ])) { BlockId = Kind },
            new InputBlock("In a few sentences", new PlainTextInput(Value) { Multiline = true, MaxLength = ArtifactWorkflow.MostOfEntry }) { BlockId = Text, Hint = "With your name and today's date. It stays as it is: what was wrong is corrected by another entry." },
        ];
        if (entries.Count > 0)
        {
            List<Option> offered = [.. entries.Select(entry => new Option(
                entry.Number.ToString(CultureInfo.InvariantCulture), ((PlainText)AccountWords.Title(entry, program.Roster, program.Calendar.Zone)).Shortened(75)))];
            blocks.Add(new InputBlock("Corrects", new StaticSelectMenu(Value, offered)) { BlockId = Corrects, Optional = true, Hint = "Where an older entry was wrong." });
        }

        return new ModalView("An entry", blocks) { CallbackId = CallbackId, PrivateMetadata = account.ToString(), Submit = "Add it", Close = "Cancel" };
    }

    /// <summary>What stands there once it is sent.</summary>
    public static ModalView Added(ProgramInfo program, string account) => new(
        "Added",
        [
            new SectionBlock(Mrkdwn.Of($"It stands at {account}, for everybody in {program.Name}. `/align account {account}` shows it.").Shortened(600)),
        ])
    {
        Close = "Close",
    };

    public static ArtifactCommand.AddEntry Read(UserId actor, ViewState state) => new(
        actor, Enum.TryParse<EntryKind>(state.Option(Kind, Value), out var kind) && Enum.IsDefined(kind) ? kind : EntryKind.Plan, state.Text(Text, Value) ?? "",
        int.TryParse(state.Option(Corrects, Value), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    public static string BlockOf(Refusal refusal) => refusal is ArtifactRefusal.NoSuchEntry ? Corrects : Text;

    static Option Entry(EntryKind kind, string label) => new(kind.ToString(), (PlainText)label);
}
