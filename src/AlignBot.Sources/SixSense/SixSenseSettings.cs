using System.Collections.Immutable;
using AlignBot.Sources.Http;
using AlignBot.Sources.Signals;

namespace AlignBot.Sources.SixSense;

/// <summary>Whose scores are asked for, and what of them is a signal.</summary>
sealed record SixSenseSettings
{
    /// <exception cref="SourceException">A setting is missing or wrong; names it with its whole path.</exception>
    public SixSenseSettings(SettingsReader from)
    {
        Path = from.Section.Path;
        Token = SecretRef.Parse(from.Text("Token"), from.PathOf("Token"));
        Hosts = new AllowedHosts(AllowedHosts.Parse(from.Text("Url") ?? "https://scribe.6sense.com", from.PathOf("Url")), []);
        Country = from.Required("Country", "6sense wants one with each request: set it to the country of most accounts, as Germany.");
        Mailbox = from.Text("Mailbox") ?? "info";
        if (Mailbox.Length > 64 || !Mailbox.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_'))
        {
            throw from.Wrong("Mailbox", "what stands before the @ of an address, as info");
        }

        Stages = from.List("Stages") is { IsEmpty: false } said ? said : ["Decision", "Purchase"];
        _ = from.Text("Stages");
        IntentFrom = from.Text("IntentFrom") is null ? null : from.Number("IntentFrom", 0, 1, 100);
        Products = from.List("Products");
        Calls = SignalLimits.Read(from, perMinute: 90);

        // The calls have a quota of their own, which is kept to the last one.
        Limits = HttpLimits.Read(from) with { QuotaShare = 1, RunShare = 1 };
        foreach (var elsewhere in new[] { "Type", "Refresh", "LongestMinutes" })
        {
            _ = from.Text(elsewhere);
        }

        from.RefuseOthers();
    }

    public string Path { get; }

    public SecretRef Token { get; }

    public AllowedHosts Hosts { get; }

    public HttpLimits Limits { get; }

    public SignalLimits Calls { get; }

    public string Country { get; }

    /// <summary>What stands before the @ of the address by which 6sense is asked about a domain.</summary>
    public string Mailbox { get; }

    /// <summary>Buying stages that are a signal, as 6sense calls them.</summary>
    public ImmutableArray<string> Stages { get; }

    /// <summary>From this intent score on there is a signal, whatever the stage. Null: never.</summary>
    public int? IntentFrom { get; }

    /// <summary>Of which 6sense products; empty for all.</summary>
    public ImmutableArray<string> Products { get; }
}
