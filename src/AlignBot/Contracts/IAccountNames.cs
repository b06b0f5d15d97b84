using System.Collections.Immutable;
using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Contracts;

/// <summary>The accounts of the shared list, for whoever has a name that somebody typed. Free text stays allowed: what is not on the list is another company.</summary>
interface IAccountNames
{
    /// <summary>What was typed, by its name on the list where it is there by name, domain or id; else as it was typed, with the question whether another was meant.</summary>
    /// <param name="program">The program.</param>
    /// <param name="form">The form's view: in each, the same text is asked about once, and sent again it is another company.</param>
    /// <param name="user">Whose form it is.</param>
    /// <param name="typed">As it was typed; a blank is no account.</param>
    Task<AccountName> AskOnceAsync(ProgramInfo program, string form, UserId user, string? typed);

    /// <summary>What was typed, by its name on the list where it is there by name, domain or id; else as it was typed, and what comes near.</summary>
    /// <param name="program">The program.</param>
    /// <param name="typed">As it was typed; blank finds nothing.</param>
    Task<AccountMatch> MatchAsync(ProgramInfo program, string? typed);

    /// <summary>An account that is on the list now, in one line; null when it is not.</summary>
    Task<(string Name, Mrkdwn Line)?> LineAsync(AlignBotContext db, ProgramInfo program, string typed);

    /// <summary>What the list knows of an account; null when it never was on it.</summary>
    Task<AccountFacts?> FactsAsync(AlignBotContext db, ProgramInfo program, string typed);
}

/// <param name="Name">As the list has it where it is there, else as it was typed; null for a blank.</param>
/// <param name="Question">What is asked under the field; null where there is nothing to ask, or it was asked.</param>
sealed record AccountName(string? Name, string? Question = null);

/// <param name="Name">As the list has it where it is there, else as it was typed; null for a blank.</param>
/// <param name="Near">What may have been meant, the likeliest first; empty where it is on the list, or nothing comes near.</param>
sealed record AccountMatch(string? Name, ImmutableArray<string> Near)
{
    /// <summary>What is asked where something comes near; null where nothing does.</summary>
    public string? Question => Near.IsEmpty
        ? null
        : $"On the account list there is {Names.Join([.. Near], " or ")}. Write it so, or send this again if you mean another company.";
}

/// <summary>An account as the list has it, or had it last.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Line">'tier 1, Mara Lind, alpine.example': in one line.</param>
/// <param name="More">What happened to it on the list, the newest first, and what else is known of it.</param>
/// <param name="Formerly">What it was called before, the newest first.</param>
/// <param name="Keys">Every id of its source that means it: its own, and those of accounts that were merged into it.</param>
sealed record AccountFacts(string Name, Mrkdwn Line, IReadOnlyList<Mrkdwn> More, IReadOnlyList<string> Formerly, IReadOnlyList<string> Keys);
