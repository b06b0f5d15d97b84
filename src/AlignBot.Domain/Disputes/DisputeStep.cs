using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <summary>One command on its way through the rules: the state as it becomes, and the effects it gathers. Lives within one Apply.</summary>
sealed class DisputeStep(Dispute state, DisputeContext context)
{
    readonly List<Effect> effects = [];

    public Dispute State { get; set; } = state;

    public DisputeContext Context => context;

    public Instant Now => context.Now;

    public Roster Roster => context.Roster;

    public bool HasEffects => effects.Count > 0;

    public void Emit(DisputeEffect effect) => effects.Add(effect);

    /// <summary>A line of the record.</summary>
    public void Log(DisputeFact fact, UserId? actor = null) => Emit(new DisputeEffect.Log(fact, actor));

    /// <summary>A line of the record that the thread is told too.</summary>
    public void Tell(DisputeNotice notice, UserId? actor = null)
    {
        Log(notice, actor);
        Emit(new DisputeEffect.Announce(notice));
    }

    public void SetTimer(DisputeTimer timer, Instant at)
    {
        if (!State.Timers.Contains(timer))
        {
            State = State with { Timers = State.Timers.Add(timer) };
        }

        Emit(new DisputeEffect.SetTimer(timer, at));
    }

    public void ClearTimers(Func<DisputeTimer, bool> which)
    {
        foreach (var timer in State.Timers.Where(which))
        {
            Emit(new DisputeEffect.ClearTimer(timer));
        }

        State = State with { Timers = [.. State.Timers.Where(t => !which(t))] };
    }

    /// <summary>Asks, or brings a standing ask to the present state.</summary>
    /// <param name="to">Who is asked.</param>
    /// <param name="kind">For what.</param>
    /// <param name="revision">Of the offer it is about; see <see cref="OpenAsk"/>.</param>
    public void Ask(UserId to, AskKind kind, int revision = 0)
    {
        if (State.Asks.Any(a => a.To == to && a.Kind == kind))
        {
            Refresh(to, kind);
            return;
        }

        var ask = new OpenAsk(to, kind, State.Round, State.Level, revision);
        State = State with { Asks = State.Asks.Add(ask) };
        Emit(new DisputeEffect.Ask(ask));
    }

    /// <summary>Turns the message in which somebody answered into an ask again; no new one is sent.</summary>
    public void AskAgain(UserId to)
    {
        var ask = new OpenAsk(to, AskKind.Decide, State.Round, State.Level);
        if (!State.Asks.Contains(ask))
        {
            State = State with { Asks = State.Asks.Add(ask) };
        }

        Emit(new DisputeEffect.RefreshAsk(ask));
    }

    public void Refresh(UserId to, AskKind kind)
    {
        foreach (var ask in State.Asks.Where(a => a.To == to && a.Kind == kind))
        {
            Emit(new DisputeEffect.RefreshAsk(ask));
        }
    }

    /// <summary>Brings the asks of those who have not ruled to the present state.</summary>
    public void RefreshDeciders(UserId? except = null)
    {
        foreach (var ask in State.Asks.Where(a => a.Kind is AskKind.Decide && a.To != except))
        {
            Emit(new DisputeEffect.RefreshAsk(ask));
        }
    }

    public void CloseAsk(UserId to, AskKind kind, AskEnd why) => CloseAsks(a => a.To == to && a.Kind == kind, why);

    public void CloseAsks(Func<OpenAsk, bool> which, AskEnd why)
    {
        foreach (var ask in State.Asks.Where(which))
        {
            Emit(new DisputeEffect.CloseAsk(ask, why));
        }

        State = State with { Asks = [.. State.Asks.Where(a => !which(a))] };
    }

    public void Put(Seat seat) => State = State with { Seats = State.Seats.SetItem(seat.Index, seat) };

    /// <summary>The outcome, the card brought to the present state last.</summary>
    public Outcome<Dispute>.Changed Done()
    {
        if (HasEffects && !effects.Any(e => e is DisputeEffect.PostCard))
        {
            Emit(new DisputeEffect.EditCard());
        }

        return new Outcome<Dispute>.Changed(State, [.. effects]);
    }

    /// <summary>The outcome of something that nobody sees on the card.</summary>
    public Outcome<Dispute>.Changed DoneQuietly() => new(State, [.. effects]);
}
