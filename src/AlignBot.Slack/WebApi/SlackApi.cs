namespace AlignBot.Slack.WebApi;

/// <summary>The Web API as one installation may use it, in Slack's own groups.</summary>
/// <remarks>Every call throws <see cref="SlackApiException"/> when it fails; see <see cref="SlackApiException.Kind"/> for what to do then.</remarks>
public sealed class SlackApi
{
    readonly SlackCalls calls;

    internal SlackApi(SlackCalls calls)
    {
        this.calls = calls;
        Chat = new(calls);
        Views = new(calls);
        Conversations = new(calls);
        Users = new(calls);
        UserGroups = new(calls);
        Pins = new(calls);
        Bookmarks = new(calls);
        Canvases = new(calls);
        Files = new(calls);
        Reactions = new(calls);
        Team = new(calls);
        Auth = new(calls);
    }

    /// <summary>The installation.</summary>
    public WorkspaceKey Workspace => calls.Workspace;

    /// <summary>Messages.</summary>
    public ChatApi Chat { get; }

    /// <summary>Modals and App Home.</summary>
    public ViewsApi Views { get; }

    /// <summary>Channels and direct messages.</summary>
    public ConversationsApi Conversations { get; }

    /// <summary>People.</summary>
    public UsersApi Users { get; }

    /// <summary>Groups of people.</summary>
    public UserGroupsApi UserGroups { get; }

    /// <summary>Pinned messages.</summary>
    public PinsApi Pins { get; }

    /// <summary>Links at the top of a channel.</summary>
    public BookmarksApi Bookmarks { get; }

    /// <summary>Documents.</summary>
    public CanvasesApi Canvases { get; }

    /// <summary>Files.</summary>
    public FilesApi Files { get; }

    /// <summary>Reactions.</summary>
    public ReactionsApi Reactions { get; }

    /// <summary>The workspace.</summary>
    public TeamApi Team { get; }

    /// <summary>The token itself.</summary>
    public AuthApi Auth { get; }

    /// <summary>The same, with calls that end after <paramref name="timeout"/>, waiting for their turn included: views.open has three seconds
    /// with its trigger. A turn that is further away throws <c>paced</c> at once.</summary>
    public SlackApi Within(TimeSpan timeout) => new(calls with { Limits = calls.Limits with { Timeout = timeout } });

    /// <summary>The same, with calls that wait at most this long for their turn; zero throws <c>paced</c> at once.</summary>
    public SlackApi WaitingAtMost(TimeSpan maxWait) => new(calls with { Limits = calls.Limits with { MaxWait = maxWait } });
}
