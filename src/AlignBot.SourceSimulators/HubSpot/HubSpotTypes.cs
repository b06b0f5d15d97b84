namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>Object types go by a name and by an id.</summary>
static class HubSpotTypes
{
    static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["0-1"] = "contacts",
        ["contact"] = "contacts",
        ["0-2"] = "companies",
        ["company"] = "companies",
        ["0-3"] = "deals",
        ["deal"] = "deals",
        ["0-48"] = "calls",
        ["0-49"] = "emails",
        ["0-47"] = "meetings",
        ["0-46"] = "notes",
        ["0-27"] = "tasks",
    };

    public static readonly string[] All = ["companies", "contacts", "deals", "calls", "emails", "meetings", "notes", "tasks"];

    public static string NameOf(string said) => Names.GetValueOrDefault(said, said.ToLowerInvariant());

    public static string SingularOf(string type) => type == "companies" ? "company" : type.TrimEnd('s');

    /// <summary>The scopes of which one lets an app read the type.</summary>
    public static string[] ScopesOf(string type) => NameOf(type) switch
    {
        "emails" => ["crm.objects.contacts.read", "sales-email-read"],
        "calls" or "meetings" or "notes" or "tasks" => ["crm.objects.contacts.read"],
        var known => [$"crm.objects.{known}.read"],
    };
}
