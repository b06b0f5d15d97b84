using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Removal;

/// <summary>A program is deleted by the accountable executive and the operating lead together, after both could have the record as a file.</summary>
public static class RemovalWorkflow
{
    /// <summary>What becomes of a removal.</summary>
    public static Outcome<RemovalRequest> Apply(RemovalRequest removal, RemovalCommand command, RuleContext context)
    {
        removal = Standing(removal, context.Roster, context.Now);
        if (Pair(context.Roster, context.Now) is not var (executive, lead))
        {
            return new Outcome<RemovalRequest>.Refused(new RemovalRefusal.NeedsTwo());
        }

        if (command.Actor != executive && command.Actor != lead)
        {
            return new Outcome<RemovalRequest>.Refused(new RemovalRefusal.NotOneOfThem(executive, lead));
        }

        var other = command.Actor == executive ? lead : executive;
        return command switch
        {
            RemovalCommand.Ask => Ask(removal, command.Actor, other, context.Now),
            RemovalCommand.Confirm confirm => Confirm(removal, confirm, other, context.Now),
            _ => Keep(removal, command.Actor, other, context.Now),
        };
    }

    /// <summary>Who acts as executive and as operating lead now; null where these are no two people.</summary>
    public static (UserId Executive, UserId OperatingLead)? Pair(Roster roster, Instant now) =>
        roster.Acting(Role.AccountableExecutive, now) is { } executive && roster.Acting(Role.OperatingLead, now) is { } lead && executive != lead
            ? (executive, lead)
            : null;

    /// <summary>The request as it counts now: of whoever is not one of the two any more it counts no longer.</summary>
    public static RemovalRequest Standing(RemovalRequest removal, Roster roster, Instant now) =>
        Pair(roster, now) is var (executive, lead) && (removal.AskedBy == executive || removal.AskedBy == lead) ? removal : RemovalRequest.None;

    static Outcome<RemovalRequest> Ask(RemovalRequest removal, UserId actor, UserId other, Instant now) => removal.IsOpen(now)
        ? new Outcome<RemovalRequest>.Refused(new RemovalRefusal.AskedAlready(removal.AskedBy!.Value, removal.Until!.Value))
        : new Outcome<RemovalRequest>.Changed(new RemovalRequest(actor, now), [new RemovalEffect.Asked(actor, other)]);

    static Outcome<RemovalRequest> Confirm(RemovalRequest removal, RemovalCommand.Confirm confirm, UserId other, Instant now) =>
        !removal.IsOpen(now) ? new Outcome<RemovalRequest>.Refused(new RemovalRefusal.NotAsked())
        : removal.AskedBy == confirm.Actor ? new Outcome<RemovalRequest>.Refused(new RemovalRefusal.OwnRequest(other))
        : removal.AskedBy != other ? new Outcome<RemovalRequest>.Refused(new RemovalRefusal.NotAsked())
        : !confirm.HasExport ? new Outcome<RemovalRequest>.Refused(new RemovalRefusal.NoExportYet())
        : new Outcome<RemovalRequest>.Changed(RemovalRequest.None, [new RemovalEffect.Removed(other, confirm.Actor)]);

    static Outcome<RemovalRequest> Keep(RemovalRequest removal, UserId actor, UserId other, Instant now) => removal.IsOpen(now)
        ? new Outcome<RemovalRequest>.Changed(RemovalRequest.None, [new RemovalEffect.Kept(actor, other)])
        : new Outcome<RemovalRequest>.Ignored("Nobody has asked for it, or it is too long ago.");
}
