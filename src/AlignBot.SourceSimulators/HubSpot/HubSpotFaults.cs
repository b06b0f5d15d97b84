using System.Text.Json.Nodes;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>What goes wrong next. Each switch waits for requests whose path holds a text, and is spent by them in the order of setting.</summary>
public sealed class HubSpotFaults
{
    readonly Lock mutex = new();
    readonly List<Waiting> waiting = [];

    /// <param name="path">A part of the path, with a word of the query if need be: <c>/companies</c>, <c>archived=true</c>.</param>
    /// <param name="skip">How many requests are answered well before.</param>
    /// <param name="times">How many are spoiled; negative: all from then on.</param>
    public void On(string path, HubSpotFault fault, int skip = 0, int times = 1)
    {
        lock (mutex)
        {
            waiting.Add(new Waiting(path, fault) { Skip = skip, Times = times });
        }
    }

    /// <summary>Changes the portal just before a request is answered: somebody works in it while it is read.</summary>
    public void Before(string path, Action change, int skip = 0) => On(path, new HubSpotFault.Meanwhile(change), skip);

    internal HubSpotFault? For(HubSpotRequest request)
    {
        lock (mutex)
        {
            foreach (var one in waiting.Where(one => one.Times != 0 && (request.Path + request.Query).Contains(one.Path, StringComparison.Ordinal)))
            {
                if (one.Skip > 0)
                {
                    one.Skip--;
                    continue;
                }
                one.Times--;
                return one.Fault;
            }
            return null;
        }
    }

    sealed class Waiting(string path, HubSpotFault fault)
    {
        public string Path { get; } = path;

        public HubSpotFault Fault { get; } = fault;

        public int Skip { get; set; }

        public int Times { get; set; }
    }
}

/// <summary>One thing that goes wrong.</summary>
public abstract record HubSpotFault
{
    HubSpotFault()
    {
    }

    /// <summary>Something else is answered.</summary>
    public sealed record Answers(Func<HubSpotReply> Reply) : HubSpotFault;

    /// <summary>The good answer, bent.</summary>
    public sealed record Bends(Action<HubSpotRequest, HubSpotReply> Change) : HubSpotFault;

    /// <summary>The good answer ends in its middle, its length declared as if that were all.</summary>
    public sealed record CutShort : HubSpotFault;

    /// <summary>The connection breaks in the middle of the answer.</summary>
    public sealed record Drops : HubSpotFault;

    /// <summary>No answer until the client gives up.</summary>
    public sealed record Hangs : HubSpotFault;

    /// <summary>The portal changes, and then the answer is good.</summary>
    public sealed record Meanwhile(Action Change) : HubSpotFault;

    public static HubSpotFault InvalidToken => new Answers(HubSpotErrors.Unauthenticated);

    public static HubSpotFault ExpiredToken => new Answers(HubSpotErrors.Expired);

    public static HubSpotFault TenSecondly => new Answers(() => HubSpotErrors.Limited("TEN_SECONDLY_ROLLING"));

    public static HubSpotFault Daily => new Answers(() => HubSpotErrors.Limited("DAILY"));

    public static HubSpotFault Locked => new Answers(() => HubSpotErrors.Error(423, "LOCKED", "This resource is locked."));

    /// <summary>A gateway's own page.</summary>
    public static HubSpotFault BadGateway => Status(502, "<html><head><title>502 Bad Gateway</title></head></html>", "text/html");

    /// <summary>No row, but a cursor under which they come.</summary>
    public static HubSpotFault EmptyPage => new Bends((request, reply) =>
    {
        reply.Body!["results"] = new JsonArray();
        reply.Body["paging"] = HubSpotJson.Next(request.SamePage, request.Host + request.Path);
    });

    /// <summary>The same rows once more under a new cursor.</summary>
    public static HubSpotFault RepeatedPage => new Bends((request, reply) => reply.Body!["paging"] = HubSpotJson.Next(request.SamePage, request.Host + request.Path));

    /// <summary>The cursor that was given comes back, so that the reading would never end.</summary>
    public static HubSpotFault StuckCursor => new Bends((request, reply) => reply.Body!["paging"] = HubSpotJson.Next(request.After ?? "0", request.Host + request.Path));

    /// <summary>The page does not say that there is a next one.</summary>
    public static HubSpotFault LostCursor => new Bends((_, reply) => reply.Body!.Remove("paging"));

    public static HubSpotFault Limited(string policy, int? retryAfterSeconds = null) => new Answers(() => HubSpotErrors.Limited(policy, retryAfterSeconds));

    public static HubSpotFault MissingScopes(params string[] scopes) => new Answers(() => HubSpotErrors.MissingScopes(scopes));

    /// <summary>The portal moves to another data centre.</summary>
    public static HubSpotFault Migrating(int retryAfterSeconds) => new Answers(() =>
    {
        var reply = HubSpotErrors.Error(477, "MIGRATION_IN_PROGRESS", "This account is being migrated between data hosting locations.");
        reply.Headers["Retry-After"] = HubSpotJson.Id(retryAfterSeconds);
        return reply;
    });

    /// <summary>The next page's link points to another host.</summary>
    public static HubSpotFault ForeignLink(string host) => new Bends((_, reply) =>
    {
        if (reply.Body!["paging"]?["next"] is JsonObject next)
        {
            next["link"] = host + "/steal?after=" + HubSpotJson.Text(next["after"]);
        }
    });

    public static HubSpotFault Redirect(string to) => new Answers(() =>
    {
        HubSpotReply reply = new(302, null) { Raw = "", ContentType = "text/html" };
        reply.Headers["Location"] = to;
        return reply;
    });

    public static HubSpotFault Status(int status, string text, string contentType = "application/json;charset=utf-8") =>
        new Answers(() => new HubSpotReply(status, null) { Raw = text, ContentType = contentType });
}
