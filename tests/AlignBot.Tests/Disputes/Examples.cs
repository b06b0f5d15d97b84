using System.Reflection;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.Time;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Disputes;

/// <summary>Makes one of each case of a closed family, with whatever its constructor asks for: so a case added tomorrow is tried as well.</summary>
static class Examples
{
    public static object Of(Type type, string text, Dispute dispute)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
            .OrderByDescending(candidate => candidate.GetParameters().Length)
            .First(candidate => candidate.GetParameters() is not [var only] || only.ParameterType != type);
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, text, dispute))]);
    }

    static object? Value(Type type, string text, Dispute dispute)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return text;
        }

        return type switch
        {
            _ when type == typeof(int) => 1,
            _ when type == typeof(bool) => true,
            _ when type == typeof(Instant) => Bot.Monday,
            _ when type == typeof(LocalDate) => new LocalDate(2026, 12, 1),
            _ when type == typeof(UserId) => GtmProgram.Dana,
            _ when type == typeof(DecisionId) => SampleDispute.Decision,
            _ when type == typeof(ArtifactId) => new ArtifactId(SampleDispute.Decision.Value),
            _ when type == typeof(Window) => new Window(2, WindowUnit.WorkingDays),
            _ when type == typeof(Terms) => SampleDispute.Say(text) with { Rationale = text },
            _ when type == typeof(Closing) => new SampleDispute().Decided().State.Closing! with { Outcome = text },
            _ when type == typeof(EndedLevel) => dispute.EndedLevels[0],
            _ when type == typeof(Receipt) => dispute.Receipt,
            _ when type == typeof(Ruling) => new SampleDispute().Decided().State.Rulings[0],
            _ when type == typeof(Seat) => dispute.Seats[0],
            _ when type == typeof(DisputeParty) => dispute.Parties[0],
            _ when type == typeof(DisputeCategory) => dispute.Path.Categories[0],
            _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(System.Collections.Immutable.ImmutableArray<>) => List(type, text, dispute),
            _ => Of(type, text, dispute),
        };
    }

    /// <summary>A list of two.</summary>
    static object List(Type type, string text, Dispute dispute)
    {
        var element = type.GetGenericArguments()[0];
        var items = Array.CreateInstance(element, 2);
        items.SetValue(Value(element, text, dispute), 0);
        items.SetValue(Value(element, text, dispute), 1);
        return typeof(System.Collections.Immutable.ImmutableArray)
            .GetMethods()
            .Single(method => method is { Name: "Create", IsGenericMethod: true } && method.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(element)
            .Invoke(null, [items])!;
    }
}
