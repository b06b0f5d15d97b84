using System.Text;
using Microsoft.AspNetCore.Http;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>Sends an answer, whole or as a fault breaks it.</summary>
static class HubSpotWriting
{
    public static async Task WriteAsync(HttpContext http, HubSpotReply reply, HubSpotFault? fault)
    {
        if (fault is HubSpotFault.Hangs)
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            http.Abort();
            return;
        }
        var bytes = Encoding.UTF8.GetBytes(reply.Text);
        http.Response.StatusCode = reply.Status;
        http.Response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers)
        {
            http.Response.Headers[name] = value;
        }
        var length = fault is HubSpotFault.CutShort or HubSpotFault.Drops ? bytes.Length / 2 : bytes.Length;
        http.Response.ContentLength = fault is HubSpotFault.CutShort ? length : bytes.Length;
        await http.Response.Body.WriteAsync(bytes.AsMemory(0, length), http.RequestAborted);
        if (fault is HubSpotFault.Drops)
        {
            await http.Response.Body.FlushAsync(http.RequestAborted);
            http.Abort();
        }
    }
}
