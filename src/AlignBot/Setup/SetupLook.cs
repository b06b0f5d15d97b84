using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Domain.Setup;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Setup;

/// <summary>Asks Slack whether a program can live in a channel, who is there, and whether somebody may set it up; or says why not, and what to do.</summary>
sealed class SetupLook(IChannelPeople people, ProgramDirectory programs, IEnumerable<IProgramChannels> channels, SetupStore store, IDatabase database, FormOpener forms, ILogger<SetupLook> log)
{
    /// <summary>How many people are looked up. Of a crowd the rest is learned once the program runs.</summary>
    const int Most = 200;

    /// <summary>What is typed in the channel to have the bot there.</summary>
    public const string Invite = "/invite @AlignBot";

    /// <summary>Asks, and keeps who is there in the draft.</summary>
    /// <param name="named">Who was chosen on the page: of a crowd they are looked up before others.</param>
    public async Task<SetupSeen> LookAsync(int installationId, WorkspaceKey workspace, string channel, UserId actor, IEnumerable<UserId> named, CancellationToken ct)
    {
        if (await WhyNotHereAsync(installationId, channel) is { } taken)
        {
            return taken;
        }

        ChannelFound found;
        try
        {
            var chosen = await store.FindAsync(installationId, channel) is { } draft ? SetupPeople.NamedIn(draft) : [];
            found = await people.AskAsync(installationId, workspace, channel, Most, [.. named.Concat(chosen).Prepend(actor).Select(user => user.Value).Distinct()], ct);
        }
        catch (SlackApiException refused)
        {
            log.LogWarning("The channel {Channel} can't be looked at for its set-up: {Error}.", channel, refused.Error);
            return No(WhySilent(refused.Error), again: true);
        }

        if (WhyNot(found.Channel) is { } no)
        {
            return no;
        }

        if (found.People.FirstOrDefault(one => one.User.Id == actor.Value) is var (_, kind) && kind is not MemberKind.Human)
        {
            return No(Mrkdwn.Of($"Only full members of the workspace can set AlignBot up, and your account {Names.Why(kind is MemberKind.Guest ? Standing.Guest : Standing.External)}. Ask somebody of the team; they type `/align setup` here."), again: false);
        }

        if (found.People.All(one => one.User.Id != actor.Value))
        {
            return No(Mrkdwn.Of($"You are not in this channel. Join it, then look again."), again: true);
        }

        return new SetupSeen(await database.WriteAsync(WorkPriority.Person, session => KeepAsync(session, installationId, channel, found)), Mrkdwn.Empty, false);
    }

    /// <summary>The same within the time that a form's answer has; null where Slack takes longer.</summary>
    public async Task<SetupSeen?> LookSoonAsync(int installationId, WorkspaceKey workspace, string channel, UserId actor, IEnumerable<UserId> named, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(forms.Patience);
        try
        {
            return await LookAsync(installationId, workspace, channel, actor, named, patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    static async ValueTask<SetupDraft> KeepAsync(Session session, int installationId, string channel, ChannelFound found)
    {
        var draft = await SetupStore.HoldAsync(session, installationId, channel) ?? new SetupDraft { Channel = channel, Subject = Guid.CreateVersion7() };
        draft = draft with
        {
            ChannelName = found.Channel.Name ?? "",
            Count = found.Count,
            People = [.. found.People.Where(one => !one.User.Deleted).Select(one => new PersonFound(new UserId(one.User.Id), one.User.ShownName, one.User.Profile.Title, one.User.Tz, one.Kind))],
        };
        await SetupStore.SaveAsync(session, installationId, draft);
        return draft;
    }

    /// <summary>A program lives here already, or has a category's threads here.</summary>
    async Task<SetupSeen?> WhyNotHereAsync(int installationId, string channel)
    {
        if (await programs.FindAsync(installationId, channel) is { } here)
        {
            var program = await programs.LatestAsync(here);
            return No(Mrkdwn.Of($"*{program.Name}* runs in this channel already. `/align status` shows how it stands, `/align members` who is who; each part has a command of its own to change it."), again: false);
        }

        return await OtherAsync(installationId, channel) is { } other
            ? No(Mrkdwn.Of($"*{other}* has some of its threads in this channel, so no other program can live here. Set it up in another channel."), again: false)
            : null;
    }

    /// <summary>The name of a program that speaks in a channel besides its own.</summary>
    public async Task<string?> OtherAsync(int installationId, string channel)
    {
        var rows = await database.ReadAsync(db => db.Programs.Where(row => row.InstallationId == installationId).Select(row => new { row.Name, row.Settings }).ToListAsync());
        return rows.Find(row => channels.Any(one => one.Of(ProgramParts.Read(row.Settings)).Any(named => named.Id == channel)))?.Name;
    }

    static SetupSeen? WhyNot(Conversation channel) => channel switch
    {
        { IsIm: true } or { IsMpim: true } =>
            No(Mrkdwn.Of($"A program lives in a channel, and this is a direct message. Type `/align setup` in the channel where sales and marketing meet."), again: false),
        { IsArchived: true } => No(Mrkdwn.Of($"This channel is archived, so nothing can be posted here. Unarchive it and look again, or set AlignBot up in another channel. What was entered is kept."), again: true),
        { IsMember: false } => No(Mrkdwn.Of($"AlignBot is not in this channel yet. Type this here, then look again; what was entered is kept:\n`{Invite}`"), again: true),
        _ => null,
    };

    static Mrkdwn WhySilent(string error) => error switch
    {
        "channel_not_found" or "not_in_channel" =>
            Mrkdwn.Of($"AlignBot is not in this channel, and Slack shows it a private one only once it is. Type this here, then look again; what was entered is kept:\n`{Invite}`"),
        "missing_scope" or "no_permission" => Mrkdwn.Of(
            $"AlignBot may not see this channel: the permission for private channels (`groups:read`) is missing. Whoever manages the app puts the current manifest in and installs it again; or set AlignBot up in a public channel. If AlignBot is not in the channel yet, type `{Invite}` here. Then look again; what was entered is kept."),
        _ => Mrkdwn.Of($"Slack does not say who is in this channel ({error}). What was entered is kept; look again in a moment."),
    };

    static SetupSeen No(Mrkdwn why, bool again) => new(null, why, again);
}

/// <param name="Draft">The set-up with who is there now; null where it can't go on.</param>
/// <param name="Why">Why not, and what to do.</param>
/// <param name="CanLookAgain">Whether that may change.</param>
sealed record SetupSeen(SetupDraft? Draft, Mrkdwn Why, bool CanLookAgain);
