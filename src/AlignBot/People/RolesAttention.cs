using AlignBot.Domain.People;
using AlignBot.Engine.Status;
using AlignBot.Engine.Wording;

namespace AlignBot.People;

/// <summary>Which roles nobody holds who can act: what they decide has nobody to decide it.</summary>
sealed class RolesAttention : IAttention
{
    public Task<IReadOnlyList<string>> SayAsync(StatusContext context)
    {
        var roster = context.Program.Roster;
        List<string> vacant = [.. Enum.GetValues<Role>().Where(role => roster.Holder(role) is not { } holder || !roster.MayDecide(holder)).Select(Names.Of)];
        return Task.FromResult<IReadOnlyList<string>>(vacant.Count == 0 ? [] : [$"Nobody is {Names.Join(vacant, " or ")}"]);
    }
}
