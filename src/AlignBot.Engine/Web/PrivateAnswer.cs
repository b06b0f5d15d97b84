using Microsoft.AspNetCore.Http;

namespace AlignBot.Engine.Web;

/// <summary>What is answered to one person alone: found by no search engine, guessed into no other type, and told to no other site.</summary>
public static class PrivateAnswer
{
    /// <summary>The headers of it.</summary>
    public static void Guard(HttpResponse answer)
    {
        answer.Headers["X-Robots-Tag"] = "noindex, nofollow";
        answer.Headers["Referrer-Policy"] = "no-referrer";
        answer.Headers.XContentTypeOptions = "nosniff";
    }

    /// <summary>Sends it; of a HEAD its length alone.</summary>
    public static Task SendAsync(HttpContext context, string type, byte[] bytes)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
