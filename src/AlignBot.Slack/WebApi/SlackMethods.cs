namespace AlignBot.Slack.WebApi;

/// <summary>Every Web API method that this library can call.</summary>
/// <remarks>Tiers and scopes as on each method's page (<see cref="SlackMethod.Documentation"/>); a manifest is held against them by test.</remarks>
public static class SlackMethods
{
    static readonly string[] History = ["channels:history", "groups:history", "im:history", "mpim:history"];
    static readonly string[] Reading = ["channels:read", "groups:read", "im:read", "mpim:read"];

    /// <summary>chat.postMessage.</summary>
    public static readonly SlackMethod ChatPostMessage = new("chat.postMessage", RateTier.Special, false, ["chat:write"]);

    /// <summary>chat.update.</summary>
    public static readonly SlackMethod ChatUpdate = new("chat.update", RateTier.Tier3, true, ["chat:write"]);

    /// <summary>chat.delete.</summary>
    public static readonly SlackMethod ChatDelete = new("chat.delete", RateTier.Tier3, true, ["chat:write"]);

    /// <summary>chat.postEphemeral.</summary>
    public static readonly SlackMethod ChatPostEphemeral = new("chat.postEphemeral", RateTier.Tier4, false, ["chat:write"]);

    /// <summary>chat.scheduleMessage.</summary>
    public static readonly SlackMethod ChatScheduleMessage = new("chat.scheduleMessage", RateTier.Tier3, false, ["chat:write"]);

    /// <summary>chat.deleteScheduledMessage.</summary>
    public static readonly SlackMethod ChatDeleteScheduledMessage = new("chat.deleteScheduledMessage", RateTier.Tier3, true, ["chat:write"]);

    /// <summary>chat.getPermalink.</summary>
    public static readonly SlackMethod ChatGetPermalink = new("chat.getPermalink", RateTier.Special, true, []);

    /// <summary>views.open.</summary>
    public static readonly SlackMethod ViewsOpen = new("views.open", RateTier.Tier4, false, []);

    /// <summary>views.push.</summary>
    public static readonly SlackMethod ViewsPush = new("views.push", RateTier.Tier4, false, []);

    /// <summary>views.update.</summary>
    public static readonly SlackMethod ViewsUpdate = new("views.update", RateTier.Tier4, true, []);

    /// <summary>views.publish.</summary>
    public static readonly SlackMethod ViewsPublish = new("views.publish", RateTier.Tier4, true, []);

    /// <summary>conversations.info.</summary>
    public static readonly SlackMethod ConversationsInfo = new("conversations.info", RateTier.Tier3, true, Reading, ScopeNeed.OneAConversationKind);

    /// <summary>conversations.list.</summary>
    public static readonly SlackMethod ConversationsList = new("conversations.list", RateTier.Tier2, true, Reading, ScopeNeed.OneAConversationKind);

    /// <summary>conversations.members.</summary>
    public static readonly SlackMethod ConversationsMembers = new("conversations.members", RateTier.Tier4, true, Reading, ScopeNeed.OneAConversationKind);

    /// <summary>conversations.history.</summary>
    public static readonly SlackMethod ConversationsHistory = new("conversations.history", RateTier.Tier3, true, History, ScopeNeed.OneAConversationKind);

    /// <summary>conversations.replies.</summary>
    public static readonly SlackMethod ConversationsReplies = new("conversations.replies", RateTier.Tier3, true, History, ScopeNeed.OneAConversationKind);

    /// <summary>conversations.join.</summary>
    public static readonly SlackMethod ConversationsJoin = new("conversations.join", RateTier.Tier3, true, ["channels:join"]);

    /// <summary>conversations.open.</summary>
    public static readonly SlackMethod ConversationsOpen = new("conversations.open", RateTier.Tier3, true, ["im:write", "mpim:write"], ScopeNeed.OneAConversationKind);

    /// <summary>users.info.</summary>
    public static readonly SlackMethod UsersInfo = new("users.info", RateTier.Tier4, true, ["users:read"]);

    /// <summary>users.lookupByEmail.</summary>
    public static readonly SlackMethod UsersLookupByEmail = new("users.lookupByEmail", RateTier.Tier3, true, ["users:read.email"]);

    /// <summary>users.list.</summary>
    public static readonly SlackMethod UsersList = new("users.list", RateTier.Tier2, true, ["users:read"]);

    /// <summary>users.conversations.</summary>
    public static readonly SlackMethod UsersConversations = new("users.conversations", RateTier.Tier2, true, Reading, ScopeNeed.OneAConversationKind);

    /// <summary>usergroups.list.</summary>
    public static readonly SlackMethod UserGroupsList = new("usergroups.list", RateTier.Tier2, true, ["usergroups:read"]);

    /// <summary>usergroups.users.list.</summary>
    public static readonly SlackMethod UserGroupsUsersList = new("usergroups.users.list", RateTier.Tier2, true, ["usergroups:read"]);

