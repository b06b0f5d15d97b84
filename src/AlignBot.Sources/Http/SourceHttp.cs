using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace AlignBot.Sources.Http;

/// <summary>Asks a vendor over HTTP until there is a whole answer, a fault that no try mends, or the end of the run.</summary>
/// <remarks>
/// Credentials go to configured hosts only, and no redirect is followed. Each try counts as a call of the run, waits go by its clock, and a
/// wait that would pass its deadline ends it at once. No sentence holds an address's path, a header or a known secret.
/// </remarks>
sealed partial class SourceHttp : IDisposable
{
    readonly HttpVendor vendor;
    readonly HttpLimits limits;
    readonly KnownSecrets secrets;
    readonly SourceServices services;
    readonly ILogger logger;
    readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    })
    {
        // Each try has a time of its own, by the run's clock.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public SourceHttp(HttpVendor vendor, AllowedHosts hosts, HttpLimits limits, KnownSecrets secrets, SourceServices services)
    {
        (this.vendor, Hosts, this.limits, this.secrets, this.services) = (vendor, hosts, limits, secrets, services);
        logger = services.Logs.CreateLogger<SourceHttp>();
    }

    public AllowedHosts Hosts { get; }

    /// <summary>A good answer of the expected kind; the caller disposes it.</summary>
    /// <exception cref="SourceException">Everything else.</exception>
    public async Task<HttpAnswer> SendAsync(HttpAsk ask, AccessToken? token, SourceRun run, CancellationToken cancel)
    {
        try
        {
            return await UntilAnsweredAsync(ask, token, run, cancel);
        }
        catch (SourceException failure)
        {
            throw new SourceException(secrets.Scrub(failure.Fault), failure.InnerException);
        }
    }

    public void Dispose() => client.Dispose();

    async Task<HttpAnswer> UntilAnsweredAsync(HttpAsk ask, AccessToken? token, SourceRun run, CancellationToken cancel)
    {
        var renewed = false;
        var tries = 0;
        while (true)
        {
            var bearer = token is null ? null : await token.GetAsync(run, cancel);
            Guard(run, ask);
            var (answer, verdict) = await TryAsync(ask, bearer, run, cancel);
            if (verdict is HttpVerdict.Good)
            {
                return answer!;
            }
            var told = answer?.Headers.RetryAfter;
            answer?.Dispose();
            switch (verdict)
            {
                case HttpVerdict.Renew when bearer is not null && !renewed:
                    renewed = true;
                    await token!.RenewAsync(bearer, run, cancel);
                    break;
                case HttpVerdict.Renew { Fault: var fault }:
                    throw new SourceException(fault);
                case HttpVerdict.Final { Fault: var fault, NotBefore: var later }:
                    throw new SourceException(
                        fault with { Until = fault.Until ?? Told(told, run) ?? (later is { } rest ? run.Now + rest : null) });
                case HttpVerdict.Again { Fault: var fault, Wait: var wished }:
                    var wait = Told(told, run) - run.Now ?? wished ?? limits.WaitAfter(tries, services.Jitter);
                    wait = Duration.Max(wait, limits.ShortestWait);
                    fault = fault with { Until = run.Now + wait };
                    if (++tries >= limits.Tries)
                    {
                        throw new SourceException(fault);
                    }
                    LogAgain(logger, vendor.Name, ask.What, tries, fault.Code, wait);
                    await run.WaitAsync(wait, fault, cancel);
                    break;
                default:
                    throw new InvalidOperationException($"There is no rule for {verdict}.");
            }
        }
    }

    async Task<(HttpAnswer? Answer, HttpVerdict Verdict)> TryAsync(
        HttpAsk ask, GrantedToken? bearer, SourceRun run, CancellationToken cancel)
    {
        using var request = RequestOf(ask, bearer);
        var left = Duration.Max(Duration.Zero, Duration.Min(limits.RequestTimeout, run.Deadline - run.Now));
        using var timeout = new CancellationTokenSource(left.ToTimeSpan(), services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        run.Called();
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            vendor.Observe(response.Headers, run);
            var correlation = vendor.CorrelationOf(response.Headers);
            if ((int)response.StatusCode is >= 300 and < 400)
            {
                return (null, new HttpVerdict.Final(RedirectOf(response, request, correlation)));
            }
            var body = await BoundedBody.ReadAsync(response.Content, limits.MaximumBytes, vendor.Name, ask.What, either.Token);
            var media = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant();
            var answer = new HttpAnswer(
                ask, (int)response.StatusCode, response.Headers, media, body)
            { CorrelationId = correlation, Token = bearer };
            return (answer, Unexpected(answer) ?? vendor.Judge(answer));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (null, Lost($"did not answer about {ask.What} in time", "timeout"));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException)
        {
            var error = failure is HttpRequestException refused ? refused.HttpRequestError : HttpRequestError.Unknown;
            var how = error switch
            {
                HttpRequestError.NameResolutionError => "can't be found by its name",
                HttpRequestError.ConnectionError => "can't be reached",
                HttpRequestError.SecureConnectionError => "gives no secure connection that the bot trusts",
                _ => $"broke the connection while it answered about {ask.What}",
            };
            return (null, Lost(how, failure is HttpRequestException ? error.ToString() : failure.GetType().Name));
        }

        HttpVerdict.Again Lost(string how, string code) => new(new SourceFault(
            SourceFaultKind.Transient, $"{vendor.Name} at {request.RequestUri!.Host} {how}. The bot comes again; look at the network "
                + $"if it stays so.")
        { Code = code });
    }

    HttpRequestMessage RequestOf(HttpAsk ask, GrantedToken? bearer)
    {
        var request = new HttpRequestMessage(
            ask.Method, Hosts.Resolve(ask.Host ?? bearer?.Host ?? Hosts.Home, ask.Target))
        { Content = ask.Content?.Invoke() };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(ask.Expects == ExpectedBody.Csv ? "text/csv" : "application/json"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("AlignBot", "1"));
        foreach (var (name, value) in ask.Headers ?? new Dictionary<string, string>())
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        if (bearer is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(bearer.Scheme, bearer.Value);
        }
        return request;
    }

    /// <summary>A good status without the expected body: a gateway's page, or an answer cut short.</summary>
    HttpVerdict.Again? Unexpected(HttpAnswer answer)
    {
        var found = answer switch
        {
            { IsGood: false } or { Ask.Expects: ExpectedBody.Nothing } => null,
            { Body.IsEmpty: true } => "nothing",
            { Ask.Expects: ExpectedBody.Bytes } => null,
            { Ask.Expects: ExpectedBody.Json, Json: not null } or { Ask.Expects: ExpectedBody.Csv, MediaType: "text/csv" } => null,
            { Ask.Expects: ExpectedBody.Json, MediaType: "application/json" } => "an answer that was cut short",
            { MediaType: "text/html" } => "a web page",
            _ => "something that it does not give otherwise",
        };
        return found is null ? null : new HttpVerdict.Again(new SourceFault(
            SourceFaultKind.Transient,
            $"{vendor.Name} gave {found} when asked for {answer.Ask.What}. That is mostly over after a while; look at proxies on the "
                + $"way if it stays so.")
        {
            Code = "body",
            CorrelationId = answer.CorrelationId,
        });
    }

    SourceFault RedirectOf(HttpResponseMessage response, HttpRequestMessage request, string? correlation)
    {
        var target = response.Headers.Location is { } location
            && Uri.TryCreate(request.RequestUri!, location, out var whole) ? whole : null;
        return new SourceFault(
            SourceFaultKind.Config,
            $"{vendor.Name} at {request.RequestUri!.Host} points to {AllowedHosts.HostOf(target)} instead of answering. The bot does not "
            + "follow, since its credential would go there: set the address in the source's settings to the one that is meant.")
        {
            Code = ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
            CorrelationId = correlation,
        };
    }

    void Guard(SourceRun run, HttpAsk ask)
    {
        if (run.Now >= run.Deadline)
        {
            throw new SourceException(
                SourceFaultKind.Transient, $"The time for this reading ran out before {ask.What} had come from {vendor.Name}. The "
                    + $"next reading begins anew.");
        }
        if (run.Quota is not { Limit: > 0 } quota)
        {
            return;
        }
        if (quota.Used >= quota.Limit * limits.QuotaShare)
        {
            throw Spent($"{quota.Used} of {quota.Limit} requests that {vendor.Name} allows are used, by everybody together; the bot "
                + $"stops at "
                + $"{limits.QuotaShare:P0} to leave some to the others. It comes again later; look what else uses them, or raise "
                    + $"QuotaShare.");
        }
        if (run.Calls >= quota.Limit * limits.RunShare)
        {
            throw Spent($"This reading has used {run.Calls} of {quota.Limit} requests that {vendor.Name} allows, as many as one may "
                + $"({limits.RunShare:P0}). "
                + "Narrow what is read, or raise RunShare.");
        }

        SourceException Spent(string message) => new(new SourceFault(SourceFaultKind.QuotaSpent, message) { Until = quota.ResetsAt });
    }

    static Instant? Told(RetryConditionHeaderValue? header, SourceRun run) => header switch
    {
        { Delta: { } delta } => run.Now + Duration.FromTimeSpan(delta),
        { Date: { } date } => Instant.FromDateTimeOffset(date),
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "{Vendor}: try {Try} for {What} failed ({Code}); again in {Wait}")]
    static partial void LogAgain(ILogger logger, string vendor, string what, int @try, string? code, Duration wait);
}
