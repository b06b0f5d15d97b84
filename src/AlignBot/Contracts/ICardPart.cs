using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.Contracts;

/// <summary>What another feature says on the card of something, beside what the card says itself.</summary>
/// <typeparam name="TSubject">The state that the card shows.</typeparam>
interface ICardPart<in TSubject>
{
    /// <summary>A line or few for everybody who reads the card; <see cref="Mrkdwn.Empty"/> when there is nothing to say.</summary>
    /// <param name="db">Does not track.</param>
    /// <param name="program">As it stands now.</param>
    /// <param name="subject">As the card shows it.</param>
    Task<Mrkdwn> SayAsync(AlignBotContext db, ProgramInfo program, TSubject subject);
}

static class CardParts
{
    /// <summary>What all of them say, in the order of the features; empty when none has anything to say.</summary>
    public static async Task<Mrkdwn> SayAsync<TSubject>(this IEnumerable<ICardPart<TSubject>> parts, AlignBotContext db, ProgramInfo program, TSubject subject)
    {
        var said = new List<Mrkdwn>();
        foreach (var part in parts)
        {
            if (await part.SayAsync(db, program, subject) is { Length: > 0 } words)
            {
                said.Add(words);
            }
        }

        return Mrkdwn.Join("\n", said);
    }
}
