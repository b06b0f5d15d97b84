namespace AlignBot.Sources.Http;

/// <summary>The hosts that a source's credentials may be sent to. They stand in the server's configuration; no answer adds one.</summary>
sealed class AllowedHosts
{
    readonly HashSet<string> origins;

    /// <param name="home">What relative addresses are resolved against.</param>
    /// <param name="others">Further hosts that an answer may point to.</param>
    public AllowedHosts(Uri home, IEnumerable<Uri> others)
    {
        Home = home;
        origins = [.. others.Prepend(home).Select(OriginOf)];
    }

    public Uri Home { get; }

    /// <summary>Reads an address from the configuration: https, or http on this machine, and nothing after the host.</summary>
    /// <exception cref="SourceException">It is none. What stands there is not repeated: people paste addresses with keys in
    /// them.</exception>
    public static Uri Parse(string? text, string setting)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new SourceException(
                SourceFaultKind.Config, $"{setting} is missing. Set it to the address of the system, as https://host.");
        }
        var written = text.Trim();
        var address = written.Contains("://", StringComparison.Ordinal) ? written : "https://" + written;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.UserInfo.Length > 0
            || uri.PathAndQuery != "/" || uri.Fragment.Length > 0)
        {
            throw new SourceException(
                SourceFaultKind.Config, $"{setting} is not an address of a host. Set it to https://host, with nothing after the host.");
        }
        return IsSafe(uri)
            ? uri
            : throw new SourceException(
                SourceFaultKind.Config, $"{setting} must begin with https://. Plain http is taken on this machine only.");
    }

    public bool Has(Uri address) => IsSafe(address) && address.UserInfo.Length == 0 && origins.Contains(OriginOf(address));

    /// <summary>The address of a path or of a link that an answer gave.</summary>
    /// <exception cref="SourceException"><see cref="SourceFaultKind.Incomplete"/>: it leads elsewhere; nothing is sent there.</exception>
    public Uri Resolve(Uri from, string target)
    {
        if (Uri.TryCreate(from, target, out var address) && Has(address))
        {
            return address;
        }
        throw new SourceException(
            SourceFaultKind.Incomplete,
            $"{from.Host} gave a link to {HostOf(address)}, which is not configured, so nothing was sent there and the reading is not "
                + $"whole. "
            + "Look whether something stands between the bot and that system.");
    }

    /// <summary>The host for a sentence; never the path or the query, which may hold a secret.</summary>
    public static string HostOf(Uri? address) =>
        address is { IsAbsoluteUri: true, Host.Length: > 0 } ? address.Host : "an address that can't be read";

    static bool IsSafe(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);

    static string OriginOf(Uri uri) => uri.GetLeftPart(UriPartial.Authority).ToUpperInvariant();
}
