using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>Who takes over files and says where records come from: those who run the program, and both leaders.</summary>
static class Keepers
{
    /// <summary>Why somebody may not, in sentences; null when they may.</summary>
    /// <param name="program">The program.</param>
    /// <param name="user">Who wants to.</param>
    /// <param name="now">Business time.</param>
    /// <param name="what">What only they do: 'take a file over'.</param>
    public static string? WhyNot(ProgramInfo program, UserId user, Instant now, string what) =>
        ProgramKeepers.Include(program.Roster, user, now) ? null
        : ProgramKeepers.All(program.Roster, now) is { IsEmpty: false } keepers ? $"Only {Names.List(program.Roster, keepers, " or ")} can {what}."
        : $"Only those who run the program and both leaders can {what}, and nobody holds those roles: /align members names them.";
}
