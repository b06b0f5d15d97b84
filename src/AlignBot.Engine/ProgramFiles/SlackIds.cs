using System.Text.RegularExpressions;

namespace AlignBot.Engine.ProgramFiles;

/// <summary>Slack's ids in a program file: names change, and nothing can be posted to one.</summary>
public static partial class SlackIds
{
    /// <summary>A workspace's id; what is none is reported, and kept so that nothing else goes wrong for it.</summary>
    public static string? WorkspaceId(this YamlCursor? place) =>
        Id(place, WorkspacePattern(), "a workspace", "T0123ABCD: it stands in the address of Slack in a browser, app.slack.com/client/T0123ABCD");

    /// <inheritdoc cref="WorkspaceId"/>
    public static string? ChannelId(this YamlCursor? place) =>
        Id(place, ChannelPattern(), "a channel", "C0123ABCD: Slack shows it at the end of the channel's details");

    /// <inheritdoc cref="WorkspaceId"/>
    public static string? PersonId(this YamlCursor? place) =>
        Id(place, PersonPattern(), "a person", "U0123ABCD: 'Copy member ID' in the person's profile in Slack gives it");

    static string? Id(YamlCursor? place, Regex pattern, string what, string example)
    {
        var text = place?.Text();
        if (text is not null && !pattern.IsMatch(text))
        {
            place!.Report($"'{Domain.TextLimits.Cut(text, 40)}' is not the id of {what}; write an id such as {example}.");
        }

        return text;
    }

    [GeneratedRegex("^[TE][A-Z0-9]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex WorkspacePattern();

    [GeneratedRegex("^[CG][A-Z0-9]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex ChannelPattern();

    [GeneratedRegex("^[UW][A-Z0-9]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex PersonPattern();
}
