using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AlignBot.Slack.WebApi;

namespace AlignBot.Tests.Shape;

/// <summary>Which Web API methods an assembly calls, read from its member references: what is never called needs no scope.</summary>
static class SlackCalls
{
    const string Suffix = "Api";

    /// <summary>A file's content is no method of the Web API: it takes the right to ask for the file's information.</summary>
    const string Download = nameof(FilesApi.Download);
    const string Beginning = nameof(FilesApi.Beginning);

    public static IReadOnlyList<SlackMethod> Of(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return [.. metadata.MemberReferences
            .Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (Type: metadata.GetTypeReference((TypeReferenceHandle)member.Parent), Name: metadata.GetString(member.Name)))
            .Where(call => metadata.GetString(call.Type.Namespace) == typeof(ChatApi).Namespace)
            .Select(call => (Group: metadata.GetString(call.Type.Name), call.Name))
            .Where(call => call.Group.EndsWith(Suffix, StringComparison.Ordinal) && call.Group != nameof(SlackApi) && !call.Name.StartsWith('.'))
            .Select(call => MethodOf(call.Group[..^Suffix.Length] + (call.Name is Download or Beginning ? nameof(FilesApi.Info) : call.Name)))
            .Distinct()];
    }

    /// <summary><c>ChatApi.PostMessage</c> is <c>SlackMethods.ChatPostMessage</c>; what walks all pages is called All.... An upload is two
    /// methods, which need the same; a token is renewed by the method that gives it.</summary>
    static SlackMethod MethodOf(string name) => name == "FilesUpload" ? SlackMethods.FilesGetUploadUrlExternal :
        name == "OAuthRefresh" ? SlackMethods.OAuthAccess :
        (SlackMethod?)(typeof(SlackMethods).GetField(name) ?? typeof(SlackMethods).GetField(name.Replace("All", "", StringComparison.Ordinal)))?.GetValue(null)
        ?? throw new InvalidOperationException($"No Web API method is known as SlackMethods.{name}.");
}
