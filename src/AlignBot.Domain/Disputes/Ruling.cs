using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <summary>A follow-up of a decision: what, by whom, until when.</summary>
public sealed record FollowUp(string Text, UserId Owner, LocalDate DueOn);

/// <summary>What a ruling or a settlement says: one of the options or other words, why, and what follows.</summary>
public sealed record Terms
{
    /// <summary>Index of the option chosen; null when <see cref="Other"/> says something else.</summary>
    public int? Option { get; init; }

    /// <summary>Words of one's own, when none of the options fits.</summary>
    public string? Other { get; init; }

    /// <summary>Why. Required.</summary>
    public required string Rationale { get; init; }

    /// <summary>From when it holds; null: at once.</summary>
    public LocalDate? EffectiveOn { get; init; }

    /// <summary>When it is looked at again; null: not planned.</summary>
    public LocalDate? ReviewOn { get; init; }

    /// <summary>What has to be done because of it.</summary>
    public ImmutableArray<FollowUp> Actions { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The decision in words.</summary>
    public string Text(ImmutableArray<string> options) => Option is { } index ? options[index] : Other ?? "";

    /// <summary>Whether both give the same answer: the same option, or the same words. Why, dates and actions may differ.</summary>
    public bool AnswersLike(Terms other, ImmutableArray<string> options) => Answer(options) == other.Answer(options);

    /// <summary>Whether both say the same but for the reason: who says so is of one mind with the other.</summary>
    public bool IsLike(Terms other, ImmutableArray<string> options) => Substance(options) == other.Substance(options);

    /// <summary>What is said, without the reason, in a form that is the same for terms that say the same.</summary>
    internal string Substance(ImmutableArray<string> options) => string.Join(
        '\n',
        [
            Answer(options), Day(EffectiveOn), Day(ReviewOn),
            .. Actions.Select(a => $"{Plain(a.Text)} {a.Owner.Value} {Day(a.DueOn)}").Order(StringComparer.Ordinal),
        ]);

    /// <summary>The answer in a form that is the same for all who give it.</summary>
    internal string Answer(ImmutableArray<string> options) => Plain(Text(options));

    /// <summary>What all of these have in common, who give one answer: it holds from the latest of their days, which is too early for none of them; it is looked at
    /// again on the first that one of them asked for; and of the actions stays what all of them ask for, by its latest day.</summary>
    internal static Terms InCommon(IReadOnlyList<Terms> terms)
    {
        var from = terms.Max(t => t.EffectiveOn);
        return terms[0] with
        {
            EffectiveOn = from,
            ReviewOn = terms.Select(t => t.ReviewOn).Where(day => day is not null && (from is null || day >= from)).Min(),
            Actions =
            [
                .. terms[0].Actions.Select(action => (action, asked: terms.Select(t => t.Actions.FirstOrDefault(a => a.Owner == action.Owner && Plain(a.Text) == Plain(action.Text))).ToArray()))
                    .Where(one => one.asked.All(a => a is not null))
                    .Select(one => one.action with { DueOn = one.asked.Max(a => a!.DueOn) }),
            ],
        };
    }

    /// <summary>Blanks, capitals and a last full stop make no other answer.</summary>
    static string Plain(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.').ToUpperInvariant();

    static string Day(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>What a decider said at a level.</summary>
public sealed record Ruling
{
    /// <summary>Who said it.</summary>
    public required UserId By { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>The round it was said in.</summary>
    public required int Round { get; init; }

    /// <summary>The level it was said at.</summary>
    public required int Level { get; init; }

    /// <summary>Grows with every ruling of the dispute. Agreeing names the revision that was read, so nobody agrees to terms they did not see.</summary>
    public required int Revision { get; init; }

    /// <summary>The revision agreed with; null for terms of one's own (the first of a level is the proposal, later ones differ from it).</summary>
    public int? AgreesWith { get; init; }

    /// <summary>The terms; those agreed with, when <see cref="AgreesWith"/> is set.</summary>
    public required Terms Terms { get; init; }
}
