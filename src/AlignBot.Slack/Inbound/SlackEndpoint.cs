using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AlignBot.Slack.Inbound;

/// <summary>The one address that Slack posts to: events, commands, interactions and options.</summary>
/// <remarks>
/// In this order: method, kind and size; the raw bytes; signature and age; only then is anything parsed. What fails before a handler
/// is answered with a status alone: 405, 415, 413, 401 (unsigned, forged, stale), 400 (unreadable). The same signed bytes again get
/// the answer that they had.
/// </remarks>
sealed partial class SlackEndpoint(
    SlackDispatcher dispatcher, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackEndpoint> log)
{
    /// <summary>What most requests fit into. Whoever only announces more, unsigned as yet, is given it as the bytes arrive.</summary>
    const int FirstBuffer = 16 * 1024;

    readonly SlackOptions options = options.Value;
    readonly RecentAnswers recent = new();
    readonly RefusedRequests refused = new(time, log);

    // In Socket Mode there may be no secret: then nothing that comes over HTTP is Slack's.
    readonly SlackSignature? signature = string.IsNullOrWhiteSpace(options.Value.SigningSecret) ? null : new(options.Value.SigningSecret);

    enum BodyKind
    {
        Other,
        Json,
        Form,
    }

    /// <summary>Answers a request.</summary>
    public async Task Handle(HttpContext context)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var answer = await Answer(context.Request, answered.Task);
            var response = context.Response;
            response.StatusCode = answer.Status;
            response.ContentLength = answer.Body.Length;
            if (answer.Status == StatusCodes.Status405MethodNotAllowed)
            {
                response.Headers.Allow = HttpMethods.Post;
            }

            if (!answer.Body.IsEmpty)
            {
                response.ContentType = "application/json; charset=utf-8";
                await response.BodyWriter.WriteAsync(answer.Body);
            }
        }
        finally
        {
            answered.SetResult();
        }
    }

    async Task<SlackAnswer> Answer(HttpRequest request, Task answered)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            return new(StatusCodes.Status405MethodNotAllowed, default);
        }

        var kind = KindOf(request.ContentType);
        if (kind == BodyKind.Other)
        {
            return new(StatusCodes.Status415UnsupportedMediaType, default);
        }

        if (request.ContentLength > options.MaxBodyBytes)
        {
            return new(StatusCodes.Status413PayloadTooLarge, default);
        }

        var receivedAt = time.GetUtcNow();
        var rented = ArrayPool<byte>.Shared.Rent(SlackSignature.HeadRoom + (int)Math.Min(request.ContentLength ?? FirstBuffer, FirstBuffer));
        try
        {
            var (buffer, length) = await ReadBody(request.BodyReader, rented);

            return length < 0
                ? new(StatusCodes.Status413PayloadTooLarge, default)
                : await Dispatch(request, kind, buffer, length, receivedAt, answered);
        }
        catch (BadHttpRequestException cutOff)
        {
            return new(cutOff.StatusCode, default);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Reads the whole body behind the head room; a length of -1 says that it is larger than allowed.</summary>
    async ValueTask<(byte[] Buffer, int Length)> ReadBody(PipeReader reader, byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var read = await reader.ReadAsync();
            var incoming = read.Buffer;
            if (length + incoming.Length > options.MaxBodyBytes)
            {
                reader.AdvanceTo(incoming.End);
                return (buffer, -1);
            }

            var needed = SlackSignature.HeadRoom + length + (int)incoming.Length;
            if (needed > buffer.Length)
            {
                // The smaller one is left to the collector: the caller still holds it, and nothing may go back to the pool twice.
                var larger = new byte[Math.Min(Math.Max(needed, buffer.Length * 2), SlackSignature.HeadRoom + options.MaxBodyBytes)];
                buffer.AsSpan(0, SlackSignature.HeadRoom + length).CopyTo(larger);
                buffer = larger;
            }

            incoming.CopyTo(buffer.AsSpan(SlackSignature.HeadRoom + length));
            length += (int)incoming.Length;
            reader.AdvanceTo(incoming.End);
            if (read.IsCompleted)
            {
                return (buffer, length);
            }
        }
    }

    Task<SlackAnswer> Dispatch(HttpRequest request, BodyKind kind, byte[] buffer, int length, DateTimeOffset receivedAt, Task answered)
    {
        var headers = request.Headers;
        var stamp = headers["X-Slack-Request-Timestamp"].ToString();
        var signed = headers["X-Slack-Signature"].ToString();
        var body = buffer.AsSpan(SlackSignature.HeadRoom, length);
        if (signature is null
            || !signature.Verify(stamp, signed, buffer.AsSpan(0, SlackSignature.HeadRoom + length), receivedAt, options.SignatureWindow))
        {
            // Slack's look at the certificate is not signed. It is answered and forgotten, whatever else the body says.
            if (kind == BodyKind.Form && SlackForm.IsSslCheck(body))
            {
                return Task.FromResult(SlackAnswer.Ok);
            }

            if (signature is not null)
            {
                refused.Note(signature, stamp, signed, buffer.AsSpan(0, SlackSignature.HeadRoom + length), receivedAt);
            }

            return Task.FromResult(new SlackAnswer(StatusCodes.Status401Unauthorized, default));
        }

        if (recent.Find(signed) is { } given)
        {
            return given;
        }

        _ = int.TryParse(headers["X-Slack-Retry-Num"], NumberStyles.None, CultureInfo.InvariantCulture, out var retryNum);
        var reason = retryNum > 0 ? headers["X-Slack-Retry-Reason"].ToString() : null;
        var delivery = new Delivery(receivedAt, SlackTransport.Http, signed, retryNum, reason, answered);
        try
        {
            // Payloads are read before the first await: the buffer is not needed once these return.
            var answer = kind == BodyKind.Json ? dispatcher.Event(body, delivery) : Form(body, delivery);
            recent.Keep(signed, answer);

            return answer;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // The second is what a broken character in a string throws. Handlers run inside the task and cannot get here.
            Unreadable(unreadable.Message);
            return Task.FromResult(new SlackAnswer(StatusCodes.Status400BadRequest, default));
        }
    }

    Task<SlackAnswer> Form(ReadOnlySpan<byte> body, in Delivery delivery)
    {
        var form = SlackForm.Read(body);
        switch (form.Kind)
        {
            case SlackFormKind.Command:
                return dispatcher.Command(form.Command!, delivery);
            case SlackFormKind.SslCheck:
                return Task.FromResult(SlackAnswer.Ok);
            case SlackFormKind.Interaction:
                var json = ArrayPool<byte>.Shared.Rent(form.Payload.Length);
                try
                {
                    return dispatcher.Interaction(json.AsSpan(0, FormReader.Decode(form.Payload, json)), delivery);
                }
                finally
                {
                    ArrayPool<byte>.Shared.Return(json);
                }

            default:
                throw new JsonException("A form that is neither a command nor an interaction.");
        }
    }

    static BodyKind KindOf(string? contentType)
    {
        var type = contentType.AsSpan();
        var end = type.IndexOf(';');
        type = (end < 0 ? type : type[..end]).Trim();

        return type.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) ? BodyKind.Form
            : type.Equals("application/json", StringComparison.OrdinalIgnoreCase) ? BodyKind.Json
            : BodyKind.Other;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A signed request could not be read: {Reason}")]
    partial void Unreadable(string reason);
}
