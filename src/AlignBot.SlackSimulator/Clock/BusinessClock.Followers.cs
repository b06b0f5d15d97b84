namespace AlignBot.SlackSimulator.Clock;

/// <content>Who follows it: a follower is seen when it asks, and has heard what came before it asks for more. All of it under the clock's lock.</content>
sealed partial class BusinessClock
{
    void See(string? follower)
    {
        if (!string.IsNullOrEmpty(follower))
        {
            lastSeen[follower] = real.GetUtcNow();
        }
    }

    void Hear(string? follower, long? after)
    {
        if (string.IsNullOrEmpty(follower) || after is not { } known)
        {
            return;
        }

        heard[follower] = known;
        var signal = listened;
        listened = NewSignal();
        signal.TrySetResult();
    }

    void StopPolling(string? follower, bool gone)
    {
        if (string.IsNullOrEmpty(follower))
        {
            return;
        }

        var left = polling.GetValueOrDefault(follower) - 1;
        if (left > 0)
        {
            polling[follower] = left;
        }
        else
        {
            polling.Remove(follower);
        }

        if (gone && left <= 0)
        {
            lastSeen.Remove(follower);
        }
        else
        {
            See(follower);
        }
    }

    int Followers() => lastSeen.Keys.Count(Follows);

    bool Follows(string follower) => polling.ContainsKey(follower) || real.GetUtcNow() - lastSeen[follower] < FollowerGrace;
}
