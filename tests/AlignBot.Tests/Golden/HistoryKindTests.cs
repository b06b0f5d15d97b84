using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using AlignBot.Actions;
using AlignBot.Artifacts;
using AlignBot.Cadence;
using AlignBot.Decisions;
using AlignBot.Disputes;
using AlignBot.Domain.Actions;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Drift;
using AlignBot.Domain.Precedents;
using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Drift;
using AlignBot.Engine.History;
using AlignBot.Engine.Programs;
using AlignBot.Policy;
using AlignBot.Precedents;
using AlignBot.Scoreboard;
using AlignBot.StandUp;
using AlignBot.Time;

namespace AlignBot.Tests.Golden;

/// <summary>Everything that history can keep has a name of its own, which stays whatever its type is called.</summary>
public sealed class HistoryKindTests
{
    [Fact]
    public void Every_fact_has_a_name_of_its_own()
    {
        string[] kinds =
        [
            .. Kinds<ActionFact>(ActionFacts.KindOf),
            .. Kinds<ArtifactFact>(ArtifactFacts.KindOf),
            .. Kinds<DecisionFact>(DecisionFacts.KindOf),
            .. Kinds<DisputeFact>(DisputeFacts.KindOf),
            .. Kinds<MeetingFact>(CadenceHistory.KindOf),
            .. Kinds<SeriesFact>(CadenceHistory.KindOf),
            .. Kinds<ProgramFact>(ProgramLedger.KindOf),
            .. new[] { PathChangeNotice.FactKind, CalendarChangeNotice.FactKind }.Select(kind => ProgramLedger.KindOf(new RulesChanged(kind, 2, [], null))),
            CitationDesk.KindOf(new CitationFact.Cited(null!)),
            .. Kinds<StandUpFact>(StandUpFact.KindOf),
            .. Kinds<BoardFact>(BoardFacts.KindOf),
            .. Kinds<DriftFact>(DriftFacts.KindOf),
            HistoryLog.StateKept,
            HistoryErasure.Kind,
        ];

        Assert.True(kinds.Length > 70, $"Only {kinds.Length} facts were found.");
        Assert.Equal(kinds.Length, kinds.Distinct(StringComparer.Ordinal).Count());
        Assert.All(kinds, kind => Assert.Matches("^[a-z]+\\.[a-z-]{1,50}$", kind));
        Assert.Contains("dispute.went-up", kinds);
        Assert.Contains("meeting.section-begun", kinds);
        Assert.Contains("program.role-given", kinds);
        Assert.Contains("program.path-changed", kinds);
        Assert.Contains("program.calendar-changed", kinds);
    }

    [Fact]
    public void No_fact_holds_a_command()
    {
        Type[] families = [typeof(ActionFact), typeof(ArtifactFact), typeof(DecisionFact), typeof(DisputeFact), typeof(MeetingFact), typeof(SeriesFact), typeof(ProgramFact), typeof(CitationFact), typeof(StandUpFact), typeof(BoardFact)];
        var seen = new HashSet<Type>();
        var next = new Queue<Type>(families.SelectMany(family => family.GetNestedTypes()));
        while (next.TryDequeue(out var type))
        {
            foreach (var held in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property => property.PropertyType.GetGenericArguments().Append(property.PropertyType)))
            {
                if (held.Namespace?.StartsWith("AlignBot", StringComparison.Ordinal) == true && seen.Add(held))
                {
                    next.Enqueue(held);
                }
            }
        }

        Assert.True(seen.Count > 30, $"Only {seen.Count} types were found.");
        Assert.DoesNotContain(seen, type => type.FullName!.Contains("Command", StringComparison.Ordinal));
    }

    static IEnumerable<string> Kinds<TFact>(Func<TFact, string> kindOf) => typeof(TFact).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
        .Cast<JsonDerivedTypeAttribute>()
        .Select(derived => kindOf((TFact)RuntimeHelpers.GetUninitializedObject(derived.DerivedType)));
}
