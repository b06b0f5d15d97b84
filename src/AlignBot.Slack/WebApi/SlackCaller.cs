using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace AlignBot.Slack.WebApi;

/// <summary>Makes a call and says how it ended. Repeats nothing by itself: only the caller knows what a repeat would mean.</summary>
/// <remarks>Neither tokens nor bodies reach a log or an exception.</remarks>
sealed class SlackCaller(HttpClient http, IOptions<SlackOptions> options, SlackPacer pacer, TimeProvider time)
{
    /// <summary>Bytes a second below which an upload is given up.</summary>
    const int SlowestUpload = 64 * 1024;

    static readonly TimeSpan RetryAfterUnsaid = TimeSpan.FromSeconds(30);

    /// <summary>The longest that Slack's 'not now' is obeyed at a stretch. Its limits are by the minute; what asks for hours would silence a workspace.</summary>
    static readonly TimeSpan RetryAfterAtMost = TimeSpan.FromMinutes(1);

    public SlackPacer Pacer => pacer;

    public SlackOptions Options { get; } = options.Value;

    /// <summary>Calls a method once.</summary>
    /// <exception cref="SlackApiException">It failed, or it is not known whether it did.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<T> Call<T>(CallRequest<T> call, CancellationToken ct)
        where T : SlackResponse
    {
        var (asked, within) = (time.GetTimestamp(), call.Limits.Timeout);
        await pacer.Take(call.Method, call.Workspace, call.Channel, call.Limits.MaxWait ?? within ?? Options.CallTimeout, ct);
        SlackTelemetry.Waited(call.Method.Name, time.GetElapsedTime(asked));

        var began = time.GetTimestamp();
        using var activity = SlackTelemetry.Begin(call.Method.Name);
        try
        {
            var answer = await Send(call, Rest(within, asked) ?? Options.CallTimeout, ct);
            SlackTelemetry.Called(call.Method.Name, error: null, time.GetElapsedTime(began));
            return answer;
        }
        catch (SlackApiException failure)
        {
            SlackTelemetry.Called(call.Method.Name, failure.Error, time.GetElapsedTime(began));
            activity?.SetStatus(ActivityStatusCode.Error, failure.Error);
            throw;
        }
    }

