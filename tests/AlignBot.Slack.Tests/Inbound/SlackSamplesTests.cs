using System.Text;
using System.Text.Json;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.Json;
using AlignBot.Slack.WebApi;

namespace AlignBot.Slack.Tests.Inbound;

/// <summary>Every sample parses into its type, or is refused for the reason that stands here.</summary>
public static class SlackSamplesTests
{
    /// <summary>Samples that are no payloads of their own.</summary>
    static readonly Dictionary<string, string> Refused = new()
    {
        ["handwritten/errors/http-429.txt"] = "a whole HTTP answer with its headers; its body is parsed below",
    };

    static IEnumerable<string> In(params string[] folders) => folders.SelectMany(Sample.All).Where(name => !Refused.ContainsKey(name));

    static readonly Dictionary<string, Type> EventTypes = typeof(SlackEvent).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(SlackEvent)) && !type.IsAbstract)
        .SelectMany(type => ((IReadOnlyList<string>)type.GetProperty("Types")!.GetValue(null)!).Select(name => (name, type)))
        .ToDictionary(pair => pair.name, pair => pair.type);

    static SlackEvent ReadEvent(JsonElement json)
    {
        var name = json.TryGetProperty("type", out var type) ? type.GetString()! : "";

        return (SlackEvent)json.Deserialize(SlackJson.Default.GetTypeInfo(EventTypes.GetValueOrDefault(name, typeof(UnknownEvent)))!)!;
    }

    static Interaction ReadInteraction(byte[] json) => JsonPeek.TopLevelText(json, "type"u8) switch
    {
        "block_actions" => JsonSerializer.Deserialize(json, SlackJson.Default.BlockActions)!,
        "view_submission" => JsonSerializer.Deserialize(json, SlackJson.Default.ViewSubmission)!,
        "view_closed" => JsonSerializer.Deserialize(json, SlackJson.Default.ViewClosed)!,
        "shortcut" => JsonSerializer.Deserialize(json, SlackJson.Default.GlobalShortcut)!,
        "message_action" => JsonSerializer.Deserialize(json, SlackJson.Default.MessageShortcut)!,
        "block_suggestion" => JsonSerializer.Deserialize(json, SlackJson.Default.BlockSuggestion)!,
        var other => throw new InvalidOperationException($"No interaction is called '{other}'."),
    };

    public class TheList
    {
        [Fact]
        public void Names_every_file_that_is_here()
        {
            var index = Encoding.UTF8.GetString(Sample.Bytes("INDEX.md"));

            Assert.All(
                Sample.All(".").Select(name => name.Replace("./", "", StringComparison.Ordinal)).Where(name => name.Contains('/', StringComparison.Ordinal)),
                name => Assert.Contains($"| {name} |", index, StringComparison.Ordinal));
        }

        [Fact]
        public void Is_covered_folder_by_folder()
        {
            string[] covered =
            [
                "handwritten/errors/", "handwritten/socket-mode/", "handwritten/ssl-check.form", "json-logs/api/", "json-logs/app-backend/", "json-logs/events/",
                "realistic/ack-bodies/", "realistic/api/", "realistic/block-kit/", "realistic/errors/", "realistic/events/", "realistic/inner-events/",
                "realistic/interactive/", "realistic/slash-commands/", "realistic/socket-mode/",
            ];

            Assert.All(
                ((string[])["handwritten", "json-logs", "realistic"]).SelectMany(Sample.All),
                name => Assert.Contains(covered, part => name.StartsWith(part, StringComparison.Ordinal)));
        }
    }

    public class Interactions
    {
        public static TheoryData<string> Files => [.. In("realistic/interactive")];

        [Theory]
        [MemberData(nameof(Files))]
        public void Are_read(string name)
        {
            var interaction = ReadInteraction(Sample.Bytes(name));

            Assert.NotEqual("", interaction.User.Id);
            Assert.NotEqual(default, interaction.Workspace);
        }

        [Theory]
        [InlineData("json-logs/app-backend/interactive-components/BlockActionPayload.json")]
        public void In_every_known_shape_are_read(string name)
        {
            var actions = Assert.IsType<BlockActions>(JsonSerializer.Deserialize(Sample.Bytes(name), SlackJson.Default.BlockActions));

            Assert.NotEmpty(actions.Actions);
            Assert.NotNull(actions.Message);
        }

        [Fact]
        public void Of_views_in_every_known_shape_are_read() => Assert.NotNull(JsonSerializer.Deserialize(
            Sample.Bytes("json-logs/app-backend/views/ViewSubmissionPayload.json"), SlackJson.Default.ViewSubmission)!.View);

        [Fact]
        public void Of_an_organisation_know_whose_they_are() =>
            Assert.True(ReadInteraction(Sample.Bytes("realistic/interactive/view_submission.org-wide.json")).Workspace.IsOrganisation);

        [Fact]
        public void In_Home_have_their_view()
        {
            var click = (BlockActions)ReadInteraction(Sample.Bytes("realistic/interactive/block_actions.home-tab.json"));

            Assert.Equal(("home", "V123"), (click.View!.Type, click.View.Id));
            Assert.Contains(click.View.Blocks, block => block.Type == "actions" && block.BlockId == "home_actions");
        }
    }

    public class Events
    {
        public static TheoryData<string> Envelopes => [.. In("realistic/events", "json-logs/events").Where(name =>
            !name.EndsWith("url_verification.json", StringComparison.Ordinal) && !name.EndsWith("events/app_rate_limited.json", StringComparison.Ordinal))];

        public static TheoryData<string> Inner => [.. In("realistic/inner-events")];

        [Theory]
        [MemberData(nameof(Envelopes))]
        public void Are_read_from_their_envelopes(string name)
        {
            var envelope = JsonSerializer.Deserialize(Sample.Bytes(name), SlackJson.Default.EventEnvelope)!;

            var e = ReadEvent(envelope.Event);

            Assert.NotNull(e);
            Assert.Equal(envelope.Event.GetProperty("type").GetString(), e.Type);
        }

        [Theory]
        [MemberData(nameof(Inner))]
        public void Are_read_bare(string name)
        {
            var e = ReadEvent(JsonElement.Parse(Sample.Bytes(name)));

            Assert.Equal(JsonPeek.TopLevelText(Sample.Bytes(name), "type"u8) ?? "", e.Type);
        }

        [Fact]
        public void With_an_empty_array_for_the_message_before_are_read()
        {
            var e = (MessageEvent)ReadEvent(JsonElement.Parse(
                Sample.Bytes("realistic/inner-events/message.message_changed.previous_message-is-empty-array.json")));

            Assert.Equal("message_changed", e.Subtype);
            Assert.Null(e.PreviousMessage);
            Assert.NotNull(e.Message);
        }

        [Fact]
        public void Of_revoked_tokens_name_users()
        {
            var envelope = JsonSerializer.Deserialize(Sample.Bytes("realistic/events/tokens_revoked.user.json"), SlackJson.Default.EventEnvelope)!;

            Assert.Equal(["W111"], ((TokensRevokedEvent)ReadEvent(envelope.Event)).Tokens.OAuth);
            Assert.Equal(new WorkspaceKey("E111", "T111"), envelope.Workspace);
        }

        [Fact]
        public void Of_metadata_carry_it()
        {
            var e = (MessageMetadataEvent)ReadEvent(JsonElement.Parse(Sample.Bytes("realistic/inner-events/message_metadata_updated.json")));

            Assert.NotNull(e.Metadata);
            Assert.NotEqual("", e.MessageTs);
        }

        [Fact]
        public void Held_back_are_told_of_at_the_top_level() => Assert.Equal(
            1518467820,
            JsonSerializer.Deserialize(Sample.Bytes("realistic/events/app_rate_limited.json"), SlackJson.Default.AppRateLimitedEvent)!.MinuteRateLimited);

        [Fact]
        public void That_ask_whose_address_this_is_have_a_challenge() =>
            Assert.NotNull(JsonPeek.TopLevelText(Sample.Bytes("realistic/events/url_verification.json"), "challenge"u8));
    }

    public class Commands
    {
        public static TheoryData<string> Forms => [.. In("realistic/slash-commands")];

        [Theory]
        [MemberData(nameof(Forms))]
        public void Are_read(string name)
        {
            var form = SlackForm.Read(Sample.Bytes(name));

            Assert.Equal(SlackFormKind.Command, form.Kind);
            Assert.StartsWith("/", form.Command!.Command, StringComparison.Ordinal);
            Assert.StartsWith("https://hooks.slack.com/commands/", form.Command.ResponseUrl, StringComparison.Ordinal);
            Assert.NotNull(form.Command.TeamId);
        }

        [Fact]
        public void In_every_known_shape_are_read() => Assert.False(JsonSerializer.Deserialize(
            Sample.Bytes("json-logs/app-backend/slash-commands/SlashCommandPayload.json"), SlackJson.Default.SlashCommand)!.IsEnterpriseInstall);

        [Fact]
        public void That_look_at_the_certificate_are_none() =>
            Assert.Equal(SlackFormKind.SslCheck, SlackForm.Read(Sample.Bytes("handwritten/ssl-check.form")).Kind);
    }

    public class Blocks
    {
        public static TheoryData<string> Files => [.. In("realistic/block-kit")];

        [Theory]
        [MemberData(nameof(Files))]
        public void Are_read_whatever_is_in_them(string name)
        {
            var view = JsonSerializer.Deserialize(Sample.Bytes(name), SlackJson.Default.ReceivedView)!;
            var message = JsonSerializer.Deserialize(Sample.Bytes(name), SlackJson.Default.ReceivedMessage)!;

            Assert.NotEmpty(view.Blocks);
            Assert.Equal(view.Blocks.Select(block => block.Type), message.Blocks.Select(block => block.Type));
            Assert.All(
                view.Blocks.Where(block => block.Type == "rich_text"),
                block => Assert.NotNull(Slack.Blocks.RichTextReader.ToPlainText(block.Json)));
        }

        [Fact]
        public void As_an_answer_to_a_suggestion_are_what_this_library_writes() =>
            Assert.Equal(2, JsonElement.Parse(Sample.Bytes("realistic/ack-bodies/block_suggestion.option_groups.json")).GetProperty("option_groups").GetArrayLength());
    }

    public class Answers
    {
        static readonly Dictionary<string, Type> Types = new()
        {
            ["apps.connections.open"] = typeof(ConnectionAddress),
            ["auth.test"] = typeof(AuthTestResponse),
            ["bookmarks.add"] = typeof(BookmarkResponse),
            ["canvases.create"] = typeof(CanvasResponse),
            ["chat.getPermalink"] = typeof(PermalinkResponse),
            ["chat.postEphemeral"] = typeof(PostedEphemeral),
            ["chat.postMessage"] = typeof(PostedMessage),
            ["conversations.history"] = typeof(MessagePage),
            ["conversations.info"] = typeof(ConversationResponse),
            ["conversations.join"] = typeof(ConversationResponse),
            ["conversations.list"] = typeof(ConversationPage),
            ["conversations.members"] = typeof(MemberPage),
            ["files.getUploadURLExternal"] = typeof(UploadAddress),
            ["oauth.v2.access"] = typeof(OAuthAccess),
            ["openid.connect.token"] = typeof(OpenIdToken),
            ["team.info"] = typeof(TeamResponse),
            ["usergroups.list"] = typeof(UserGroupsResponse),
            ["users.conversations"] = typeof(ConversationPage),
            ["users.info"] = typeof(UserResponse),
            ["views.open"] = typeof(ViewResponse),
        };

        public static TheoryData<string> Files => [.. In("json-logs/api", "realistic/api", "realistic/errors", "handwritten/errors")];

        static SlackResponse Read(string name, byte[] json)
        {
            var method = Types.Keys.FirstOrDefault(method => Path.GetFileName(name).StartsWith(method + ".", StringComparison.Ordinal));
            var type = method is null ? typeof(SlackResponse) : Types[method];

            return (SlackResponse)JsonSerializer.Deserialize(json, SlackJson.Default.GetTypeInfo(type)!)!;
        }

        [Theory]
        [MemberData(nameof(Files))]
        public void Are_read(string name) => Assert.NotNull(Read(name, Sample.Bytes(name)));

        [Theory]
        [InlineData("realistic/errors/missing_scope.json", "missing_scope")]
        [InlineData("realistic/errors/invalid_auth.json", "invalid_auth")]
        [InlineData("realistic/errors/ratelimited.json", "ratelimited")]
        [InlineData("handwritten/errors/channel_not_found.json", "channel_not_found")]
        [InlineData("handwritten/errors/is_archived.json", "is_archived")]
        [InlineData("handwritten/errors/expired_trigger_id.json", "expired_trigger_id")]
        [InlineData("handwritten/errors/invalid_arguments.messages.json", "invalid_arguments")]
        public void That_refuse_say_why(string name, string error)
        {
            var answer = Read(name, Sample.Bytes(name));

            Assert.Equal((false, error), (answer.Ok, answer.Error));
        }

        [Fact]
        public void That_say_not_now_are_read_without_their_headers()
        {
            var http = Encoding.UTF8.GetString(Sample.Bytes(Assert.Single(Refused).Key)).ReplaceLineEndings("\n");

            Assert.Equal("ratelimited", Read("", Encoding.UTF8.GetBytes(http[(http.IndexOf("\n\n", StringComparison.Ordinal) + 2)..])).Error);
        }

        [Fact]
        public void With_real_looking_values_keep_them()
        {
            var history = (MessagePage)Read("conversations.history.json", Sample.Bytes("realistic/api/conversations.history.json"));
            var install = (OAuthAccess)Read("oauth.v2.access.json", Sample.Bytes("realistic/api/oauth.v2.access.token-rotation.json"));

            Assert.Equal("1695106171.334469", history.Messages[0].Ts);
            Assert.Equal((43201, "W111", new WorkspaceKey("E111", "T111")), (install.ExpiresIn, install.AuthedUser!.Id, install.Workspace));
            Assert.DoesNotContain("xox", install.ToString(), StringComparison.Ordinal);
        }
    }

    public class Frames
    {
        public static TheoryData<string> Files => [.. In("realistic/socket-mode", "handwritten/socket-mode")];

        [Theory]
        [MemberData(nameof(Files))]
        public void Are_read(string name)
        {
            var frame = JsonSerializer.Deserialize(Sample.Bytes(name), SlackJson.Default.SocketFrame)!;

            Assert.Contains(frame.Type, (string[])["hello", "disconnect", "events_api", "interactive"]);
            Assert.Equal(frame.Type is "events_api" or "interactive", frame.Payload.ValueKind == JsonValueKind.Object);
        }
    }
}
