using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static AlignBot.SlackSimulator.Control.ControlApi;

namespace AlignBot.SlackSimulator.Control;

/// <summary>People, channels, memberships and the app: what an administrator of the workspace does.</summary>
static class AdministrationApi
{
    public static void MapAdministration(this RouteGroupBuilder control, Simulator slack)
    {
        var sight = new PersonView(slack);
        var workspace = slack.Workspace;

        Act(control.MapPost, "/people", (_, body) => PersonView.Render(AddPerson(slack, body)));
        Act(control.MapPatch, "/people/{id}", (http, body) => PersonView.Render(slack.Roster.Change(Route(http, "id"), p => p with
        {
            Name = body.Str("name") ?? p.Name,
            RealName = body.Str("real_name") ?? p.RealName,
            Title = body.Str("title") ?? p.Title,
            Tz = Zone(body.Str("tz")) ?? p.Tz,
            Email = body.Str("email") ?? p.Email,
            Role = body.Str("role") is { } role ? Role(role) : p.Role,
            Deleted = body.Bool("deleted") ?? p.Deleted,
            Presence = body.Str("presence") ?? p.Presence,
            TeamId = body.Str("team_id") ?? p.TeamId,
        })));
        Act(control.MapPost, "/channels", (_, body) => ChannelJson(AddChannel(slack, body)));
        Act(control.MapPatch, "/channels/{id}", (http, body) =>
        {
            var channel = Channel(Route(http, "id"));
            if (body.Str("name") is { } name && name != channel.Name)
            {
                slack.Roster.Rename(channel, name);
            }

            channel.Topic = body.Str("topic") ?? channel.Topic;
            if (body.Str("id") is { } id && id != channel.Id)
            {
                slack.Roster.ChangeId(channel, id);
            }

            if (body.Bool("is_archived") is { } archived)
            {
                slack.Roster.Archive(channel, archived, body.Str("as") ?? workspace.People.Values.First(p => p.IsHuman).Id);
            }

            slack.Hints.Send("channels", channel.Id);
            return ChannelJson(channel);
        });
        Act(control.MapPost, "/channels/{id}/members", (http, body) =>
        {
            var channel = Channel(Route(http, "id"));
            var person = workspace.Person(body.Str("user")) ?? throw ControlRefusal.NotFound($"There is no person {body.Str("user")}.");
            slack.Roster.Join(channel, person.Id, body.Str("as"));
            return ChannelJson(channel);
        });
        Act(control.MapDelete, "/channels/{id}/members/{user}", (http, _) =>
        {
            var channel = Channel(Route(http, "id"));
            slack.Roster.Leave(channel, Route(http, "user"));
            return ChannelJson(channel);
        });
        Act(control.MapPost, "/app", (_, body) =>
        {
            slack.RegisterApp(App(body));
            return sight.App();
        });
        Act(control.MapPost, "/app/token", (_, body) =>
        {
            var app = workspace.App ?? throw ControlRefusal.NotFound("No app is registered.");
            workspace.App = app with { TokenError = body.Str("error") };
            if (body.Str("error") is { } ended)
            {
                workspace.Tokens.End(ended);
            }

            if (body.Bool("silent") == true)
            {
                return sight.App();
            }

            if (body.Str("error") == "account_inactive")
            {
                slack.Events.Raise("app_uninstalled", new JsonObject { ["type"] = "app_uninstalled" });
            }

            if (body.Str("error") is not null)
            {
                slack.Events.Raise("tokens_revoked", new JsonObject { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray(app.BotUserId) } });
            }

            return sight.App();
        });
        Act(control.MapPost, "/app/token/end", (_, body) =>
        {
            workspace.Tokens.EndIn(TimeSpan.FromSeconds(body.Long("in_seconds") ?? 0));
            return sight.App();
        });
        Act(control.MapPost, "/reset", (_, _) =>
        {
            slack.Reset();
            return new JsonObject { ["ok"] = true };
        });