    async Task<T> Send<T>(CallRequest<T> call, TimeSpan within, CancellationToken ct)
        where T : SlackResponse
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var timer = time.CreateTimer(
            static state => ((CancellationTokenSource)state!).Cancel(), limit, within, Timeout.InfiniteTimeSpan);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Options.ApiUrl, call.Method.Name)) { Content = call.Form.Content };
        if (call.Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", call.Token);
        }

        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);

            return await Read(call, response, limit.Token);
        }
        catch (Exception lost) when (SlackFailures.IsLost(lost, ct))
        {
            throw SlackFailures.Lost(call.Method.Name, lost, limit.IsCancellationRequested, SlackErrors.KindOfSilence(call.Method));
        }
    }

    /// <summary>Sends bytes to an address that Slack handed out. However slow the line, it ends.</summary>
    public async Task Upload(SlackMethod method, Uri address, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        using var content = new ReadOnlyMemoryContent(bytes);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Options.CallTimeout + TimeSpan.FromSeconds((double)bytes.Length / SlowestUpload));
        try
        {
            using var response = await http.PostAsync(address, content, limit.Token);
            if (!response.IsSuccessStatusCode)
            {
                throw Failure(method, $"upload_http_{(int)response.StatusCode}", SlackFailures.OfTransfer(response.StatusCode));
            }
        }
        catch (Exception lost) when (SlackFailures.IsLost(lost, ct))
        {
            // The bytes alone are nowhere yet: only what completes the upload shares them.
            throw SlackFailures.Lost(method.Name, lost, limit.IsCancellationRequested, SlackErrorKind.Retryable);
        }
    }

    /// <summary>Fetches a private file. The token goes to Slack alone: an address elsewhere is refused.</summary>
    /// <returns>The bytes; null when there are more than <paramref name="most"/>.</returns>
    public async Task<byte[]?> Download(SlackMethod method, string? address, string? token, int most, CancellationToken ct) =>
        await Beginning(method, address, token, most + 1, ct) is var bytes && bytes.Length > most ? null : bytes;

    /// <summary>The first bytes of a private file, at most <paramref name="most"/>.</summary>
    public async Task<byte[]> Beginning(SlackMethod method, string? address, string? token, int most, CancellationToken ct)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !SlackAddresses.IsSlacks(uri, Options.ApiUrl))
        {
            throw Failure(method, "file_address_unknown", SlackErrorKind.Permanent);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Options.CallTimeout);
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);

            // Without the scope Slack answers with its sign-in page instead of the file.
            if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType == "text/html")
            {
                throw Failure(method, $"download_http_{(int)response.StatusCode}", SlackFailures.OfTransfer(response.StatusCode));
            }

            await using var stream = await response.Content.ReadAsStreamAsync(limit.Token);
            var buffer = new byte[most];
            var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, limit.Token);
            return read == buffer.Length ? buffer : buffer[..read];
        }
        catch (Exception lost) when (SlackFailures.IsLost(lost, ct))
        {
            throw SlackFailures.Lost(method.Name, lost, limit.IsCancellationRequested, SlackErrorKind.Retryable);
        }
    }

    /// <summary>What is left of a call's own time after waiting for its turn; null where it has none.</summary>
    TimeSpan? Rest(TimeSpan? within, long asked) =>
        within is { } whole ? TimeSpan.FromTicks(Math.Max(1, (whole - time.GetElapsedTime(asked)).Ticks)) : null;

    async Task<T> Read<T>(CallRequest<T> call, HttpResponseMessage response, CancellationToken ct)
        where T : SlackResponse
    {
        var method = call.Method;
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            throw RateLimited(call.Method, call.Workspace, "ratelimited", response);
        }

        if ((int)response.StatusCode >= 500)
        {
            throw Failure(method, $"http_{(int)response.StatusCode}", SlackErrors.KindOfSilence(method));
        }

        T? answer;
        try
        {
            answer = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(ct), call.Answer);
        }
        catch (JsonException unreadable)
        {
            // Not Slack's word, whatever the status: something between may have swallowed its answer, or the call.
            throw Failure(
                method, response.IsSuccessStatusCode ? "unreadable_answer" : $"http_{(int)response.StatusCode}", SlackErrors.KindOfSilence(method), unreadable);
        }

        if (answer is null)
        {
            throw Failure(method, "unreadable_answer", SlackErrors.KindOfSilence(method));
        }

        if (answer.Ok)
        {
            answer.AnsweredAt = response.Headers.Date;
            answer.Scopes = response.Headers.TryGetValues("x-oauth-scopes", out var scopes)
                ? [.. scopes.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]
                : null;
            return answer;
        }

        var error = answer.Error ?? "unknown_error";
        if (error is "ratelimited" or "rate_limited")
        {
            throw RateLimited(call.Method, call.Workspace, error, response);
        }

        throw new SlackApiException(method.Name, error, SlackErrors.KindOf(error, method))
        {
            Needed = answer.Needed,
            Provided = answer.Provided,
            Details = [.. answer.ResponseMetadata?.Messages ?? [], .. answer.Detail is { } detail ? (string[])[detail] : []],
        };
    }

    SlackApiException RateLimited(SlackMethod method, WorkspaceKey workspace, string error, HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
            _ => RetryAfterUnsaid,
        };
        wait = wait < RetryAfterAtMost ? wait : RetryAfterAtMost;
        pacer.Hold(method, workspace, wait);

        return new(method.Name, error, SlackErrorKind.Retryable) { RetryAfter = pacer.Scaled(wait) };
    }

    static SlackApiException Failure(SlackMethod method, string error, SlackErrorKind kind, Exception? cause = null) =>
        new(method.Name, error, kind, cause);
}

/// <summary>One call, ready to go.</summary>
readonly record struct CallRequest<T>(
    SlackMethod Method, WorkspaceKey Workspace, string? Token, string? Channel, FormWriter Form, CallLimits Limits, JsonTypeInfo<T> Answer)
    where T : SlackResponse;

/// <summary>How long a call may take, waiting for its turn included, and how long it may wait for that; null for the configured time of each.</summary>
readonly record struct CallLimits(TimeSpan? Timeout, TimeSpan? MaxWait);
