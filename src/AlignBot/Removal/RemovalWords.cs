using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Domain.Removal;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Removal;

/// <summary>How a removal is worded.</summary>
static class RemovalWords
{
    public const string AskAction = "removal.ask";
    public const string ConfirmAction = "removal.confirm";
    public const string KeepAction = "removal.keep";

    static readonly Mrkdwn Goes = Mrkdwn.Of(
        $"Everything that AlignBot keeps of it goes: disputes, decisions, documents, meetings, the account list, the scoreboard and the history. What stands in the channel stays in Slack. There is no way back.");

    /// <summary>What '/align delete' says where nobody has asked yet.</summary>
    public static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Offer(ProgramInfo program, UserId other, bool isDeclared)
    {
        var name = Names.Of(program.Roster, other);
        var text = Mrkdwn.Of($"*Delete {program.Name}?* ").Shortened(300) + Goes
            + Mrkdwn.Of($" It takes two: {name} has to confirm it within seven days. You both get the whole record as a file first.").Shortened(500)
            + (isDeclared ? Mrkdwn.Of($" Its file is in the server's settings: whoever runs AlignBot takes Program:File out, or the next start makes an empty one.") : Mrkdwn.Empty);
        return (text, [new SectionBlock(text), new ActionsBlock(Button(AskAction, "Ask to delete it", program, "Ask for it?", "Nothing is deleted before the other one confirms it.") with { Style = ButtonStyle.Danger })]);
    }

    /// <summary>What it says, and what the other one is asked, while it waits for them.</summary>
    public static Mrkdwn Asked(ProgramInfo program, UserId by, Instant until) =>
        Mrkdwn.Of($"*{Names.Of(program.Roster, by)} asks to delete {program.Name}.* ").Shortened(500) + Goes
        + Mrkdwn.Of($" The record comes to you as a file. It is deleted once you confirm it, until {When.At(until, program.Calendar.Zone)}; otherwise it stays.");

    /// <summary>The two answers.</summary>
    public static ActionsBlock Answers(ProgramInfo program) => new(
        Button(ConfirmAction, "Delete it for good", program, "Delete it for good?", "Everything that AlignBot keeps of the program goes now. There is no way back.") with { Style = ButtonStyle.Danger },
        Keep(program));

    /// <summary>What somebody is told who asked themselves.</summary>
    public static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Waits(ProgramInfo program, UserId other, Instant until)
    {
        var text = Mrkdwn.Of($"You asked to delete *{program.Name}*. {Names.Of(program.Roster, other)} can confirm it until {When.At(until, program.Calendar.Zone)}; otherwise it stays.").Shortened(1000);
        return (text, [new SectionBlock(text), new ActionsBlock(Keep(program))]);
    }

    /// <summary>What was done, or why it was not.</summary>
    public static Mrkdwn Say(ProgramInfo program, Outcome<RemovalRequest> outcome) => outcome switch
    {
        Outcome<RemovalRequest>.Changed { Effects: [RemovalEffect.Asked asked, ..] } =>
            Mrkdwn.Of($"{Names.Of(program.Roster, asked.Other)} is asked. You both get the whole record as a file meanwhile."),
        Outcome<RemovalRequest>.Changed { Effects: [RemovalEffect.Removed, ..] } => Mrkdwn.Of($"{program.Name} is deleted. The channel is told."),
        Outcome<RemovalRequest>.Changed => Mrkdwn.Of($"{program.Name} stays as it is. The other one is told."),
        Outcome<RemovalRequest>.Refused refused => Why(program, (RemovalRefusal)refused.Why),
        _ => Mrkdwn.Of($"Nobody asks to delete it any more; nothing has changed."),
    };

    static Mrkdwn Why(ProgramInfo program, RemovalRefusal why) => why switch
    {
        RemovalRefusal.NeedsTwo => Mrkdwn.Of(
            $"It takes two people, the accountable executive and the operating lead, and here a role is vacant or one person has both. `/align members` changes that."),
        RemovalRefusal.NotOneOfThem no => Mrkdwn.Of(
            $"Only {Names.Of(program.Roster, no.Executive)} ({Names.Of(Role.AccountableExecutive)}) and {Names.Of(program.Roster, no.OperatingLead)} ({Names.Of(Role.OperatingLead)}) can delete a program, together."),
        RemovalRefusal.AskedAlready asked => Mrkdwn.Of(
            $"{Names.Of(program.Roster, asked.By)} has asked for it already. It can be confirmed until {When.At(asked.Until, program.Calendar.Zone)}."),
        RemovalRefusal.OwnRequest own => Mrkdwn.Of($"You asked for it yourself: {Names.Of(program.Roster, own.Other)} has to confirm it."),
        RemovalRefusal.NoExportYet => Mrkdwn.Of(
            $"You do not both have the record as a file in your direct messages yet, so nothing was deleted. Press again when it is there; whoever it does not come to types `/align export json`."),
        _ => Mrkdwn.Of($"Nobody asks to delete it any more, so nothing was deleted. `/align delete` asks anew."),
    };

    static Button Keep(ProgramInfo program) => new(KeepAction, "Keep it") { Value = new ProgramRef(program.Key.ProgramId).ToString() };

    static Button Button(string action, PlainText label, ProgramInfo program, string title, string says) => new(action, label)
    {
        Value = new ProgramRef(program.Key.ProgramId).ToString(),
        Confirm = new ConfirmationDialog(title, new PlainText(says), "Yes", "Cancel"),
    };
}
