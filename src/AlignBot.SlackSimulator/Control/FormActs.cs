using AlignBot.SlackSimulator.Validation;

namespace AlignBot.SlackSimulator.Control;

/// <summary>Filling in, pressing, submitting and closing: what a person does to blocks in messages and views.</summary>
sealed class FormActs(Simulator slack)
{
    Workspace Workspace => slack.Workspace;

    public async Task<Delivered> InputAsync(JsonObject body)
    {
        AppRequest request;
        lock (Workspace.Gate)
        {
            var person = slack.Acts.Me(body);
            var place = PlaceOf(body, person);
            var placed = BlockTree.Find(place.Blocks, body.Str("block_id"), body.Str("action_id"));
            InputState.Set(place.Values, placed, body["value"]);
            if (place.View is { } view)
            {
                view.Errors.Remove(placed.BlockId);
            }

            Hint(place, person);
            if (!placed.Dispatches)
            {
                return new Delivered();
            }

            request = Action(person, place, placed, null);
        }
        return await PressAsync(request);
    }

    public async Task<Delivered> ClickAsync(JsonObject body)
    {
        AppRequest request;
        lock (Workspace.Gate)
        {
            var person = slack.Acts.Me(body);
            var place = PlaceOf(body, person);
            var placed = BlockTree.Pressed(place.Blocks, place.Before, body.Str("block_id"), body.Str("action_id"), body.Str("value"));
            if (placed.Type is not ("button" or "overflow"))
            {
                throw new ControlRefusal($"A {placed.Type} is not pressed; give it an input.");
            }

            request = Action(person, place, placed, body.Str("value"));
        }
        return await PressAsync(request);
    }

    public async Task<JsonObject> OptionsAsync(JsonObject body)
    {
        AppRequest request;
        lock (Workspace.Gate)
        {
            var person = slack.Acts.Me(body);
            var place = PlaceOf(body, person);
            var placed = BlockTree.Find(place.Blocks, body.Str("block_id"), body.Str("action_id"));
            if (!placed.Type.EndsWith("external_select", StringComparison.Ordinal))
            {
                throw new ControlRefusal($"A {placed.Type} has its options already.");
            }

            request = new AppRequest(DeliveryKind.Options, placed.ActionId, Payloads.Suggestion(slack, person, place, placed, body.Str("query") ?? ""));
        }
        var answer = await slack.Link.SendAsync(request);
        var given = answer.Received ? answer.Json as JsonObject : null;
        if (given.Arr("options") is { } options && given.Arr("option_groups") is null)
        {
            return new JsonObject { ["options"] = options.Take(100).Select(o => o.Copy()).AsJson() };
        }

        if (given.Arr("option_groups") is { } groups && given.Arr("options") is null)
        {
            return new JsonObject { ["option_groups"] = groups.Take(100).Select(g => g.Copy()).AsJson() };
        }

        return new JsonObject { ["options"] = new JsonArray(), ["error"] = "There was an error fetching the options." };
    }

    public async Task<Delivered> SubmitAsync(JsonObject body)
    {
        AppRequest request;
        OpenView view;
        lock (Workspace.Gate)
        {
            var person = slack.Acts.Me(body);
            view = Top(body, person);
            if (view.Busy)
            {
                throw new ControlRefusal("The form is being sent already.", 409);
            }

            if (view.Given["submit"] is null)
            {
                throw new ControlRefusal("This view has no submit button.");
            }

            foreach (var (blockId, actions) in body.Obj("values") ?? [])
            {
                foreach (var (actionId, value) in actions as JsonObject ?? [])
                {
                    InputState.Set(view.Values, BlockTree.Find(view.Blocks, blockId, actionId), value);
                }
            }
            view.Errors = SubmitCheck.Errors(view.Blocks, view.Values);
            view.Notice = null;
            slack.Hints.Send("view", user: person.Id);
            if (view.Errors.Count > 0)
            {
                return new Delivered { ViewId = view.Id, Error = view.Errors.Values.First() };
            }

            view.Busy = true;
            request = new AppRequest(DeliveryKind.Interaction, view.Given.Str("callback_id") ?? "", Payloads.Submission(slack, person, view));
        }
        var answer = await slack.Link.SendAsync(request);
        return SubmitAnswer.Apply(slack, view, answer);
    }

