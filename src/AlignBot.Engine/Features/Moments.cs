using AlignBot.Engine.Storage;

namespace AlignBot.Engine.Features;

/// <summary>Does what a feature does when something happened in another: a person left, a decision was recorded.</summary>
/// <typeparam name="TMoment">What happened. A record with the program and whatever those who follow need; contracts of the bot name them.</typeparam>
public interface IFollow<in TMoment>
    where TMoment : notnull
{
    /// <summary>Runs in the transaction of what happened, after its own rows are written.</summary>
    ValueTask FollowAsync(Session session, TMoment moment);
}

/// <summary>Tells those who follow of what happened, in the order of the features, in the transaction in which it did.</summary>
/// <remarks>Whoever follows is resolved when it is told: a desk may follow what another one tells, and tell something itself.</remarks>
public sealed class Moments(IServiceProvider services)
{
    /// <summary>Tells everybody who follows. All have done their part when it returns; if one fails, nothing has happened.</summary>
    public async ValueTask TellAsync<TMoment>(Session session, TMoment moment)
        where TMoment : notnull
    {
        foreach (var follower in services.GetServices<IFollow<TMoment>>())
        {
            await follower.FollowAsync(session, moment);
        }
    }
}
