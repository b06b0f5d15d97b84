using System.Security.Cryptography;
using System.Text;
using AlignBot.Engine.Web;
using AlignBot.Web.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace AlignBot.Web;

/// <summary>Renders a page on the server and sends it. Nothing of it is made before the first page is asked for.</summary>
sealed class PageWriter(IServiceProvider services, ILoggerFactory loggers, Visits visits)
{
    /// <summary>Nothing runs in these pages, nothing comes from elsewhere, and they are framed by nobody.</summary>
    const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    static readonly Lazy<byte[]> Style = new(() => Read("web.css"));
    static readonly Lazy<string> StyleDigest = new(() => Convert.ToHexStringLower(SHA256.HashData(Style.Value))[..12]);

    /// <summary>The style sheet's address as a route: read and counted when the first page is asked for, and not at the start.</summary>
    public const string StyleRoute = "/web.{digest}.css";

    /// <summary>The style sheet's address: another text, another address.</summary>
    public static string StyleName => $"web.{StyleDigest.Value}.css";

    public async Task WriteAsync(HttpContext context, PageFrame frame, int status = StatusCodes.Status200OK)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Frame>(
            ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Frame.Model)] = frame with { Base = visits.Base } }))).ToHtmlString());
        var answer = context.Response;
        answer.StatusCode = status;
        Guard(answer);
        answer.Headers.CacheControl = "no-store";
        await PrivateAnswer.SendAsync(context, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));
    }

    public static Task WriteStyleAsync(HttpContext context)
    {
        Guard(context.Response);
        if (context.Request.RouteValues["digest"] as string != StyleDigest.Value)
        {
            // Of another build: kept under its address, this one's would stay wrong for a year.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return PrivateAnswer.SendAsync(context, "text/css; charset=utf-8", Style.Value);
    }

    /// <summary>Leads on within our own pages.</summary>
    /// <param name="context">The request.</param>
    /// <param name="target">Below the public address, as we wrote it ourselves.</param>
    public void Lead(HttpContext context, string target)
    {
        Guard(context.Response);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = visits.Base + target;
    }

    /// <summary>What every answer of ours says of itself to a browser.</summary>
    public static void Guard(HttpResponse answer)
    {
        PrivateAnswer.Guard(answer);
        var headers = answer.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
    }

    static byte[] Read(string name)
    {
        using var stream = typeof(PageWriter).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
