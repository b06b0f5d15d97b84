using AlignBot.Domain;

namespace AlignBot.Setup;

/// <summary>The people whom the fields of a set-up name.</summary>
static class SetupPeople
{
    /// <summary>Those of everything that was entered.</summary>
    public static IEnumerable<UserId> NamedIn(SetupDraft draft) => SetupSteps.All.Where(step => draft.Steps.ContainsKey(step.Key)).SelectMany(step => Of(step, draft.Steps[step.Key].Values));

    /// <summary>Those of a step as it was filled in.</summary>
    public static IEnumerable<UserId> Of(SetupStep step, IEnumerable<KeyValuePair<string, string>> values) => values
        .Where(value => step.Fields.Any(field => field.Id == value.Key && field.Input is SetupInput.Person or SetupInput.People))
        .SelectMany(value => Of(value.Value));

    /// <summary>Those of a field's value.</summary>
    public static IEnumerable<UserId> Of(string value) => value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new UserId(id));
}
