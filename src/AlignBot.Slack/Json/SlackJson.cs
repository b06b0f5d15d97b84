using System.Text.Json.Serialization;
using AlignBot.Slack.Inbound.Events;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.SocketMode;
using AlignBot.Slack.WebApi;

namespace AlignBot.Slack.Json;

/// <summary>Everything that is read from Slack. Wrong kinds read as absent: see the lenient converters.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(LenientString), typeof(LenientInt64), typeof(LenientBoolean)])]
[JsonSerializable(typeof(SlashCommand))]
[JsonSerializable(typeof(BlockActions))]
[JsonSerializable(typeof(ViewSubmission))]
[JsonSerializable(typeof(ViewClosed))]
[JsonSerializable(typeof(GlobalShortcut))]
[JsonSerializable(typeof(MessageShortcut))]
[JsonSerializable(typeof(BlockSuggestion))]
[JsonSerializable(typeof(EventEnvelope))]
[JsonSerializable(typeof(ElementValue))]
[JsonSerializable(typeof(MessageEvent))]
[JsonSerializable(typeof(AppMentionEvent))]
[JsonSerializable(typeof(ReactionEvent))]
[JsonSerializable(typeof(PinEvent))]
[JsonSerializable(typeof(MessageMetadataEvent))]
[JsonSerializable(typeof(MemberJoinedChannelEvent))]
[JsonSerializable(typeof(MemberLeftChannelEvent))]
[JsonSerializable(typeof(ChannelArchiveEvent))]
[JsonSerializable(typeof(ChannelUnarchiveEvent))]
[JsonSerializable(typeof(ChannelDeletedEvent))]
[JsonSerializable(typeof(ChannelLeftEvent))]
[JsonSerializable(typeof(ChannelRenameEvent))]
[JsonSerializable(typeof(ChannelIdChangedEvent))]
[JsonSerializable(typeof(TeamJoinEvent))]
[JsonSerializable(typeof(UserChangeEvent))]
[JsonSerializable(typeof(AppHomeOpenedEvent))]
[JsonSerializable(typeof(AppUninstalledEvent))]
[JsonSerializable(typeof(TokensRevokedEvent))]
[JsonSerializable(typeof(AppRateLimitedEvent))]
[JsonSerializable(typeof(UnknownEvent))]
[JsonSerializable(typeof(SlackResponse))]
[JsonSerializable(typeof(PostedMessage))]
[JsonSerializable(typeof(PostedEphemeral))]
[JsonSerializable(typeof(ScheduledMessage))]
[JsonSerializable(typeof(PermalinkResponse))]
[JsonSerializable(typeof(ViewResponse))]
[JsonSerializable(typeof(ConversationResponse))]
[JsonSerializable(typeof(ConversationPage))]
[JsonSerializable(typeof(MemberPage))]
[JsonSerializable(typeof(MessagePage))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(UserPage))]
[JsonSerializable(typeof(UserGroupsResponse))]
[JsonSerializable(typeof(UserGroupMembersResponse))]
[JsonSerializable(typeof(TeamResponse))]
[JsonSerializable(typeof(AuthTestResponse))]
[JsonSerializable(typeof(BookmarkResponse))]
[JsonSerializable(typeof(BookmarksResponse))]
[JsonSerializable(typeof(CanvasResponse))]
[JsonSerializable(typeof(UploadAddress))]
[JsonSerializable(typeof(FileResponse))]
[JsonSerializable(typeof(OAuthAccess))]
[JsonSerializable(typeof(OpenIdToken))]
[JsonSerializable(typeof(ConnectionAddress))]
[JsonSerializable(typeof(AuthorizationsResponse))]
[JsonSerializable(typeof(SocketFrame))]
sealed partial class SlackJson : JsonSerializerContext;
