using System.Text;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;

namespace AlignBot.Engine.Inbox;

/// <summary>By which keys a form that did its work is known when it is sent again.</summary>
/// <remarks>
/// Whoever gets no answer presses once more, and Slack sends that with a new trigger: only the view is the same. A form that stays open, with
/// sentences on its fields or under another form, has done nothing yet and is not kept. One that turned into another view may be sent again in its
/// new version (hash); one that closed is over under its id, and with the stack all of it is.
/// </remarks>
static class FormKeys
{
    public const int DigestLength = 32;

    /// <summary>All the keys under which it may be known.</summary>
    public static (string Version, string View, string Stack) All(SentForm form) => (Version(form), View(form.View), View(form.Root));

    /// <summary>Those to keep with that answer; none while the form stays open.</summary>
    public static IReadOnlyList<string> After(SentForm form, ViewAck answer) => answer.End switch
    {
        FormEnd.Open => [],
        FormEnd.Replaced => [Version(form)],
        FormEnd.Closed => [Version(form), View(form.View)],
        _ => [Version(form), View(form.Root)],
    };

    /// <summary>The answer as it is kept: what was filled in stands before it, as a digest.</summary>
    public static byte[] Kept(SentForm form, ReadOnlyMemory<byte> answer) => [.. Encoding.ASCII.GetBytes(form.Content), .. answer.Span];

    /// <summary>The answer, and whether it was given to the same content.</summary>
    public static (ViewAck Answer, bool SameContent) Read(SentForm form, byte[] kept) =>
        (ViewAck.FromBody(kept.AsMemory(DigestLength)), kept.AsSpan(0, DigestLength).SequenceEqual(Encoding.ASCII.GetBytes(form.Content)));

    static string Version(SentForm form) => $"form:{form.View}:{form.Hash}";

    static string View(string id) => $"form:{id}";
}
