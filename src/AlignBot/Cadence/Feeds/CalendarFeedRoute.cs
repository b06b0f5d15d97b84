using System.Security.Cryptography;
using System.Text;
using AlignBot.Cadence.Series;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Web;
using Microsoft.Net.Http.Headers;

namespace AlignBot.Cadence.Feeds;

/// <summary><c>GET /calendar/{secret}.ics</c>: the meetings of whoever holds the secret, in titles and times, as they may see them at this moment.</summary>
/// <remarks>Calendars bring no cookie and answer no question, so the address is the key. An unknown one, and one that was renewed or has died, answer alike.</remarks>
sealed class CalendarFeedRoute(IDatabase database, ProgramDirectory programs, SeriesCalendar calendar) : IWebRoutes
{
    public void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/calendar/{secret}.ics", [HttpMethods.Get, HttpMethods.Head], (RequestDelegate)AnswerAsync);

    async Task AnswerAsync(HttpContext context)
    {
        var answer = context.Response;
        answer.Headers.CacheControl = "private, no-cache";
        PrivateAnswer.Guard(answer);
        if (await TextAsync(context.Request.RouteValues["secret"] as string, context.RequestAborted) is not { } text)
        {
            answer.StatusCode = StatusCodes.Status404NotFound;
            await WriteAsync(context, "text/plain; charset=utf-8", "This calendar address is not in use, or not any more. '/meeting series' in Slack gives you one.");
            return;
        }

        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32]}\"";
        answer.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch.SelectMany(value => value?.Split(',', StringSplitOptions.TrimEntries) ?? []).Any(value => value.Replace("W/", "", StringComparison.Ordinal) == tag))
        {
            answer.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        answer.Headers[HeaderNames.ContentDisposition] = "inline; filename=meetings.ics";
        await WriteAsync(context, "text/calendar; charset=utf-8", text);
    }

    /// <summary>Null where the secret is nobody's, or its owner may read nothing any more.</summary>
    async Task<string?> TextAsync(string? secret, CancellationToken cancellation)
    {
        if (await database.ReadAsync(db => CalendarFeeds.FindAsync(db, secret), cancellation) is not var (installation, user))
        {
            return null;
        }

        var theirs = await programs.OfMemberAsync(installation, user, roster => roster.MayTakePart(user));
        if (theirs.Count == 0)
        {
            return null;
        }

        var events = await database.ReadAsync(
            async db =>
            {
                var events = new List<CalendarEvent>();
                foreach (var program in theirs)
                {
                    var ofProgram = await calendar.EventsAsync(db, program);
                    events.AddRange(theirs.Count == 1 ? ofProgram : ofProgram.Select(entry => entry with { Terms = entry.Terms with { Name = $"{entry.Terms.Name} ({program.Name})" } }));
                }

                return events;
            },
            cancellation);
        return CalendarFile.Feed(events, theirs is [var only] ? only.Name : "Meetings");
    }

    static Task WriteAsync(HttpContext context, string type, string text) => PrivateAnswer.SendAsync(context, type, Encoding.UTF8.GetBytes(text));
}
