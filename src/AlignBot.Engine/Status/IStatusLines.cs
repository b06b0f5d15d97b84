using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Engine.Status;

/// <summary>What a feature has to say when somebody asks how the program stands.</summary>
public interface IStatusLines
{
    /// <summary>Where its lines stand: smaller is higher. The engine's own stand from <see cref="StatusOrder.Rules"/> on.</summary>
    int Order { get; }

    /// <summary>What it says now.</summary>
    Task<StatusLines> SayAsync(StatusContext context);
}

/// <summary>The part of one feature.</summary>
/// <param name="Count">What it counts, for the headline: '3 open disputes'. The headline has them in the order of the features. Null for nothing.</param>
/// <param name="Blocks">Its blocks; empty when there is nothing to say.</param>
public sealed record StatusLines(string? Count, IReadOnlyList<Block> Blocks)
{
    public static StatusLines Nothing { get; } = new(null, []);

    public static StatusLines Of(Block block) => new(null, [block]);
}

/// <summary>Of which program the status is made, and what may be read for it.</summary>
/// <param name="Db">Does not track.</param>
/// <param name="Program">As it stands now.</param>
/// <param name="Now">Business time.</param>
public sealed record StatusContext(AlignBotContext Db, ProgramInfo Program, Instant Now);

/// <summary>Where the engine's own lines stand: the features' come before, what reached Slack comes last.</summary>
public static class StatusOrder
{
    /// <summary>Under which rules and calendar the program works.</summary>
    public const int Rules = 100;

    /// <summary>Whether Slack lets the bot speak.</summary>
    public const int Installation = 110;

    /// <summary>What did not reach whom.</summary>
    public const int Delivery = 120;

    /// <summary>When nobody was there.</summary>
    public const int Outages = 130;
}
