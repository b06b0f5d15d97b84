using System.Globalization;
using System.Text.Json;
using static AlignBot.Slack.Blocks.BlockLimits;

namespace AlignBot.Slack.Blocks;

/// <summary>Asks for a date.</summary>
public sealed record DatePicker(string ActionId) : BlockElement(ActionId), ISectionAccessory, IActionsElement, IInputElement
{
    /// <inheritdoc/>
    public override string Type => "datepicker";

    /// <summary>The date to begin with.</summary>
    public DateOnly? InitialDate { get; init; }

    /// <summary>What stands in it before a choice, up to 150 characters.</summary>
    public PlainText? Placeholder { get; init => field = Optional("placeholder", value, 150); }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.Value("initial_date"u8, InitialDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.Text("placeholder"u8, Placeholder);
    }
}

/// <summary>Asks for a time of day.</summary>
public sealed record TimePicker(string ActionId) : BlockElement(ActionId), ISectionAccessory, IActionsElement, IInputElement
{
    /// <inheritdoc/>
    public override string Type => "timepicker";

    /// <summary>The time to begin with.</summary>
    public TimeOnly? InitialTime { get; init; }

    /// <summary>The IANA zone it is meant in; without it the reader's own.</summary>
    public string? Timezone { get; init; }

    /// <summary>What stands in it before a choice, up to 150 characters.</summary>
    public PlainText? Placeholder { get; init => field = Optional("placeholder", value, 150); }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.Value("initial_time"u8, InitialTime?.ToString("HH:mm", CultureInfo.InvariantCulture));
        writer.Value("timezone"u8, Timezone);
        writer.Text("placeholder"u8, Placeholder);
    }
}

/// <summary>Asks for a moment, in the reader's zone. Not in App Home.</summary>
public sealed record DateTimePicker(string ActionId) : BlockElement(ActionId), IActionsElement, IInputElement
{
    /// <inheritdoc/>
    public override string Type => "datetimepicker";

    /// <summary>The moment to begin with: ten digits of Unix seconds, September 2001 to November 2286.</summary>
    public DateTimeOffset? InitialDateTime
    {
        get;
        init
        {
            if (value?.ToUnixTimeSeconds() is { } seconds and (< 1_000_000_000 or > 9_999_999_999))
            {
                throw new BlockLimitException("datetimepicker.initial_date_time", "Unix seconds of ten digits", seconds.ToString(CultureInfo.InvariantCulture));
            }

            field = value;
        }
    }

    internal override void Check(Surface surface) => OnlyIn(surface, Surface.Modal, Surface.Message);

    private protected override void WriteFields(Utf8JsonWriter writer) =>
        writer.Value("initial_date_time"u8, InitialDateTime?.ToUnixTimeSeconds());
}
