using System.Text.Json;
using System.Text.Json.Nodes;
using AlignBot.SourceSimulators.Signals;
using Microsoft.AspNetCore.WebUtilities;

namespace AlignBot.SourceSimulators.SixSense;

/// <summary>A 6sense on this machine: the scores of the company behind an e-mail address, one a request.</summary>
public sealed class LocalSixSense : SignalVendor
{
    readonly Dictionary<string, JsonObject> companies = new(StringComparer.OrdinalIgnoreCase);

    LocalSixSense(TimeProvider time)
        : base(time) => Score("6sense.com", "Target", 1);

    /// <summary>API tokens that are taken.</summary>
    public ISet<string> Tokens { get; } = new HashSet<string>();

    /// <summary>Whether the tokens were given score output.</summary>
    public bool GivesScores { get; set; } = true;

    /// <summary>Answers about companies that it knows cost one each; null for no end.</summary>
    public int? Credits { get; set; }

    public static async Task<LocalSixSense> StartAsync(TimeProvider time, int port = 0, CancellationToken cancel = default)
    {
        var local = new LocalSixSense(time);
        await local.ListenAsync(port, cancel);
        return local;
    }

    /// <summary>A company that it knows, or knows otherwise from now on.</summary>
    /// <param name="domain">Of its addresses.</param>
    /// <param name="stage">Target, Awareness, Consideration, Decision or Purchase; null for none.</param>
    /// <param name="intent">0 to 100; anything else that JSON holds is given as it is.</param>
    /// <param name="product">Of which product.</param>
    public void Score(string domain, string? stage, JsonNode? intent, string product = "Main") => companies[domain] = new JsonObject
    {
        ["scores"] = new JsonArray(new JsonObject
        {
            ["product"] = product,
            ["company_intent_score"] = intent,
            ["company_buying_stage"] = stage,
            ["company_profile_score"] = 71,
            ["company_profile_fit"] = "Strong",
            ["contact_intent_score"] = null,
            ["contact_grade"] = "B",
        }),
        ["company"] = new JsonObject { ["domain"] = domain, ["companyId"] = $"c-{domain}" },
    };

    protected override SignalReply TooMany() => Error(429, "Too many requests");

    protected override SignalReply Answer(SignalRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request is not { Method: "POST", Path: "/v2/people/score" })
        {
            return new SignalReply(404, "<html>Not Found</html>") { MediaType = "text/html" };
        }

        if (request.Authorization?.Split(' ') is not ["Token", var token] || !Tokens.Contains(token))
        {
            return Error(401, "Invalid token");
        }

        var form = new FormReader(request.Body).ReadForm();
        var (email, country) = (form.GetValueOrDefault("email").ToString(), form.GetValueOrDefault("country").ToString());
        if (email.Split('@') is not [{ Length: > 0 }, { Length: > 0 } domain] || country.Length == 0)
        {
            return Error(422, "email and country are required");
        }

        if (!companies.TryGetValue(domain, out var company))
        {
            return Error(404, "No match found");
        }

        if (Credits is { } left)
        {
            if (left == 0)
            {
                return Error(402, "Quota exceeded");
            }

            Credits = left - 1;
        }

        return new SignalReply(
            200, GivesScores ? company.ToJsonString() : new JsonObject { ["company"] = company["company"]!.DeepClone() }.ToJsonString());
    }

    static SignalReply Error(int status, string message) =>
        new(status, JsonSerializer.Serialize(new Dictionary<string, string> { ["status"] = "error", ["message"] = message }));
}
