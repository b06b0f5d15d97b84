using System.Collections.Immutable;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.People;

namespace AlignBot.Domain.Artifacts;

/// <content>The clauses of an SLA.</content>
public static partial class ArtifactWorkflow
{
    /// <summary>Why a clause can't be as it is, all of it; empty where it can.</summary>
    public static ImmutableArray<Refusal> ClauseProblems(Clause clause) => [.. ProblemsOf(clause)];

    /// <summary>Those that the record counts by itself, of one side and kind.</summary>
    public static bool CountsTheSame(Clause one, Clause other) => one.Kind.IsInRecord() && one.Kind == other.Kind && one.Side == other.Side;

    /// <summary>A text that came another way than by the form, such as by the program's file: the clauses that it begins with are clauses.
    /// Where one of them could be none, all of it stays text: what was in order as a text is not refused for how it reads.</summary>
    static ArtifactCommand.Write WithClauses(Artifact state, ArtifactCommand.Write command)
    {
        if (state.Kind is not ArtifactKind.ServiceLevelAgreement || !command.Clauses.IsEmpty || ClauseText.Read(command.Text ?? "") is not { Clauses.IsEmpty: false } read
            || ClauseProblems(read.Clauses).Any())
        {
            return command;
        }

        return command with { Clauses = read.Clauses, Text = read.Beside };
    }

    static bool HasClauses(Artifact state, ArtifactCommand.Write command) => state.Kind is ArtifactKind.ServiceLevelAgreement && !command.Clauses.IsEmpty;

    static IEnumerable<Refusal> ClauseProblems(ImmutableArray<Clause> clauses)
    {
        if (clauses.Length > Clause.Most)
        {
            yield return new ArtifactRefusal.TooManyClauses(clauses.Length, Clause.Most);
        }

        for (var at = 0; at < clauses.Length; at++)
        {
            if (clauses.Take(at).Any(before => CountsTheSame(before, clauses[at])))
            {
                yield return new ArtifactRefusal.ClauseTwice(clauses[at]);
            }

            foreach (var problem in ProblemsOf(clauses[at]))
            {
                yield return problem;
            }
        }
    }

    static IEnumerable<Refusal> ProblemsOf(Clause clause)
    {
        if (clause.Side is not (Function.Sales or Function.Marketing))
        {
            yield return new ArtifactRefusal.OwedByNoSide();
        }

        if (clause.Kind is ClauseKind.Reported && TextLimits.Check(FormField.ClausePromise, clause.Promise, Clause.LongestPromise) is { } text)
        {
            yield return text;
        }
        else if (clause.Kind is ClauseKind.Reported && ArtifactText.WhyNot(ArtifactKind.ServiceLevelAgreement, clause.Promise) is { } says)
        {
            yield return says;
        }

        if (!clause.Kind.HasWindow())
        {
            yield break;
        }

        if (clause.Within is not { } window)
        {
            yield return new ArtifactRefusal.NoWindow();
        }
        else if (!window.IsWorkingTime)
        {
            yield return new ArtifactRefusal.WindowOnTheClock(window);
        }
        else if (ClauseKinds.Longest(window.Unit) is var most && window.Amount > most.Amount)
        {
            yield return new ArtifactRefusal.WindowTooLong(window, most);
        }
    }

    /// <summary>The clauses as they are kept: in one spelling, and those that are new with a number that no other ever had.</summary>
    static (ImmutableArray<Clause> Clauses, int Last) Numbered(Artifact state, ArtifactCommand.Write command)
    {
        if (!HasClauses(state, command))
        {
            return ([], state.LastClause);
        }

        var known = (state.Latest?.Clauses ?? []).Concat(state.InForce?.Clauses ?? []).Select(clause => clause.Number).ToHashSet();
        var (last, clauses) = (state.LastClause, ImmutableArray.CreateBuilder<Clause>());
        foreach (var clause in command.Clauses)
        {
            clauses.Add(clause with
            {
                // Each number once: known is what it was given, and taken with it. One that was never given may come with a text.
                Number = known.Remove(clause.Number) ? clause.Number : clause.Number > last ? last = clause.Number : ++last,
                Promise = clause.Kind.IsInRecord() ? "" : ArtifactText.Canonical(clause.Promise ?? "").TrimEnd('.'),
                Within = clause.Kind.HasWindow() ? clause.Within : null,
            });
        }

        return (clauses.ToImmutable(), last);
    }

    /// <summary>The clauses of the version that holds from now on: what says the same as before does so since then.</summary>
    static ImmutableArray<StandingClause> Standing(Artifact state, RuleContext context) =>
    [
        .. state.Latest!.Clauses.Select(clause =>
            state.Clauses.FirstOrDefault(before => before.Of == clause) ?? new StandingClause(clause, context.Now)),
    ];
}
