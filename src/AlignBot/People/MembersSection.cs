using System.Globalization;
using System.Text;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.People;

/// <summary>The <c>members:</c> section of a program file: who is in the program.</summary>
sealed class MembersSection : IProgramFileSection
{
    static int IProgramFileSection.Order => 20;

    static ProgramFile IProgramFileSection.Read(YamlCursor root, ProgramFile file, ProgramFileFormat format)
    {
        List<Member> members = root.Field("members")?.Items().Select(MemberOf).OfType<Member>().ToList() ?? [];
        RefuseDoubles(root, members);
        return file.With(ProgramRules.MembersPart, members);
    }

    async ValueTask IAppliedSection.ApplyAsync(ProgramFileChange change)
    {
        var declared = change.Of(ProgramRules.MembersPart);
        if (await ApplyAsync(change.Session, change.Key, declared, change.Last(ProgramRules.MembersPart) ?? []))
        {
            change.Changed("Members", change.IsNew ? [] : Changes(change.Session, change.Before!.Roster));
        }

        change.Says["Members"] = declared.Count;
    }

    /// <returns>Whether anybody is not as they were.</returns>
    static async Task<bool> ApplyAsync(Session session, ProgramKey key, IReadOnlyList<Member> declared, IReadOnlyList<Member> last)
    {
        var rows = await session.Db.Members
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId)
            .ToDictionaryAsync(row => row.UserId);
        foreach (var member in declared)
        {
            if (!rows.Remove(member.User.Value, out var row))
            {
                row = new MemberRow
                {
                    InstallationId = key.InstallationId,
                    ProgramId = key.ProgramId,
                    UserId = member.User.Value,
                    DisplayName = member.DisplayName,
                    IsActive = true,
                    InChannel = true,
                };
                session.Db.Members.Add(row);
            }
            else if (last.Contains(member))
            {
                continue;
            }

            row.Declare(member);
        }

        // Who is not named any more stays a member; their name is Slack's again.
        foreach (var row in rows.Values.Where(row => last.Any(member => member.User.Value == row.UserId)))
        {
            row.NameGiven = false;
        }

        return session.Db.ChangeTracker.Entries<MemberRow>().Any(entry => entry.State is EntityState.Added or EntityState.Modified);
    }

    /// <summary>Who is new, and what is not as it was of others.</summary>
    static IEnumerable<string> Changes(Session session, Roster before)
    {
        foreach (var row in session.Db.ChangeTracker.Entries<MemberRow>().Where(entry => entry.State is EntityState.Added or EntityState.Modified).Select(entry => entry.Entity))
        {
            if (before.Find(new UserId(row.UserId)) is not { } old)
            {
                yield return $"{row.DisplayName} is new{(row.Function is { } side ? $", in {Names.Of(side)}" : "")}";
                continue;
            }

            if (old.DisplayName != row.DisplayName)
            {
                yield return $"{old.DisplayName} is called {row.DisplayName}";
            }

            if (old.Function != row.Function)
            {
                yield return $"{row.DisplayName} is in {(row.Function is { } now ? Names.Of(now) : "no team")} instead of {(old.Function is { } was ? Names.Of(was) : "none")}";
            }

            if (old.TimeZone != row.TimeZone || old.Kind != row.Kind)
            {
                yield return $"{row.DisplayName} has another zone or kind of account, as long as Slack says nothing else";
            }
        }
    }

    static string IProgramFileSection.Write(ProgramInStanding standing)
    {
        var (text, program) = (new StringBuilder("members:\n"), standing.Program);
        foreach (var member in program.Roster.Members.Where(member => member.IsActive || IsNamed(member.User, program)))
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{ {string.Join(", ", Fields(member))} }}\n");
        }

        return text.ToString();
    }

    static Member? MemberOf(YamlCursor item)
    {
        var user = item.Field("user").PersonId();
        var name = item.Text("name", TextLimits.ShortName);
        var function = item.Field("function", required: false).Choice<Function>();
        var kind = item.Field("kind", required: false).Choice<MemberKind>();
        var zone = item.Field("zone", required: false);
        if (zone?.Text() is { } id && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is null)
        {
            zone.Report($"'{id}' is not an IANA time zone such as Europe/London.");
        }

        item.RefuseOthers();
        return user is null || name is null
            ? null
            : new Member
            {
                User = new UserId(user),
                DisplayName = name,
                Function = function,
                TimeZone = zone?.Text(),
                Kind = kind ?? MemberKind.Human,
            };
    }

    static void RefuseDoubles(YamlCursor root, IReadOnlyList<Member> members)
    {
        foreach (var doubled in members.GroupBy(member => member.User).Where(group => group.Count() > 1))
        {
            root.Field("members")!.Report($"The user {doubled.Key} is listed {doubled.Count()} times.");
        }
    }

    static IEnumerable<string> Fields(Member member)
    {
        yield return $"user: {YamlText.Scalar(member.User.Value)}";
        yield return $"name: {YamlText.Scalar(member.DisplayName)}";
        if (member.Function is { } function)
        {
            yield return $"function: {function}";
        }

        if (member.Kind is not MemberKind.Human)
        {
            yield return $"kind: {member.Kind.ToString().ToLowerInvariant()}";
        }

        if (member.TimeZone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null)
        {
            yield return $"zone: {YamlText.Scalar(zone)}";
        }
    }

    static bool IsNamed(UserId user, ProgramInfo program) =>
        program.Roster.Roles.Any(held => held.Holder == user || held.Deputy == user)
        || program.Path.Levels.SelectMany(level => level.Deciders).Any(decider => decider is Decider.ByPerson person && person.Person == user);
}
