namespace AlignBot.SlackSimulator.Faults;

/// <summary>The faults that are switched on, asked before each Web API call and each delivery.</summary>
sealed class FaultBoard
{
    readonly Lock gate = new();
    readonly List<Fault> faults = [];
    // Seeded: a story with a fault of some probability plays the same way each time it is run alone.
    readonly Random random = new(20_26);
    int lastId;

    public Fault Add(JsonObject body)
    {
        var kind = body.Str("kind") ?? "";
        if (!Fault.Kinds.Contains(kind))
        {
            throw new ControlRefusal($"There is no fault '{kind}'. Choose one of {string.Join(", ", Fault.Kinds)}.");
        }

        if (kind == "error" && body.Str("error") is null)
        {
            throw new ControlRefusal("A fault of kind 'error' needs 'error': the Slack error to answer with.");
        }

        lock (gate)
        {
            var fault = new Fault
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"F{++lastId}"),
                Kind = kind,
                Method = body.Str("method"),
                Channel = body.Str("channel"),
                Times = (int?)body.Long("times"),
                Probability = body.Double("probability"),
                RetryAfter = (int?)body.Long("retry_after"),
                DelayMs = (int?)body.Long("delay_ms"),
                Error = body.Str("error"),
            };
            faults.Add(fault);
            return fault;
        }
    }

    public bool Remove(string id)
    {
        lock (gate)
        {
            return faults.RemoveAll(f => f.Id == id) > 0;
        }
    }

    public bool IsOn(string id)
    {
        lock (gate)
        {
            return faults.Exists(f => f.Id == id);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            faults.Clear();
        }
    }

    /// <summary>The first fault of these kinds that strikes here; taking it counts a hit.</summary>
    public Fault? Strike(IReadOnlyList<string> kinds, string name, string? channel)
    {
        lock (gate)
        {
            foreach (var fault in faults)
            {
                if (!kinds.Contains(fault.Kind) || fault.Hits >= (fault.Times ?? int.MaxValue))
                {
                    continue;
                }

                if (fault.Method is { Length: > 0 } method && method != name)
                {
                    continue;
                }

                if (fault.Channel is { Length: > 0 } wanted && wanted != channel)
                {
                    continue;
                }
#pragma warning disable CA5394 // Chance for a fault, nothing that has to be secret.
                if (fault.Probability is { } chance && random.NextDouble() >= chance)
                {
                    continue;
                }
#pragma warning restore CA5394
                fault.Hits++;
                return fault;
            }
        }
        return null;
    }

    public JsonArray Render()
    {
        lock (gate)
        {
            return faults.Select(f => (JsonNode)f.Render()).AsJson();
        }
    }
}
