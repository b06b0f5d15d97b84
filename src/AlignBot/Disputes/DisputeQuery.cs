using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;

namespace AlignBot.Disputes;

/// <summary>Which disputes a list shows.</summary>
/// <param name="Open">Open ones, closed ones, or all (null).</param>
/// <param name="Mine">Only those in which the reader has a part.</param>
/// <param name="Category">Only those of the category of this key.</param>
/// <param name="With">Only those in which this person has a part.</param>
sealed record DisputeQuery(bool? Open = true, bool Mine = false, string? Category = null, UserId? With = null)
{
    /// <summary>Reads what follows <c>/dispute list</c>: <c>mine</c>, <c>open</c>, <c>closed</c>, <c>all</c>, <c>category X</c>, <c>with @person</c>, in any order.</summary>
    /// <param name="text">As Slack hands it over.</param>
    /// <param name="program">Whose categories and people may be named.</param>
    /// <param name="problem">What is wrong with a category or person; null when it is something else that can't be read.</param>
    public static DisputeQuery? Parse(string text, ProgramInfo program, out string? problem)
    {
        problem = null;
        var query = new DisputeQuery();
        for (var rest = text.Trim(); rest.Length > 0; rest = rest.TrimStart())
        {
            var word = rest.Split(' ', 2)[0].ToLowerInvariant();
            var after = rest[word.Length..].TrimStart();
            switch (word)
            {
                case "mine":
                    (query, rest) = (query with { Mine = true }, after);
                    break;
                case "open" or "closed" or "all":
                    (query, rest) = (query with { Open = word == "all" ? null : word == "open" }, after);
                    break;
                case "category":
                    if (CategoryAt(after, program.Path, out var name) is not { } category)
                    {
                        problem = $"There is no category '{after}'. There are: {string.Join(", ", program.Path.Categories.Select(known => known.Name))}.";
                        return null;
                    }

                    (query, rest) = (query with { Category = category.Key }, after[name.Length..]);
                    break;
                case "with":
                    if (TypedPerson.At(after, program.Roster, out var length) is not { } person)
                    {
                        problem = $"Nobody in {program.Name} is known as '{SlackMarkup.Plain(after)}'. Mention them: `/dispute list with @name`.";
                        return null;
                    }

                    (query, rest) = (query with { With = person }, after[length..]);
                    break;
                default:
                    return null;
            }
        }

        return query;
    }

    /// <summary>The query as it is typed, for the buttons that turn its pages.</summary>
    public override string ToString() => string.Join(' ', new[]
    {
        Open switch { true => "open", false => "closed", null => "all" },
        Mine ? "mine" : null,
        With is { } user ? $"with <@{user.Value}>" : null,
        Category is { } key ? $"category {key}" : null,
    }.OfType<string>());

    /// <summary>'Your open disputes in Definition with Dana'.</summary>
    public string Title(ProgramInfo program)
    {
        var kind = Open switch { true => "open disputes", false => "closed disputes", null => "disputes" };
        var category = Category is { } key ? $" in {program.Path.Category(key)?.Name ?? key}" : "";
        var with = With is { } user ? $" with {Names.Of(program.Roster, user)}" : "";
        return (Mine ? $"Your {kind}" : Capital.Of(kind)) + category + with;
    }

    static DisputeCategory? CategoryAt(string text, EscalationPath path, out string name)
    {
        var found = path.Categories
            .SelectMany(category => new[] { (category, category.Name), (category, Name: category.Key) })
            .Where(known => text.StartsWith(known.Name, StringComparison.OrdinalIgnoreCase)
                && (text.Length == known.Name.Length || text[known.Name.Length] == ' '))
            .OrderByDescending(known => known.Name.Length)
            .FirstOrDefault();
        name = found.Name ?? "";
        return found.category;
    }
}
