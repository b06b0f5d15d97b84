using System.Diagnostics;
using System.Text;
using AlignBot.SlackSimulator.Sockets;

namespace AlignBot.SlackSimulator.Delivery;

/// <summary>Brings requests to the app, signed over HTTP or in an envelope over a socket, and misbehaves on the way when told to.</summary>
sealed class AppLink(
    Workspace workspace, SocketHub sockets, FaultBoard faults, TrafficLog traffic, Hints hints, TimeSpan patience, TimeProvider real) : IDisposable
{
    readonly HttpClient http = new(new SocketsHttpHandler { MaxAutomaticRedirections = 2, UseCookies = false, UseProxy = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<AppAnswer> SendAsync(AppRequest request)
    {
        var fault = faults.Strike(Fault.DeliveryKinds, request.Name, request.Channel);
        if (fault is not null)
        {
            hints.Send("faults");
        }

        switch (fault?.Kind)
        {
            case "delay_delivery":
                await Task.Delay(fault.DelayMs ?? 1000);
                return await SendOnceAsync(request);
            case "duplicate_delivery":
                var first = SendOnceAsync(request);
                await Task.Delay(fault.DelayMs ?? 0);
                await SendOnceAsync(request);
                return await first;
            case "drop_ack":
                var lost = await SendOnceAsync(request);
                return lost with { TimedOut = true, Status = 0, Body = "", NoRetry = false };
            case "reorder_delivery" when request.Kind == DeliveryKind.Event:
                // Long enough for the events behind it to overtake.
                await Task.Delay(fault.DelayMs ?? 1500);
                return await SendOnceAsync(request);
            default:
                return await SendOnceAsync(request);
        }
    }

    async Task<AppAnswer> SendOnceAsync(AppRequest request)
    {
        AppRegistration? app;
        lock (workspace.Gate)
        {
            app = workspace.App;
        }

        if (app is null)
        {
            return new AppAnswer { Unreachable = true };
        }

        var started = Stopwatch.GetTimestamp();
        var sent = app.Mode == AppMode.Socket ? JsonText.Write(request.Payload) : Body(request);
        var answer = app.Mode == AppMode.Socket ? await sockets.SendAsync(request, patience) : await PostAsync(app, request, sent);
        answer = answer with { Ms = Stopwatch.GetElapsedTime(started).TotalMilliseconds };
        traffic.Add("out", Label(request.Kind), request.Name, answer.Status, answer.Ms, Summary(request, answer), sent, answer.Body);
        return answer;
    }

    async Task<AppAnswer> PostAsync(AppRegistration app, AppRequest request, string body)
    {
        if (app.RequestUrl is null)
        {
            return new AppAnswer { Unreachable = true };
        }

        var timestamp = real.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var message = new HttpRequestMessage(HttpMethod.Post, app.RequestUrl)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        // Bare, as Slack sends them: Bolt does not take a form whose type names a charset.
        message.Content.Headers.ContentType = new(request.Kind == DeliveryKind.Event ? "application/json" : "application/x-www-form-urlencoded");
        message.Headers.UserAgent.ParseAdd("Slackbot 1.0 (+https://api.slack.com/robots)");
        message.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        message.Headers.Add("X-Slack-Signature", RequestSigner.Sign(app.SigningSecret, timestamp, body));
        if (request.RetryNum > 0)
        {
            message.Headers.Add("X-Slack-Retry-Num", request.RetryNum.ToString(CultureInfo.InvariantCulture));
            message.Headers.Add("X-Slack-Retry-Reason", request.RetryReason);
        }
        using var timeout = new CancellationTokenSource(patience);
        try
        {
            using var response = await http.SendAsync(message, timeout.Token);
            return new AppAnswer
            {
                Status = (int)response.StatusCode,
                Body = await response.Content.ReadAsStringAsync(timeout.Token),
                NoRetry = response.Headers.TryGetValues("x-slack-no-retry", out var values) && values.Contains("1"),
            };
        }
        catch (OperationCanceledException)
        {
            return new AppAnswer { TimedOut = true };
        }
        catch (Exception e) when (e is HttpRequestException or ObjectDisposedException)
        {
            return new AppAnswer { Unreachable = true };
        }
    }

    static string Body(AppRequest request) => request.Kind switch
    {
        DeliveryKind.Event => JsonText.Write(request.Payload),
        DeliveryKind.Command => string.Join('&', request.Payload.Select(f => $"{Encode(f.Key)}={Encode(f.Value!.GetValue<string>())}")),
        _ => "payload=" + Encode(JsonText.Write(request.Payload)),
    };

    // Form encoding proper: a space is a plus.
    static string Encode(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    static string Label(DeliveryKind kind) => kind switch
    {
        DeliveryKind.Event => "event",
        DeliveryKind.Command => "command",
        DeliveryKind.Options => "options",
        _ => "interaction",
    };

    string Summary(AppRequest request, AppAnswer answer)
    {
        var outcome = answer.TimedOut ? string.Create(CultureInfo.InvariantCulture, $"no answer in {patience.TotalSeconds} s") : answer.Unreachable ? "unreachable" : string.Create(CultureInfo.InvariantCulture, $"{answer.Status}");
        var retry = request.RetryNum > 0 ? string.Create(CultureInfo.InvariantCulture, $", retry {request.RetryNum} ({request.RetryReason})") : "";
        return $"{Label(request.Kind)} {request.Name}{retry}: {outcome}";
    }

    public void Dispose() => http.Dispose();
}
