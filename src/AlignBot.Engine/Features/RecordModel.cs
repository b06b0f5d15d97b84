using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Features;

/// <summary>The tables of the record: the engine's own, and those that the features brought.</summary>
public sealed class RecordModel
{
    readonly List<Action<ModelBuilder>> tables = [];

    internal void Add<TRow, TConfiguration>()
        where TRow : class
        where TConfiguration : IEntityTypeConfiguration<TRow>, new() => tables.Add(model => model.ApplyConfiguration(new TConfiguration()));

    internal void Describe(ModelBuilder model)
    {
        foreach (var table in tables)
        {
            table(model);
        }
    }
}
