using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;

namespace AlignBot.SlackSimulator.Page;

/// <summary>The page's files, embedded in the assembly, or from a folder while somebody works on them.</summary>
static class PageFiles
{
    static readonly FileExtensionContentTypeProvider Types = new() { Mappings = { [".mjs"] = "text/javascript", [".woff2"] = "font/woff2" } };

    public static void MapPage(this IEndpointRouteBuilder routes, string? folder)
    {
        routes.MapGet("/", (HttpContext http) => ServeAsync(http, "index.html", folder));
        // A permalink opens the page at the message; the page reads the address.
        routes.MapGet("/archives/{channel}/{message}", (HttpContext http, string channel, string message, string? thread_ts) =>
        {
            var digits = message.TrimStart('p');
            var ts = digits.Length > 6 ? $"{digits[..^6]}.{digits[^6..]}" : digits;
            var thread = thread_ts is null ? "" : $"&thread_ts={Uri.EscapeDataString(thread_ts)}";
            return Results.Redirect($"/?channel={Uri.EscapeDataString(channel)}&ts={Uri.EscapeDataString(ts)}{thread}");
        });
        routes.MapGet("/{**path}", (HttpContext http, string path) => ServeAsync(http, path, folder));
    }

    static async Task ServeAsync(HttpContext http, string path, string? folder)
    {
        await using var content = Open(path, folder);
        if (content is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        http.Response.ContentType = Types.TryGetContentType(path, out var type) ? type : "application/octet-stream";
        http.Response.Headers.CacheControl = "no-cache";
        await content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    static Stream? Open(string path, string? folder)
    {
        if (folder is null)
        {
            return typeof(PageFiles).Assembly.GetManifestResourceStream($"page/{path}");
        }

        var root = Path.GetFullPath(folder);
        var file = Path.GetFullPath(Path.Combine(root, path));
        return file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(file) ? File.OpenRead(file) : null;
    }
}
