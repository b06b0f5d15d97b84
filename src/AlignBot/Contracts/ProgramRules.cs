using System.Text.Json.Serialization;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>Parts of a program that more than one feature reads.</summary>
static class ProgramRules
{
    /// <summary>The escalation path.</summary>
    public static ProgramPart<EscalationPath> PathPart { get; } = new("Path", ProgramRulesJson.Default.EscalationPath, EscalationPath.Default);

    /// <summary>Who is in the program, as its file declares them.</summary>
    public static ProgramPart<IReadOnlyList<Member>> MembersPart { get; } = new("Members", ProgramRulesJson.Default.IReadOnlyListMember, []);

    /// <summary>Who holds which role, as the file declares it.</summary>
    public static ProgramPart<IReadOnlyList<RoleHolding>> RolesPart { get; } = new("Roles", ProgramRulesJson.Default.IReadOnlyListRoleHolding, []);

    extension(ProgramInfo program)
    {
        /// <summary>The escalation path in force.</summary>
        public EscalationPath Path => program.Settings.Of(PathPart);
    }

    extension(ProgramFile file)
    {
        public WorkingCalendar Calendar => file.Of(ProgramInfo.CalendarPart);

        public IReadOnlyList<Member> Members => file.Of(MembersPart);

        public IReadOnlyList<RoleHolding> Roles => file.Of(RolesPart);

        public EscalationPath Path => file.Of(PathPart);
    }
}

/// <summary>How they are written in JSON columns. Names on disk are the property names: rename one only with an upcaster.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(DurationConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(EscalationPath))]
[JsonSerializable(typeof(IReadOnlyList<Member>))]
[JsonSerializable(typeof(IReadOnlyList<RoleHolding>))]
sealed partial class ProgramRulesJson : JsonSerializerContext;