    public async Task<Delivered> CloseAsync(JsonObject body)
    {
        AppRequest? request = null;
        lock (Workspace.Gate)
        {
            var person = slack.Acts.Me(body);
            var top = Top(body, person);
            var stack = Workspace.Stack(person.Id).ToArray();
            var all = body.Bool("all") == true || top.Given.Bool("clear_on_close") == true;
            slack.Views.Close(person.Id, all);
            // The cross closes the whole stack and tells of its root; the close button tells of its own view.
            var told = all ? stack[0] : top;
            if (all ? stack.Any(v => v.NotifyOnClose) : top.NotifyOnClose)
            {
                request = new AppRequest(DeliveryKind.Interaction, told.Given.Str("callback_id") ?? "", Payloads.Closed(slack, person, told, cleared: all));
            }
        }
        return request is null ? new Delivered() : Delivered.Of(await slack.Link.SendAsync(request), error: null);
    }

    async Task<Delivered> PressAsync(AppRequest request)
    {
        var answer = await slack.Link.SendAsync(request);
        slack.Changed();
        return Acts.Acknowledged(answer);
    }

    AppRequest Action(Person person, Place place, PlacedElement placed, string? picked)
    {
        var action = new JsonObject { ["action_id"] = placed.ActionId, ["block_id"] = placed.BlockId, ["type"] = placed.Type };
        foreach (var name in new[] { "text", "value", "style", "url", "placeholder", "confirm" })
        {
            if (placed.Element[name] is { } given)
            {
                action[name] = given.Copy();
            }
        }
        if (placed.Type == "overflow")
        {
            action["selected_option"] = InputState.Options(placed.Element).FirstOrDefault(o => o.Str("value") == picked).Copy()
                ?? throw new ControlRefusal($"'{placed.ActionId}' has no option '{picked}'.");
        }
        else if (InputState.Field(placed.Type) is { } field)
        {
            action[field] = place.Values.Obj(placed.BlockId).Obj(placed.ActionId)?[field].Copy();
        }
        action["action_ts"] = Workspace.Ts.Next(slack.Clock.NowMs);
        return new AppRequest(DeliveryKind.Interaction, placed.ActionId, Payloads.BlockActions(slack, person, place, action), place.Message?.Channel);
    }

    /// <summary>The view by id, or the message by channel and ts, with this person's values in it.</summary>
    Place PlaceOf(JsonObject body, Person person)
    {
        if (body.Str("view_id") is { } viewId)
        {
            var view = Workspace.View(viewId) is { } open && open.User == person.Id
                ? open
                : throw ControlRefusal.NotFound($"{person.RealName} has no open view {viewId}.");
            return new Place(null, view, view.Values);
        }
        var message = slack.Acts.Seen(body).Find(body.Str("message_ts"));
        if (message is null || (message.EphemeralTo is { } only && only != person.Id))
        {
            throw ControlRefusal.NotFound($"There is no message {body.Str("message_ts")}.");
        }

        var values = message.StateByUser[person.Id] = InputState.Of(message.Blocks, message.StateByUser.GetValueOrDefault(person.Id));
        return new Place(message, null, values);
    }

    OpenView Top(JsonObject body, Person person)
    {
        var stack = Workspace.Stack(person.Id);
        var top = stack.Count == 0 ? throw ControlRefusal.NotFound($"{person.RealName} has no open modal.") : stack[^1];
        return body.Str("view_id") is not { } id || id == top.Id ? top : throw new ControlRefusal($"View {id} is not the open one; {top.Id} is.", 409);
    }

    void Hint(Place place, Person person)
    {
        if (place.View is { } view)
        {
            slack.Hints.Send(view.Type == "home" ? "home" : "view", user: person.Id);
        }
        else
        {
            slack.Hints.Send("message", place.Message!.Channel, place.Message.Ts, place.Message.ThreadTs, person.Id);
        }
    }
}
