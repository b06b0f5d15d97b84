namespace AlignBot.Sandbox.Crm;

/// <summary>A company as the sandbox's team keeps it. None of them exists.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Host">What its site is called, before <c>.example</c>.</param>
/// <param name="Tier">1 to 3.</param>
/// <param name="Owner">Who sells to it.</param>
/// <param name="Marketer">Short name of the marketer; null for nobody.</param>
sealed record SampleAccount(string Name, string Host, int Tier, string Owner, string? Marketer = null)
{
    public const string Ana = "Ana Torres";
    public const string Ben = "Ben Osei";
    public const string Carla = "Carla Nunes";

    /// <summary>Leaves the company while it is looked on.</summary>
    public const string Joris = "Joris Valk";

    const string Tom = "tom";
    const string Lena = "lena";

    public static IReadOnlyList<string> Owners { get; } = [Ana, Ben, Carla, Joris];

    /// <summary>Two that are one company, the survivor first. The first pair shares a domain, as duplicates do.</summary>
    public static IReadOnlyList<(string Survivor, string Loser)> Pairs { get; } =
    [
        ("Halvorsen Marine", "Halvorsen Marine Services"), ("Brackwater Foods", "Tidewell Provisions"), ("Corvane Insurance", "Lindqvist Mutual"),
    ];

    /// <summary>On the list in Salesforce, and not on the segment in HubSpot.</summary>
    public static IReadOnlyList<string> NotOnTheSegment { get; } = ["Ferrowick Steel", "Lindqvist Mutual", "Oakhaven Care", "Zephyr Cold Chain"];

    /// <summary>Tier 3 in Salesforce, and tier 1 on the segment.</summary>
    public const string OfAnotherTier = "Quillmark Publishing";

    /// <summary>On the segment in HubSpot alone.</summary>
    public static IReadOnlyList<SampleAccount> OnTheSegmentAlone { get; } =
        [new("Bluepine Outdoors", "bluepine", 2, Ben, Lena), new("Castellan Security", "castellan", 2, Carla, Tom), new("Nimbus Freight", "nimbusfreight", 3, Ana, Lena)];

    /// <summary>In Salesforce without the flag: each may come onto the list.</summary>
    public static IReadOnlyList<SampleAccount> Prospects { get; } =
    [
        new("Maplecroft Dairy", "maplecroft", 3, Ben), new("Ironvale Mining", "ironvale", 2, Carla, Tom), new("Sunmere Resorts", "sunmere", 3, Ana, Lena), new("Tessel Optics", "tessel", 1, Ben, Tom),
    ];

    public static IReadOnlyList<SampleAccount> Listed { get; } =
    [
        new("Alderbrook Energy", "alderbrook", 1, Ana, Tom), new("Brackwater Foods", "brackwater", 1, Ben, Lena), new("Corvane Insurance", "corvane", 1, Ana, Lena),
        new("Halvorsen Marine", "halvorsen", 1, Carla, Tom), new("Meridian Rail", "meridianrail", 1, Ben, Tom), new("Northgate Pharma", "northgatepharma", 1, Carla, Lena),
        new("Solenne Cosmetics", "solenne", 1, Ana, Lena), new("Vantor Robotics", "vantor", 1, Joris, Tom),

        new("Amberline Textiles", "amberline", 2, Ben, Lena), new("Calder & Finch", "calderfinch", 2, Ana, Tom), new("Drayton Logistics", "drayton", 2, Carla, Tom),
        new("Eastmoor Water", "eastmoor", 2, Joris), new("Ferrowick Steel", "ferrowick", 2, Ben, Tom), new("Glenhollow Distillers", "glenhollow", 2, Ana, Lena),
        new("Halvorsen Marine Services", "halvorsen", 1, Joris, Tom), new("Inverlay Bank", "inverlay", 2, Carla, Lena), new("Juniper Diagnostics", "juniperdx", 2, Ben, Lena),
        new("Kestrel Avionics", "kestrelav", 2, Ana, Tom), new("Lindqvist Mutual", "lindqvist", 2, Joris, Lena), new("Montclair Hotels", "montclair", 2, Carla, Lena),
        new("Osprey Telecom", "ospreytel", 2, Ben, Tom), new("Pellworth Paper", "pellworth", 2, Ana),

        new("Quillmark Publishing", "quillmark", 3, Joris, Lena), new("Ravensby Ceramics", "ravensby", 3, Carla), new("Saltmarsh Wind", "saltmarsh", 3, Ben, Tom),
        new("Tidewell Provisions", "tidewell", 3, Ana, Lena), new("Umberfield Farms", "umberfield", 3, Joris), new("Verity Legal", "veritylegal", 3, Carla, Tom),
        new("Westerly Ferries", "westerly", 3, Ben), new("Yarrow Botanicals", "yarrow", 3, Ana, Lena), new("Zephyr Cold Chain", "zephyrcold", 3, Joris, Tom),
        new("Arden Timber", "ardentimber", 3, Carla), new("Bellhaven Schools", "bellhaven", 3, Ben, Lena), new("Crossfell Quarries", "crossfell", 3, Ana),
        new("Dunmore Glass", "dunmore", 3, Joris, Tom), new("Elmstead Retail", "elmstead", 3, Carla, Lena), new("Fairlight Studios", "fairlight", 3, Ben, Lena),
        new("Greywether Tools", "greywether", 3, Ana, Tom), new("Hartwell Cycles", "hartwell", 3, Carla), new("Islay Networks", "islaynet", 3, Ben, Tom), new("Oakhaven Care", "oakhaven", 3, Ana, Lena),
    ];

    public string Domain => $"{Host}.example";

    /// <summary>The marketer's mail address, as the team's Slack has it.</summary>
    public string? MarketerEmail => Marketer is null ? null : $"{Marketer}@acme.example";
}
