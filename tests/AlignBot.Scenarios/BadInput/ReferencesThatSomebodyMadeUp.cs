using System.Text.Json.Nodes;
using AlignBot.Engine.Interaction;
using AlignBot.Scenarios.Harness;
using AlignBot.Slack;

namespace AlignBot.Scenarios.BadInput;

/// <summary>Whatever a button, a menu or a form carries along, it is answered: nothing that is sent gives a 5xx, which Slack would send again.</summary>
public sealed class ReferencesThatSomebodyMadeUp : IAsyncLifetime
{
    static readonly string[] Values =
    [
        "0", "0/", "999999", "-1", "99999999999999999999", "1/1", "0/00000000-0000-0000-0000-000000000000/1/1", "1/00000000-0000-0000-0000-000000000000",
        "1/00000000-0000-0000-0000-000000000000/1/1/99", "1/99/1", "edit:99", "0:0", "1/0192f0000000700080000000000001/x/y", "",
    ];

    GtmWorld world = null!;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Of_every_deed_and_form()
    {
        using var doorbell = new Doorbell(world);
        var failed = new List<string>();
        var turn = 0;
        foreach (var declared in world.BotService<RightsTable>().All.DistinctBy(declared => (declared.Kind, declared.Id)))
        {
            foreach (var value in Values)
            {
                if (Payload(declared, value, ++turn) is { } payload
                    && (await doorbell.SendAsync(Doorbell.Signed(Doorbell.Interaction(payload)))).Status >= 500)
                {
                    failed.Add($"{declared.Kind} {declared.Id} '{value}'");
                }
            }
        }

        Assert.Equal([], failed);
    }

    static JsonObject? Payload(DeclaredRight declared, string value, int turn)
    {
        var id = declared.Id.TrimEnd('*') + (declared.Id.EndsWith('*') ? "99" : "");
        var payload = new JsonObject
        {
            ["team"] = new JsonObject { ["id"] = "T0ACME" },
            ["user"] = new JsonObject { ["id"] = "UANA" },
            ["trigger_id"] = $"13345224609.738474920.{turn}",
        };
        switch (declared.Kind)
        {
            case HandlerKind.Action:
                payload["type"] = "block_actions";
                payload["channel"] = new JsonObject { ["id"] = "CGTM" };
                var action = new JsonObject { ["action_id"] = id, ["block_id"] = "b", ["type"] = turn % 2 == 0 ? "button" : "overflow", ["action_ts"] = "1.1", ["value"] = value };
                if (turn % 2 != 0)
                {
                    action["selected_option"] = new JsonObject { ["value"] = $"{declared.Part ?? "99"}:{value}" };
                }

                payload["actions"] = new JsonArray(action);
                return payload;
            case HandlerKind.Submission or HandlerKind.Closed:
                payload["type"] = declared.Kind == HandlerKind.Closed ? "view_closed" : "view_submission";
                payload["view"] = new JsonObject
                {
                    ["id"] = $"V{turn}",
                    ["root_view_id"] = $"V{turn}",
                    ["type"] = "modal",
                    ["callback_id"] = id,
                    ["hash"] = $"{turn}.a",
                    ["private_metadata"] = value,
                    ["blocks"] = new JsonArray(),
                    ["state"] = new JsonObject { ["values"] = new JsonObject() },
                };
                return payload;
            default:
                return null;
        }
    }
}
