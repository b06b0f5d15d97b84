using System.Security.Cryptography;

namespace AlignBot.SlackSimulator.Model;

/// <summary>Modals and Home tabs: opened, stacked, updated by hash, closed. What is given has been validated before.</summary>
sealed class ViewDesk(Workspace workspace, BusinessClock clock, Hints hints)
{
    public const int Deepest = 3;

    /// <summary>Opens a modal; one that was open is replaced.</summary>
    public OpenView Open(string user, JsonObject view)
    {
        lock (workspace.Gate)
        {
            RefuseDuplicate(view, except: null);
            var stack = workspace.Stack(user);
            stack.Clear();
            return Place(stack, user, view);
        }
    }

    public OpenView Push(string user, string? fromViewId, JsonObject view)
    {
        lock (workspace.Gate)
        {
            var stack = workspace.Stack(user);
            if (fromViewId is null || stack.TrueForAll(v => v.Id != fromViewId))
            {
                throw new SlackRefusal("invalid_trigger_id");
            }

            if (stack.Count >= Deepest)
            {
                throw new SlackRefusal("push_limit_reached");
            }

            RefuseDuplicate(view, except: null);
            return Place(stack, user, view);
        }
    }

    public OpenView Update(string? viewId, string? externalId, string? hash, JsonObject view)
    {
        lock (workspace.Gate)
        {
            var open = viewId is not null
                ? workspace.View(viewId)
                : workspace.Stacks.Values.SelectMany(s => s).Concat(workspace.Homes.Values).FirstOrDefault(v => v.ExternalId.Length > 0 && v.ExternalId == externalId);
            if (open is null)
            {
                throw new SlackRefusal("not_found");
            }

            if (hash is { Length: > 0 } && hash != open.Hash)
            {
                throw new SlackRefusal("hash_conflict");
            }

            RefuseDuplicate(view, except: open);
            Replace(open, view);
            return open;
        }
    }

    /// <summary>Puts new content into an open view; what was typed stays where block_id, action_id and type are the same.</summary>
    public void Replace(OpenView open, JsonObject view)
    {
        lock (workspace.Gate)
        {
            open.Given = WithIds(view);
            open.Values = InputState.Of(open.Blocks, open.Values);
            open.Hash = NewHash();
            open.Errors = [];
            open.Notice = null;
        }
        hints.Send(open.Type == "home" ? "home" : "view", user: open.User);
    }

    public OpenView Publish(string user, string? hash, JsonObject view)
    {
        OpenView? home;
        lock (workspace.Gate)
        {
            if (workspace.Homes.TryGetValue(user, out home))
            {
                if (hash is { Length: > 0 } && hash != home.Hash)
                {
                    throw new SlackRefusal("hash_conflict");
                }

                RefuseDuplicate(view, except: home);
                Replace(home, view);
                return home;
            }
            RefuseDuplicate(view, except: null);
            var id = workspace.NewId("V");
            var given = WithIds(view);
            home = new OpenView { Id = id, RootId = id, User = user, Given = given, Hash = NewHash(), Values = InputState.Of(given.Arr("blocks")) };
            workspace.Homes[user] = home;
        }
        hints.Send("home", user: user);
        return home;
    }

    /// <summary>Takes the top view, or with <paramref name="all"/> the whole stack; gives what was closed, top first.</summary>
    public IReadOnlyList<OpenView> Close(string user, bool all)
    {
        lock (workspace.Gate)
        {
            var stack = workspace.Stack(user);
            var count = all ? stack.Count : Math.Min(1, stack.Count);
            var closed = stack.TakeLast(count).Reverse().ToArray();
            stack.RemoveRange(stack.Count - count, count);
            hints.Send("view", user: user);
            return closed;
        }
    }

    OpenView Place(List<OpenView> stack, string user, JsonObject view)
    {
        var id = workspace.NewId("V");
        var given = WithIds(view);
        var open = new OpenView
        {
            Id = id,
            User = user,
            RootId = stack.Count == 0 ? id : stack[0].Id,
            PreviousId = stack.Count == 0 ? null : stack[^1].Id,
            Given = given,
            Hash = NewHash(),
            Values = InputState.Of(given.Arr("blocks")),
        };
        stack.Add(open);
        hints.Send("view", user: user);
        return open;
    }

    void RefuseDuplicate(JsonObject view, OpenView? except)
    {
        if (view.Str("external_id") is { Length: > 0 } id
            && workspace.Stacks.Values.SelectMany(s => s).Concat(workspace.Homes.Values).Any(v => v != except && v.ExternalId == id))
        {
            throw new SlackRefusal("duplicate_external_id");
        }
    }

    static JsonObject WithIds(JsonObject view)
    {
        var copy = view.Copy()!;
        copy["blocks"] = BlockTree.WithIds(view.Arr("blocks") ?? []);
        return copy;
    }

    string NewHash() => string.Create(CultureInfo.InvariantCulture, $"{clock.NowMs / 1000}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}");
}
