using System.Text.Json.Serialization;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.People.Accepting;

/// <summary>Who was asked to accept a role, as it is kept with the program.</summary>
static class RoleAsks
{
    public static ProgramPart<IReadOnlyList<RoleAsk>> Part { get; } = new("RoleAsks", RoleAskJson.Default.IReadOnlyListRoleAsk, []);

    /// <summary>What somebody was asked of the roles that they hold, in the order in which they were asked.</summary>
    public static IEnumerable<RoleAsk> Of(ProgramInfo program, UserId user) => program.Settings.Of(Part).Where(ask => ask.Holder == user && ask.Holds(program.Roster));

    extension(ProgramInfo program)
    {
        /// <summary>What was asked of the holder of today; null where nobody was.</summary>
        public RoleAsk? AskOf(Role role) => program.Settings.Of(Part).FirstOrDefault(ask => ask.Role == role && ask.Holds(program.Roster));

        /// <summary>'named, not yet accepted' or 'declined'; null for who holds it without a doubt.</summary>
        public string? DoubtOf(Role role) => program.AskOf(role)?.Answer switch
        {
            RoleAnswer.None => "named, not yet accepted",
            RoleAnswer.Declined => "declined",
            _ => null,
        };
    }
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, Converters = [typeof(InstantConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(IReadOnlyList<RoleAsk>))]
sealed partial class RoleAskJson : JsonSerializerContext;
