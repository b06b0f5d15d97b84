using System.Text.Json;
using System.Text.Json.Serialization;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.Inbound.Payloads;

/// <summary>What an element holds. Which member is set follows from <see cref="Type"/>; an untouched element holds nothing.</summary>
public record ElementValue
{
    /// <summary>The element's type, such as <c>plain_text_input</c>.</summary>
    public string Type { get => field ?? ""; init; }

    /// <summary>A button's value or what was typed; a number input's value too is a string.</summary>
    public string? Value { get; init; }

    /// <summary>The option of a select, radio group or overflow.</summary>
    [JsonConverter(typeof(ObjectOrNothing<SelectedOption>))]
    public SelectedOption? SelectedOption { get; init; }

    /// <summary>The options of a multi-select or of checkboxes.</summary>
    [JsonConverter(typeof(ListOrNothing<SelectedOption>))]
    public IReadOnlyList<SelectedOption>? SelectedOptions { get; init; }

    /// <summary>The person of a users select.</summary>
    public string? SelectedUser { get; init; }

    /// <summary>The people of a multi-users select.</summary>
    [JsonConverter(typeof(ListOrNothing<string>))]
    public IReadOnlyList<string>? SelectedUsers { get; init; }

    /// <summary>The conversation of a conversations select.</summary>
    public string? SelectedConversation { get; init; }

    /// <summary>The conversations of a multi-conversations select.</summary>
    [JsonConverter(typeof(ListOrNothing<string>))]
    public IReadOnlyList<string>? SelectedConversations { get; init; }

    /// <summary>The channel of a channels select.</summary>
    public string? SelectedChannel { get; init; }

    /// <summary>The channels of a multi-channels select.</summary>
    [JsonConverter(typeof(ListOrNothing<string>))]
    public IReadOnlyList<string>? SelectedChannels { get; init; }

    /// <summary>A date picker's <c>YYYY-MM-DD</c>.</summary>
    public string? SelectedDate { get; init; }

    /// <summary>A time picker's <c>HH:mm</c>.</summary>
    public string? SelectedTime { get; init; }

    /// <summary>The time picker's IANA zone, where one was set.</summary>
    public string? Timezone { get; init; }

    /// <summary>A date-time picker's Unix seconds; 0 when none is chosen.</summary>
    public long SelectedDateTime { get; init; }

    /// <summary>What was written into a rich text input: a <c>rich_text</c> block.</summary>
    public JsonElement? RichTextValue { get; init; }

    /// <summary>What was put into a file input.</summary>
    [JsonConverter(typeof(ListOrNothing<ReceivedFile>))]
    public IReadOnlyList<ReceivedFile>? Files { get; init; }
}

/// <summary>One click or choice.</summary>
public sealed record BlockAction : ElementValue
{
    /// <summary>Which element.</summary>
    public string ActionId { get => field ?? ""; init; }

    /// <summary>The block that holds it.</summary>
    public string BlockId { get => field ?? ""; init; }

    /// <summary>When: distinguishes two clicks on the same element.</summary>
    public string? ActionTs { get; init; }

    /// <summary>A button's label.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ReceivedText>))]
    public ReceivedText? Text { get; init; }

    /// <summary>The value that was pressed or chosen: a button's, else the chosen option's.</summary>
    [JsonIgnore]
    public string? Choice => Value ?? SelectedOption?.Value;
}

/// <summary>An option that somebody chose.</summary>
public sealed record SelectedOption
{
    /// <summary>What the app put into it.</summary>
    public string Value { get => field ?? ""; init; }

    /// <summary>What the person saw.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ReceivedText>))]
    public ReceivedText? Text { get; init; }
}

/// <summary>A file that somebody shared.</summary>
public sealed record ReceivedFile
{
    /// <summary>The file id.</summary>
    public string Id { get => field ?? ""; init; }

    /// <summary>The file name.</summary>
    public string? Name { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>Its kind, in Slack's short form.</summary>
    public string? Filetype { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>Where a token may download it.</summary>
    public string? UrlPrivateDownload { get; init; }

    /// <summary><c>check_file_info</c> when the rest must be asked for with files.info.</summary>
    public string? FileAccess { get; init; }

    /// <summary>The public channels it is shared in.</summary>
    [JsonConverter(typeof(ListOrNothing<string>))]
    public IReadOnlyList<string> Channels { get => field ?? []; init; }

    /// <summary>The private channels it is shared in.</summary>
    [JsonConverter(typeof(ListOrNothing<string>))]
    public IReadOnlyList<string> Groups { get => field ?? []; init; }

    /// <summary>The direct messages it is shared in.</summary>
    [JsonConverter(typeof(ListOrNothing<string>))]
    public IReadOnlyList<string> Ims { get => field ?? []; init; }

    /// <summary>Whether it is shared there.</summary>
    public bool IsIn(string channel) => Channels.Contains(channel) || Groups.Contains(channel) || Ims.Contains(channel);
}
