using System.Globalization;
using System.Reflection;
using System.Text.Json;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Engine.History;

/// <summary>The columns of a table that say again what its states say (<see cref="OfStateAttribute"/>): people read those in lists, and the history binds
/// the state alone.</summary>
sealed class StateColumns
{
    readonly IReadOnlyList<(IProperty Property, string InState)> columns;

    StateColumns(IReadOnlyList<(IProperty Property, string InState)> columns) => this.columns = columns;

    public static StateColumns Of(IEntityType table) => new(
    [
        .. table.GetProperties().Select(property => (property, property.PropertyInfo?.GetCustomAttribute<OfStateAttribute>()))
            .Where(one => one.Item2 is not null).Select(one => (one.property, one.Item2!.Name ?? one.property.Name)),
    ]);

    /// <summary>Their names, to be selected.</summary>
    public IEnumerable<string> Names => columns.Select(column => column.Property.GetColumnName());

    /// <summary>The name of the first column that says something else than the state; null where all agree.</summary>
    /// <param name="state">The state as JSON.</param>
    /// <param name="values">As the database holds them, in the order of <see cref="Names"/>; null for NULL.</param>
    public string? WhichDiffers(string state, IReadOnlyList<object?> values)
    {
        if (columns.Count == 0)
        {
            return null;
        }

        using var json = JsonDocument.Parse(state);
        foreach (var ((property, name), value) in columns.Zip(values))
        {
            var said = json.RootElement.TryGetProperty(name, out var found) && found.ValueKind is not JsonValueKind.Null ? found : default(JsonElement?);
            if (!IsSame(property.ClrType, said, value))
            {
                return property.GetColumnName();
            }
        }

        return null;
    }

    static bool IsSame(Type type, JsonElement? said, object? value)
    {
        if (said is not { } state || value is null)
        {
            return said is null && value is null;
        }

        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(Instant)
            ? InstantPattern.ExtendedIso.Parse(state.GetString() ?? "") is { Success: true, Value: var at } && value is IConvertible ms && at.ToUnixTimeMilliseconds() == ms.ToInt64(CultureInfo.InvariantCulture)
            : plain.IsEnum && value is not string ? Enum.GetName(plain, Enum.ToObject(plain, value)) == state.GetString()
            : (state.ValueKind is JsonValueKind.String ? state.GetString() : state.GetRawText()) == Convert.ToString(value, CultureInfo.InvariantCulture);
    }
}
