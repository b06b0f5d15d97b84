using AlignBot.Domain;
using AlignBot.Domain.People;

namespace AlignBot.Engine.ProgramFiles;

/// <summary>People in a program file: by their names where those can mean nobody else, else by their ids.</summary>
public static class FilePeople
{
    /// <summary>A person who can hold a role: listed under members, and a full human.</summary>
    public static UserId? Person(this YamlCursor? place, IReadOnlyList<Member> members)
    {
        if (place?.Text() is not { } text)
        {
            return null;
        }

        var member = members.FirstOrDefault(member => member.User.Value == text || string.Equals(member.DisplayName, text, StringComparison.OrdinalIgnoreCase));
        switch (member)
        {
            case null:
                place.Report($"'{text}' is not among the members; write a user id or a name listed there.");
                return null;
            case { Kind: not MemberKind.Human }:
                place.Report($"{member.DisplayName} is {(member.Kind is MemberKind.External ? "of another organisation" : $"a {YamlValues.Words(member.Kind)}")}; only full members of the workspace can hold a role or decide.");
                return null;
            default:
                return member.User;
        }
    }

    /// <summary>By name where the name can mean nobody and nothing else; else by id.</summary>
    public static string Name(UserId user, Roster roster)
    {
        var name = roster.Find(user)?.DisplayName.Trim();
        return string.IsNullOrEmpty(name) || IsTaken(name)
            || roster.Members.Count(member => member.DisplayName.Trim().Equals(name, StringComparison.OrdinalIgnoreCase) || member.User.Value == name) != 1
            ? YamlText.Scalar(user.Value)
            : YamlText.Scalar(name);
    }

    /// <summary>Whether a decider of that name would be read as something else than a person.</summary>
    static bool IsTaken(string name) => IsParties(name) || RoleOf(name) is not null;

    /// <summary>Whether it means the parties of a dispute, whoever they are.</summary>
    public static bool IsParties(string text) => text.Equals("parties", StringComparison.OrdinalIgnoreCase) || text.Equals("the parties", StringComparison.OrdinalIgnoreCase);

    /// <summary>The role of that name.</summary>
    public static Role? RoleOf(string text)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal);
        return plain.Length > 0 && Enum.TryParse<Role>(plain, ignoreCase: true, out var role) && Enum.IsDefined(role) && !char.IsAsciiDigit(plain[0]) ? role : null;
    }
}
