using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Storage;

/// <summary>The tables of the record: the engine's own, and those that the features brought.</summary>
public sealed class RecordModel
{
    readonly List<Action<ModelBuilder>> tables = [];

    internal void Add<TRow, TConfiguration>()
        where TRow : class
        where TConfiguration : IEntityTypeConfiguration<TRow>, new() => tables.Add(model => model.ApplyConfiguration(new TConfiguration()));

    /// <summary>What comes with every unit of work beside its rows; null for nothing.</summary>
    internal Func<IUnitPart>? InEveryUnit { get; set; }

    internal void Describe(ModelBuilder model)
    {
        foreach (var table in tables)
        {
            table(model);
        }
    }
}
