using System.Collections.Immutable;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Artifacts;

/// <summary>Why a command to an artifact was refused. Closed; besides these, text and people are refused with a <see cref="TextRefusal"/>.</summary>
public abstract record ArtifactRefusal : Refusal
{
    ArtifactRefusal()
    {
    }

    /// <summary>Only members of the channel write definitions, playbooks and plans.</summary>
    public sealed record NotAMember(Standing Standing) : ArtifactRefusal;

    /// <summary>It is changed by its owner, those who sign it, and those who run the program.</summary>
    public sealed record NotYours(ImmutableArray<UserId> WhoMay) : ArtifactRefusal;

    /// <summary>Those sign it who hold these roles, or stand in for them today.</summary>
    public sealed record NotASigner(ImmutableArray<Role> Signers, ImmutableArray<UserId> WhoMay) : ArtifactRefusal;

    /// <summary>Its text is made from settings: change those.</summary>
    public sealed record IsLiving(ArtifactKind Kind) : ArtifactRefusal;

    /// <summary>Somebody has written another version since.</summary>
    public sealed record ChangedMeanwhile(Revision Latest) : ArtifactRefusal;

    /// <summary>Nothing is written yet that could be signed.</summary>
    public sealed record NothingToSign : ArtifactRefusal;

    /// <summary>No version of it holds yet: there is nothing that could still be right.</summary>
    public sealed record NothingInForce : ArtifactRefusal;

    /// <summary>Another goes by that name.</summary>
    public sealed record NameTaken(string Name, int Number) : ArtifactRefusal;

    /// <summary>The name has neither a letter nor a digit.</summary>
    public sealed record NoName : ArtifactRefusal;

    /// <summary>The text has no words of its own.</summary>
    public sealed record SaysNothing(bool IsLink) : ArtifactRefusal;

    /// <summary>A link that is not https.</summary>
    public sealed record InsecureLink(string Link) : ArtifactRefusal;

    /// <summary>More other names than anybody keeps apart.</summary>
    public sealed record TooManyNames(int Given, int Most) : ArtifactRefusal;

    /// <summary>An operating definition that leaves parts out.</summary>
    public sealed record PartsLeftOut(ImmutableArray<ArtifactKind> Parts) : ArtifactRefusal;

    /// <summary>It was taken out of use.</summary>
    public sealed record OutOfUse(Retirement Retired) : ArtifactRefusal;

    /// <summary>A program has one of it, and always.</summary>
    public sealed record NotTakenOutOfUse(ArtifactKind Kind) : ArtifactRefusal;

    /// <summary>It says how things stood on a day, and stays as it was signed.</summary>
    public sealed record IsDated : ArtifactRefusal;

    /// <summary>What would stand in its place has it in its own place, sooner or later.</summary>
    public sealed record InACircle : ArtifactRefusal;

    /// <summary>Working days between two reviews that nobody can keep.</summary>
    public sealed record ReviewOutOfRange(int Days, int Least, int Most) : ArtifactRefusal;

    /// <summary>There is no such entry to correct.</summary>
    public sealed record NoSuchEntry(int Number, int Last) : ArtifactRefusal;

    /// <summary>A version of it holds: there is nothing that it could be late with.</summary>
    public sealed record HoldsAlready(Revision InForce) : ArtifactRefusal;

    /// <summary>They answer for it already.</summary>
    public sealed record SameOwner(UserId Owner) : ArtifactRefusal;

    /// <summary>A clause whose window is counted on the clock.</summary>
    public sealed record WindowOnTheClock(Window Window) : ArtifactRefusal;

    /// <summary>A clause without a window, where it needs one.</summary>
    public sealed record NoWindow : ArtifactRefusal;

    /// <summary>A window longer than a clause can have.</summary>
    public sealed record WindowTooLong(Window Window, Window Most) : ArtifactRefusal;

    /// <summary>A clause that neither sales nor marketing owes.</summary>
    public sealed record OwedByNoSide : ArtifactRefusal;

    /// <summary>Another clause counts the same of that side.</summary>
    public sealed record ClauseTwice(Clause Clause) : ArtifactRefusal;

    /// <summary>More clauses than anybody keeps.</summary>
    public sealed record TooManyClauses(int Given, int Most) : ArtifactRefusal;

    /// <summary>No clause of that number is signed.</summary>
    public sealed record NoSuchClause(int Number) : ArtifactRefusal;

    /// <summary>The record counts that clause by itself.</summary>
    public sealed record ClauseIsCounted(Clause Clause) : ArtifactRefusal;

    /// <summary>Those of the other side report it.</summary>
    public sealed record NotOwedToThem(Clause Clause) : ArtifactRefusal;

    /// <summary>A day that has not come, or that was before the clause was signed.</summary>
    public sealed record LateOn(LocalDate On, LocalDate First, LocalDate Today) : ArtifactRefusal;

    /// <summary>Somebody has reported the same.</summary>
    public sealed record ReportedAlready(LateReport Report) : ArtifactRefusal;

    /// <summary>More reports of one person in the last weeks than anybody reads.</summary>
    public sealed record TooManyReports(int Most) : ArtifactRefusal;

    /// <summary>There is no such report, or it is of long ago.</summary>
    public sealed record NoSuchReport(int Number) : ArtifactRefusal;

    /// <summary>The leader of the owing side answers it, or who stands in.</summary>
    public sealed record NotOfTheirSide(Function Side, ImmutableArray<UserId> WhoMay) : ArtifactRefusal;

    /// <summary>It was answered or taken back.</summary>
    public sealed record AnsweredAlready(LateReport Report) : ArtifactRefusal;

    /// <summary>Whoever reported it takes it back, or their leader.</summary>
    public sealed record NotTheirReport(UserId By) : ArtifactRefusal;
}