    /// <summary>pins.add.</summary>
    public static readonly SlackMethod PinsAdd = new("pins.add", RateTier.Tier2, true, ["pins:write"]);

    /// <summary>pins.remove.</summary>
    public static readonly SlackMethod PinsRemove = new("pins.remove", RateTier.Tier2, true, ["pins:write"]);

    /// <summary>bookmarks.add.</summary>
    public static readonly SlackMethod BookmarksAdd = new("bookmarks.add", RateTier.Tier2, false, ["bookmarks:write"]);

    /// <summary>bookmarks.list.</summary>
    public static readonly SlackMethod BookmarksList = new("bookmarks.list", RateTier.Tier3, true, ["bookmarks:read"]);

    /// <summary>bookmarks.remove.</summary>
    public static readonly SlackMethod BookmarksRemove = new("bookmarks.remove", RateTier.Tier2, true, ["bookmarks:write"]);

    /// <summary>canvases.create.</summary>
    public static readonly SlackMethod CanvasesCreate = new("canvases.create", RateTier.Tier2, false, ["canvases:write"]);

    /// <summary>canvases.edit.</summary>
    public static readonly SlackMethod CanvasesEdit = new("canvases.edit", RateTier.Tier3, false, ["canvases:write"]);

    /// <summary>canvases.access.set.</summary>
    public static readonly SlackMethod CanvasesAccessSet = new("canvases.access.set", RateTier.Tier3, true, ["canvases:write"]);

    /// <summary>conversations.canvases.create.</summary>
    public static readonly SlackMethod ConversationsCanvasesCreate = new("conversations.canvases.create", RateTier.Tier2, false, ["canvases:write"]);

    /// <summary>files.getUploadURLExternal.</summary>
    public static readonly SlackMethod FilesGetUploadUrlExternal = new("files.getUploadURLExternal", RateTier.Tier4, true, ["files:write"]);

    /// <summary>files.completeUploadExternal.</summary>
    public static readonly SlackMethod FilesCompleteUploadExternal = new("files.completeUploadExternal", RateTier.Tier4, false, ["files:write"]);

    /// <summary>files.info.</summary>
    public static readonly SlackMethod FilesInfo = new("files.info", RateTier.Tier4, true, ["files:read"]);

    /// <summary>reactions.add.</summary>
    public static readonly SlackMethod ReactionsAdd = new("reactions.add", RateTier.Tier3, true, ["reactions:write"]);

    /// <summary>team.info.</summary>
    public static readonly SlackMethod TeamInfo = new("team.info", RateTier.Tier3, true, ["team:read"]);

    /// <summary>auth.test.</summary>
    public static readonly SlackMethod AuthTest = new("auth.test", RateTier.Special, true, []);

    /// <summary>auth.revoke.</summary>
    public static readonly SlackMethod AuthRevoke = new("auth.revoke", RateTier.Tier3, true, []);

    /// <summary>apps.connections.open.</summary>
    public static readonly SlackMethod AppsConnectionsOpen = new("apps.connections.open", RateTier.Tier1, true, ["connections:write"], ScopeNeed.AppLevel);

    /// <summary>apps.event.authorizations.list.</summary>
    public static readonly SlackMethod AppsEventAuthorizationsList = new("apps.event.authorizations.list", RateTier.Tier4, true, ["authorizations:read"], ScopeNeed.AppLevel);

    /// <summary>oauth.v2.access.</summary>
    public static readonly SlackMethod OAuthAccess = new("oauth.v2.access", RateTier.Tier4, false, []);

    /// <summary>oauth.v2.exchange.</summary>
    public static readonly SlackMethod OAuthExchange = new("oauth.v2.exchange", RateTier.Tier4, false, []);

    /// <summary>openid.connect.token.</summary>
    public static readonly SlackMethod OpenIdConnectToken = new("openid.connect.token", RateTier.Tier4, false, []);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SlackMethod> All { get; } =
    [
        ChatPostMessage, ChatUpdate, ChatDelete, ChatPostEphemeral, ChatScheduleMessage, ChatDeleteScheduledMessage, ChatGetPermalink,
        ViewsOpen, ViewsPush, ViewsUpdate, ViewsPublish,
        ConversationsInfo, ConversationsList, ConversationsMembers, ConversationsHistory, ConversationsReplies, ConversationsJoin, ConversationsOpen,
        UsersInfo, UsersLookupByEmail, UsersList, UsersConversations, UserGroupsList, UserGroupsUsersList,
        PinsAdd, PinsRemove, BookmarksAdd, BookmarksList, BookmarksRemove,
        CanvasesCreate, CanvasesEdit, CanvasesAccessSet, ConversationsCanvasesCreate,
        FilesGetUploadUrlExternal, FilesCompleteUploadExternal, FilesInfo, ReactionsAdd, TeamInfo,
        AuthTest, AuthRevoke, AppsConnectionsOpen, AppsEventAuthorizationsList, OAuthAccess, OAuthExchange, OpenIdConnectToken,
    ];
}
