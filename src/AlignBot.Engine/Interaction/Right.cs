using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Engine.Interaction;

/// <summary>What somebody needs to be, to use a verb, a button or a form. Declared with it, and checked by the <see cref="Gate"/> before its handler runs.</summary>
/// <remarks>Closed. A right says who is let in; what the rules refuse beyond it (not your level, not your seat) they refuse themselves, on every click.</remarks>
public abstract record Right
{
    Right()
    {
    }

    /// <summary>Everybody who can see it: a link that Slack opens by itself, help, what only says how to go on.</summary>
    public static Right Open { get; } = new Everybody();

    /// <summary>The rules ask, on each use, who acts and what as: a seat of a level, a party, whoever runs a meeting.</summary>
    public static Right Ruled { get; } = new ByTheRules();

    /// <summary>The operating lead, the accountable executive and their deputies.</summary>
    public static Right Govern { get; } = GovernTo("change that", Mrkdwn.Of($"Ask one of them."));

    /// <summary>In a word, for docs/permissions.md.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it is asked of the program who somebody is. Where it is not, nothing is looked up.</summary>
    public virtual bool AsksTheProgram => true;

    /// <summary>Full members of the workspace who are or were in the channel; not guests, people of other organisations or deactivated accounts.</summary>
    /// <remarks>A guest reads what stands in the channel, and is sent nothing that does not.</remarks>
    /// <param name="what">What only they do, as the refusal says it: 'read its disputes here'.</param>
    public static Right Read(string what) => new Members(what);

    /// <summary>Those who govern, where the refusal has more to say than that.</summary>
    /// <param name="what">What only they can do: 'export the record'.</param>
    /// <param name="instead">What others do.</param>
    public static Right GovernTo(string what, Mrkdwn instead) => new Governors(what, instead);

    /// <summary>Why somebody may not; null when they may, as far as this right says.</summary>
    public abstract Denial? WhyNot(ProgramInfo program, UserId user, Instant now);

    sealed record Everybody : Right
    {
        public override string Name => "everybody";

        public override bool AsksTheProgram => false;

        public override Denial? WhyNot(ProgramInfo program, UserId user, Instant now) => null;
    }

    sealed record ByTheRules : Right
    {
        public override string Name => "by the rules";

        public override bool AsksTheProgram => false;

        public override Denial? WhyNot(ProgramInfo program, UserId user, Instant now) => null;
    }

    sealed record Governors(string What, Mrkdwn Instead) : Right
    {
        public override string Name => "those who govern";

        public override Denial? WhyNot(ProgramInfo program, UserId user, Instant now)
        {
            if (RosterChecks.WhyNotGovern(program.Roster, user, now) is not RosterRefusal.NotPermitted no)
            {
                return null;
            }

            var sentence = $"Only {(no.WhoMay.IsEmpty ? "those who run the program" : Names.List(program.Roster, no.WhoMay, " or "))} can {What}.";
            return new Denial(Mrkdwn.Of($"{sentence} {Instead}"), sentence);
        }
    }

    sealed record Members(string What) : Right
    {
        public override string Name => "members";

        public override Denial? WhyNot(ProgramInfo program, UserId user, Instant now)
        {
            if (program.Roster.MayDecide(user))
            {
                return null;
            }

            var why = $"{What}, and your account {Names.Why(program.Roster.StandingOf(user))}.";
            return new Denial(Mrkdwn.Of($"Only full members of {Mention.Channel(program.ChannelId)} {why}"), $"Only full members of {program.Name} {why}");
        }
    }
}

/// <summary>Why somebody was not let in.</summary>
/// <param name="Sentence">For a message or page.</param>
/// <param name="Plain">The same for under a form's field, where there is no markup.</param>
public sealed record Denial(Mrkdwn Sentence, string Plain);
