namespace AlignBot.SourceSimulators.Warehouses;

/// <summary>What goes wrong at a local warehouse.</summary>
public sealed class WarehouseFaults
{
    readonly Lock mutex = new();
    readonly List<Waiting> waiting = [];

    /// <summary>How often a statement is looked at before it is done; negative: it never is.</summary>
    public int LooksUntilDone { get; set; }

    /// <summary>How often a statement is looked at while the warehouse wakes, before it runs.</summary>
    public int LooksUntilAwake { get; set; }

    /// <summary>After so many requests a token has ended.</summary>
    public int? RequestsPerToken { get; set; }

    /// <summary>The rows are counted wrongly by so many.</summary>
    public int CountIsOffBy { get; set; }

    /// <summary>The answer is cut off, and says so where the warehouse can say it.</summary>
    public bool IsTruncated { get; set; }

    /// <summary>Every further part is named as the one before.</summary>
    public bool RepeatsAPart { get; set; }

    /// <summary>Answers the next requests with something else.</summary>
    /// <param name="path">A part of the path; each of them when empty.</param>
    /// <param name="skip">How many requests are answered well before.</param>
    /// <param name="times">How many are spoiled; negative: all from then on.</param>
    public void On(string path, WarehouseReply reply, int skip = 0, int times = 1)
    {
        lock (mutex)
        {
            waiting.Add(new Waiting(path, reply) { Skip = skip, Times = times });
        }
    }

    /// <summary>Nothing is spoiled any more.</summary>
    public void Mend()
    {
        lock (mutex)
        {
            waiting.Clear();
        }

        (LooksUntilDone, LooksUntilAwake, RequestsPerToken, CountIsOffBy, IsTruncated, RepeatsAPart) = (0, 0, null, 0, false, false);
    }

    internal WarehouseReply? For(string method, string path)
    {
        lock (mutex)
        {
            foreach (var one in waiting.Where(one => one.Times != 0 && $"{method} {path}".Contains(one.Path, StringComparison.Ordinal)))
            {
                if (one.Skip > 0)
                {
                    one.Skip--;
                    continue;
                }

                one.Times--;
                return one.Reply;
            }

            return null;
        }
    }

    sealed class Waiting(string path, WarehouseReply reply)
    {
        public string Path => path;

        public WarehouseReply Reply => reply;

        public int Skip { get; set; }

        public int Times { get; set; }
    }
}

/// <summary>An answer as it goes over the wire.</summary>
public sealed record WarehouseReply(int Status, string Body, string MediaType = "application/json")
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>It ends in its middle.</summary>
    public bool IsCutShort { get; init; }

    public static WarehouseReply Json(int status, System.Text.Json.Nodes.JsonNode body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new(status, body.ToJsonString());
    }

    /// <summary>With a header more.</summary>
    public WarehouseReply With(string name, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers) { [name] = value } };
}

/// <summary>What was asked.</summary>
/// <param name="Path">With its query.</param>
/// <param name="Authorization">Null where none was sent.</param>
public sealed record WarehouseRequest(string Method, string Path, string Body, string? Authorization, IReadOnlyDictionary<string,
    string> Headers);
