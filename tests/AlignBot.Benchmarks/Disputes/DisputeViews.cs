using AlignBot.Engine.Storage;

namespace AlignBot.Benchmarks.Disputes;

/// <summary>Something that a person opens.</summary>
/// <param name="Name">As the table prints it.</param>
/// <param name="Show">Makes it once for somebody of the n-th program.</param>
sealed record DisputeViews(string Name, Func<DisputeRecord, ProgramKey, int, Task> Show)
{
    public static readonly IReadOnlyList<DisputeViews> All =
    [
        new("Home of a party", (record, _, program) => record.HomeAsync(DisputeRecord.PersonOf("ana", program))),
        new("list of open disputes", (record, _, program) => record.ListAsync(program, "list")),
        new("list of one's own", (record, _, program) => record.ListAsync(program, "list mine")),
        new("card of one dispute", async (record, key, _) => await record.CardAsync(key, await record.FirstDisputeAsync(key))),
    ];
}
