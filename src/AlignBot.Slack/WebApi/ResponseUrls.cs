using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;
using Microsoft.Extensions.Options;

namespace AlignBot.Slack.WebApi;

/// <summary>Answers through the address that came with a command or a click. It needs no token, and being in the channel neither.</summary>
/// <remarks>https://docs.slack.dev/interactivity/handling-user-interaction#message_responses</remarks>
public sealed class ResponseUrls
{
    /// <summary>How often one address may be used.</summary>
    public const int MostPosts = 5;

    /// <summary>How long one address works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    const string Name = "response_url";

    readonly HttpClient http;
    readonly SlackOptions options;

    internal ResponseUrls(HttpClient http, IOptions<SlackOptions> options) => (this.http, this.options) = (http, options.Value);

    /// <summary>Posts an answer.</summary>
    /// <exception cref="SlackApiException">It was refused (<c>expired_url</c>, <c>used_url</c>, ...), or its outcome is unknown.</exception>
    /// <exception cref="ArgumentException">The address is not Slack's.</exception>
    public Task Post(string responseUrl, ResponseMessage message, CancellationToken ct = default) => Post(responseUrl, message.ToBody(), ct);

    /// <summary>Posts what a command answers.</summary>
    /// <param name="responseUrl">The address.</param>
    /// <param name="answer">What it answers.</param>
    /// <param name="threadTs">The thread to answer in; null for the conversation itself.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="SlackApiException">It was refused, or its outcome is unknown.</exception>
    /// <exception cref="ArgumentException">The address is not Slack's.</exception>
    public Task PostAnswer(string responseUrl, CommandAck answer, string? threadTs = null, CancellationToken ct = default)
    {
        if (threadTs is null || JsonNode.Parse(answer.ToBody().Span) is not JsonObject body)
        {
            return Post(responseUrl, answer.ToBody(), ct);
        }

        body["thread_ts"] = threadTs;
        return Post(responseUrl, Encoding.UTF8.GetBytes(body.ToJsonString()), ct);
    }

    async Task Post(string responseUrl, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.CallTimeout);
        try
        {
            using var response = await http.PostAsync(Address(responseUrl), content, limit.Token);
            var error = ErrorOf(await response.Content.ReadAsByteArrayAsync(limit.Token));
            if (response.IsSuccessStatusCode && error is null)
            {
                return;
            }

            throw new SlackApiException(
                Name,
                error ?? $"http_{(int)response.StatusCode}",
                response.StatusCode == HttpStatusCode.TooManyRequests ? SlackErrorKind.Retryable
                : (int)response.StatusCode >= 500 ? SlackErrorKind.UnknownOutcome
                : SlackErrors.KindOf(error ?? "", SlackErrorKind.UnknownOutcome))
            {
                RetryAfter = response.Headers.RetryAfter?.Delta,
            };
        }
        catch (Exception lost) when (SlackFailures.IsLost(lost, ct))
        {
            throw SlackFailures.Lost(Name, lost, limit.IsCancellationRequested, SlackErrorKind.UnknownOutcome);
        }
    }

    Uri Address(string responseUrl) =>
        Uri.TryCreate(responseUrl, UriKind.Absolute, out var address) && SlackAddresses.IsSlacks(address, options.ApiUrl)
            ? address
            : throw new ArgumentException("The response_url is not Slack's.", nameof(responseUrl));

    static string? ErrorOf(byte[] body)
    {
        if (body.Length == 0 || body[0] != (byte)'{')
        {
            return null;
        }

        try
        {
            return Json.JsonPeek.TopLevelText(body, "error"u8);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>An answer through a response_url.</summary>
public sealed record ResponseMessage
{
    /// <summary>The text; beside blocks it is what notifications and screen readers say.</summary>
    public Mrkdwn Text { get; init; }

    /// <summary>Up to 50 blocks.</summary>
    public IReadOnlyList<Block>? Blocks { get; init; }

    /// <summary>Whether everybody in the conversation sees it; else only the person who acted. Cannot be changed later.</summary>
    public bool InChannel { get; init; }

    /// <summary>Replaces the message that was clicked.</summary>
    public bool ReplaceOriginal { get; init; }

    /// <summary>Removes the message that was clicked; nothing else is sent then.</summary>
    public bool DeleteOriginal { get; init; }

    /// <summary>The thread to answer in.</summary>
    public string? ThreadTs { get; init; }

    internal byte[] ToBody()
    {
        if (Blocks is not null)
        {
            BlockLimits.CheckMessage(Blocks);
        }

        using var json = JsonScratch.Rent();
        var writer = json.Writer;
        writer.WriteStartObject();
        if (DeleteOriginal)
        {
            writer.WriteBoolean("delete_original"u8, true);
        }
        else
        {
            writer.WriteString("response_type"u8, InChannel ? "in_channel"u8 : "ephemeral"u8);
            writer.WriteBoolean("replace_original"u8, ReplaceOriginal);
            writer.WriteString("text"u8, Text.Text);
            writer.Value("thread_ts"u8, ThreadTs);
            if (Blocks is not null)
            {
                writer.WritePropertyName("blocks"u8);
                Block.WriteAll(writer, Blocks);
            }
        }

        writer.WriteEndObject();

        return json.ToArray();
    }
}
