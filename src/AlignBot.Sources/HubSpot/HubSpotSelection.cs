using System.Collections.Immutable;

namespace AlignBot.Sources.HubSpot;

/// <summary>How the accounts on the list are told from all companies of the portal.</summary>
enum HubSpotFrom
{
    /// <summary>Those on a list (a segment) of HubSpot.</summary>
    List,

    /// <summary>Every company is read, and those whose flag says so are kept.</summary>
    All,

    /// <summary>HubSpot's search finds those whose flag says so: for small sets.</summary>
    Search,
}

/// <param name="ListId">Null when it is named, or not from a list.</param>
/// <param name="Values">The flag's values that mean 'on the list'; none with <see cref="HubSpotFrom.All"/>: every company.</param>
sealed record HubSpotSelection(HubSpotFrom From, string? ListId, string? ListName, ImmutableArray<string> Values)
{
    /// <summary>A search takes five groups of filters, one for each value.</summary>
    const int MostValues = 5;

    public static HubSpotSelection Read(SettingsReader settings)
    {
        var (id, name) = (settings.Text("Accounts:ListId"), settings.Text("Accounts:ListName"));
        var from = settings.Choice("Accounts:From", id is null && name is null ? HubSpotFrom.All : HubSpotFrom.List);
        var values = settings.List("Accounts:FlagValues");
        switch (from)
        {
            case HubSpotFrom.List when id is null && name is null:
                throw new SourceException(
                    SourceFaultKind.Config,
                    $"{settings.PathOf("Accounts:From")} is List, but no list is named. Set {settings.PathOf("Accounts:ListId")} to the "
                        + $"number in the list's address, or {settings.PathOf("Accounts:ListName")}.");
            case HubSpotFrom.List when id is not null && !id.All(char.IsAsciiDigit):
                throw settings.Wrong("Accounts:ListId", "the number at the end of the list's address in HubSpot");
            case HubSpotFrom.All or HubSpotFrom.Search when id is not null || name is not null:
                throw new SourceException(
                    SourceFaultKind.Config,
                    $"{settings.PathOf("Accounts:From")} is {from}, but a list is named too. Set it to List, or take the list out.");
            case HubSpotFrom.Search when values.Length > MostValues:
                throw settings.Wrong("Accounts:FlagValues", $"{MostValues} values at most with Search; All takes any number");
            default:
                return new HubSpotSelection(from, id, name, values.IsEmpty ? ["true"] : values is ["*"] ? [] : values);
        }
    }

    /// <summary>Whether a company with this flag is on the list. A list of HubSpot has said so already.</summary>
    public bool Takes(string? flag) => From == HubSpotFrom.List || Values.IsEmpty
        || (flag is not null && Values.Contains(flag, StringComparer.OrdinalIgnoreCase));
}
