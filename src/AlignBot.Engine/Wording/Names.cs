using AlignBot.Domain;
using AlignBot.Domain.People;

namespace AlignBot.Engine.Wording;

/// <summary>People by their display names: a mention would notify them, and that is for asks alone.</summary>
public static class Names
{
    /// <summary>How many people a sentence names; of more it names all but one fewer, and counts the others.</summary>
    const int Most = 12;

    /// <summary>Their name. Of somebody whom the program does not know there is none: an id says nothing to anybody.</summary>
    public static string Of(Roster roster, UserId user) => roster.Find(user)?.DisplayName ?? "somebody unknown";

    /// <summary>'Gus is a guest', 'This person is not a member of this program': the beginning of why not.</summary>
    public static string WithWhy(Roster roster, UserId user, Standing standing) => $"{roster.Find(user)?.DisplayName ?? "This person"} {Why(standing)}";

    /// <summary>'Dana', 'Dana and Priya', 'Dana, Priya and Tom'; of a crowd the first few, and how many others.</summary>
    public static string List(Roster roster, IEnumerable<UserId> users, string lastSeparator = " and ")
    {
        List<string> names = [.. users.Select(user => Of(roster, user))];
        return Join(names.Count > Most ? [.. names.Take(Most - 1), $"{names.Count - Most + 1} others"] : names, lastSeparator);
    }

    /// <summary>Everybody, however many: for files.</summary>
    public static string Everybody(Roster roster, IEnumerable<UserId> users) => Join([.. users.Select(user => Of(roster, user))]);

    public static string Join(IReadOnlyList<string> words, string lastSeparator = " and ") => words.Count switch
    {
        0 => "nobody",
        1 => words[0],
        _ => string.Join(", ", words.Take(words.Count - 1)) + lastSeparator + words[^1],
    };

    public static string Of(Role role) => role switch
    {
        Role.AccountableExecutive => "accountable executive",
        Role.OperatingLead => "operating lead",
        Role.SalesLeader => "sales leader",
        _ => "marketing leader",
    };

    public static string Of(Function function) => function switch
    {
        Function.Sales => "sales",
        Function.Marketing => "marketing",
        _ => "RevOps",
    };

    public static string Why(Standing standing) => standing switch
    {
        Standing.Bot => "is a bot",
        Standing.Guest => "is a guest",
        Standing.External => "belongs to another organisation",
        Standing.Left => "has left the workspace",
        Standing.NotInChannel => "is not in the channel",
        Standing.Unknown => "is not a member of this program",
        _ => "is a member",
    };
}
