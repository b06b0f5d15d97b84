using System.Collections.Immutable;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Domain.Setup;
using AlignBot.Setup;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Setup;

static class SetupExamples
{
    /// <summary>A set-up of a crowd whose names are this.</summary>
    public static SetupDraft Draft(string channel, string name) => new()
    {
        Channel = channel,
        ChannelName = "gtm-mid-market",
        Subject = Guid.Empty,
        Count = 200,
        People = [.. Enumerable.Range(0, 200).Select(n => new PersonFound(User(n), TextLimits.Cut($"{n}{name}", 200), n switch { 0 => "CRO", 1 => "VP Sales", 2 => "CMO", 3 => "RevOps", _ => name }, "Europe/London", MemberKind.Human))],
    };

    public static UserId User(int n) => new($"UC{n}");

    /// <summary>With every field filled in.</summary>
    public static SetupDraft With(this SetupDraft draft, Func<SetupField, string?> value, UserId by) => draft with
    {
        StartedBy = by,
        Steps = SetupSteps.All.ToImmutableSortedDictionary(
            step => step.Key,
            step => new SetupAnswers(1, by, Bot.Monday, step.Fields.Select(field => (field.Id, Value: value(field))).Where(one => one.Value is not null)
                .ToImmutableSortedDictionary(one => one.Id, one => one.Value!))),
    };
}