        Channel Channel(string id) => workspace.Channel(id) ?? throw ControlRefusal.NotFound($"There is no channel {id}.");

        JsonObject ChannelJson(Channel channel) => new()
        {
            ["id"] = channel.Id,
            ["name"] = channel.Name,
            ["kind"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(channel.Kind.ToString()),
            ["topic"] = channel.Topic,
            ["is_archived"] = channel.IsArchived,
            ["members"] = channel.Members.AsJson(),
        };

        void Act(Func<string, Delegate, RouteHandlerBuilder> map, string path, Func<HttpContext, JsonObject, JsonNode?> act) =>
            map(path, async (HttpContext http) =>
            {
                var body = await BodyAsync(http.Request);
                lock (workspace.Gate)
                {
                    var answer = Answer(act(http, body));
                    slack.Changed();
                    return answer;
                }
            });
    }

    static Person AddPerson(Simulator slack, JsonObject body)
    {
        var name = body.Str("name") ?? throw new ControlRefusal("A person needs a 'name'.");
        return slack.AddPerson(
            body.Str("id") ?? slack.Workspace.NewId("U"),
            name,
            body.Str("real_name") ?? name,
            Role(body.Str("role") ?? "member"),
            Zone(body.Str("tz")) ?? "Europe/London",
            body.Str("title") ?? "", body.Str("team_id"));
    }

    static Channel AddChannel(Simulator slack, JsonObject body)
    {
        var members = body.Arr("members")?.Select(m => m!.GetValue<string>()).ToList() ?? [];
        foreach (var member in members)
        {
            if (slack.Workspace.Person(member) is null)
            {
                throw ControlRefusal.NotFound($"There is no person {member}.");
            }
        }
        return slack.Roster.Add(new Channel
        {
            Id = body.Str("id") ?? slack.Workspace.NewId("C"),
            Name = body.Str("name") ?? throw new ControlRefusal("A channel needs a 'name'."),
            Kind = Parsed<ChannelKind>(body.Str("kind") ?? "public", "kind of channel"),
            Topic = body.Str("topic") ?? "",
            Members = members,
            CreatedMs = slack.Clock.NowMs,
        });
    }

    static AppRegistration App(JsonObject body)
    {
        var given = new AppRegistration
        {
            SigningSecret = body.Str("signing_secret") ?? throw new ControlRefusal("An app needs a 'signing_secret'."),
            BotToken = body.Str("bot_token") ?? throw new ControlRefusal("An app needs a 'bot_token'."),
            AppToken = body.Str("app_token"),
            ClientId = body.Str("client_id"),
            ClientSecret = body.Str("client_secret"),
            TokenLife = body.Long("token_life_seconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            RequestUrl = body.Str("request_url") is not { } url || Uri.TryCreate(url, UriKind.Absolute, out _)
                ? body.Str("request_url") : throw new ControlRefusal($"'{url}' is no URL to deliver to."),
            Mode = body.Str("mode") is { } mode ? Parsed<AppMode>(mode, "mode") : AppMode.Http,
            Manifest = body.Obj("manifest").Copy(),
        };
        return given with { Id = body.Str("id") ?? given.Id, Name = body.Str("name") ?? given.Name, BotUserId = body.Str("bot_user_id") ?? given.BotUserId };
    }

    static PersonRole Role(string name) => Parsed<PersonRole>(name, "role");

    static T Parsed<T>(string name, string what) where T : struct, Enum =>
        Enum.TryParse<T>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value : throw new ControlRefusal($"There is no {what} '{name}'.");

    static string? Zone(string? name) =>
        name is null || TimeZoneInfo.TryFindSystemTimeZoneById(name, out _) ? name : throw new ControlRefusal($"There is no time zone '{name}'.");

    static string Route(HttpContext http, string name) => (string)http.Request.RouteValues[name]!;
}
