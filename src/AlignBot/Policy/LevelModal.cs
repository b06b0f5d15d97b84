using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Policy;

/// <summary>The page for one level: who decides, how, for how long.</summary>
static class LevelModal
{
    public const string CallbackId = "policy.level.form";

    /// <summary>More than these would be noise.</summary>
    public const int MostReminders = 5;

    const string Parties = "parties";
    const string Deciders = "deciders";
    const string People = "people";
    const string Rule = "rule";
    const string Window = "window";
    const string Reminders = "reminders";
    const string Value = "value";

    /// <param name="program">The program.</param>
    /// <param name="level">The level as it stands; null for a new one.</param>
    /// <param name="about">The program, the draft, and the level's index: one past the last for a new one.</param>
    /// <param name="index">The level's index.</param>
    public static ModalView Form(ProgramInfo program, EscalationLevel? level, ProgramRef about, int index)
    {
        List<Option> roles = [new(Parties, (PlainText)"The two parties themselves"), .. Enum.GetValues<Role>().Select(role => RoleOption(role, program.Roster))];
        List<Option> rules =
        [
            new(nameof(DecisionRule.One), (PlainText)"One: whoever rules first decides"),
            new(nameof(DecisionRule.All), (PlainText)"All: everybody who decides agrees"),
            new(nameof(DecisionRule.Majority), (PlainText)"Majority: more than half agree"),
        ];
        var chosen = (level?.Deciders ?? []).Select(decider => decider switch
        {
            Decider.TheParties => Parties,
            Decider.ByRole role => role.Role.ToString(),
            _ => "",
        }).ToHashSet();
        return new ModalView(
            string.Create(CultureInfo.InvariantCulture, $"Level {index + 1}"),
            [
                new InputBlock("Who decides", new CheckboxGroup(Value, roles) { InitialOptions = [.. roles.Where(option => chosen.Contains(option.Value))] })
                {
                    BlockId = Deciders,
                    Optional = true,
                },
                new InputBlock(
                    "People by name",
                    new UserMultiSelectMenu(Value) { InitialUsers = [.. (level?.Deciders ?? []).OfType<Decider.ByPerson>().Select(decider => decider.Person.Value)] })
                {
                    BlockId = People,
                    Optional = true,
                    Hint = "Better a role: it stays right when people change.",
                },
                new InputBlock("How they decide", new RadioButtonGroup(Value, rules) { InitialOption = rules[(int)(level?.Rule ?? DecisionRule.All)] }) { BlockId = Rule },
                new InputBlock("How long they have", new PlainTextInput(Value) { InitialValue = level?.Window.ToString(), MaxLength = 40 })
                {
                    BlockId = Window,
                    Hint = "2wd is two working days, 8wh eight working hours, 24h a day and 90m an hour and a half on the clock.",
                },
                new InputBlock("Reminders, in percent of that time", new PlainTextInput(Value) { InitialValue = string.Join(", ", level?.Reminders ?? EscalationLevel.UsualReminders), MaxLength = 40 })
                {
                    BlockId = Reminders,
                    Optional = true,
                    Hint = "For example 50, 90. Empty for none.",
                },
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = about.ToString(),
            Submit = "Done",
            Close = "Back",
        };
    }

    /// <summary>The level as it was filled in, or what is wrong with it, by the input it stands under.</summary>
    /// <param name="before">The level as it stood: deciders that stay keep their order.</param>
    public static (EscalationLevel? Level, Dictionary<string, string> Errors) Read(ViewState state, EscalationLevel? before, Roster roster)
    {
        var errors = new Dictionary<string, string>();
        var deciders = DecidersOf(state, before);
        if (deciders.IsEmpty)
        {
            errors[Deciders] = "Nobody decides here: choose a role, name a person, or let the parties settle it.";
        }

        foreach (var person in deciders.OfType<Decider.ByPerson>().Where(decider => !roster.MayDecide(decider.Person)))
        {
            errors[People] = PathFindings.Say(new PathFinding.CanNotDecide(0, person.Person, null, roster.StandingOf(person.Person)), roster)["Level 1: ".Length..];
        }

        if (!Domain.Time.Window.TryParse(state.Text(Window, Value), out var window, out var error))
        {
            errors[Window] = error;
        }

        var reminders = RemindersOf(state.Text(Reminders, Value), out var wrong);
        if (wrong is not null)
        {
            errors[Reminders] = wrong;
        }

        var rule = ChosenName.Of<DecisionRule>(state.Option(Rule, Value)) ?? DecisionRule.All;
        if (rule is not DecisionRule.All && deciders.Any(decider => decider is Decider.TheParties))
        {
            errors[Rule] = "Where the parties decide, one word would settle for both: choose 'All'.";
        }

        return errors.Count > 0
            ? (null, errors)
            : (new EscalationLevel
            {
                Deciders = deciders,
                Rule = rule,
                Window = window,
                Reminders = reminders,
            }, errors);
    }

    static ImmutableArray<Decider> DecidersOf(ViewState state, EscalationLevel? before)
    {
        var chosen = (state.Options(Deciders, Value) ?? []).Select(Decider? (value) =>
                value == Parties ? new Decider.TheParties() : ChosenName.Of<Role>(value) is { } role ? new Decider.ByRole(role) : null)
            .OfType<Decider>()
            .Concat((state.Users(People, Value) ?? []).Select(user => new Decider.ByPerson(new UserId(user))))
            .ToList();
        var stay = (before?.Deciders ?? []).Where(chosen.Contains).ToList();
        return [.. stay, .. chosen.Where(decider => !stay.Contains(decider))];
    }

    static ImmutableArray<int> RemindersOf(string? text, out string? problem)
    {
        problem = null;
        var reminders = new SortedSet<int>();
        foreach (var part in (text ?? "").Split((char[])[',', ';', ' ', '%'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) || percent is < 1 or > 99)
            {
                problem = $"'{part}' is no share of the time: write whole numbers from 1 to 99, such as 50, 90.";
                return [];
            }

            reminders.Add(percent);
        }

        problem = reminders.Count > MostReminders ? $"That is {reminders.Count} reminders; at most {MostReminders}." : null;
        return [.. reminders];
    }

    static Option RoleOption(Role role, Roster roster)
    {
        var name = Capital.Of(Names.Of(role));
        return new Option(role.ToString(), ((PlainText)(roster.Holder(role) is { } holder ? $"{name} ({Names.Of(roster, holder)})" : name)).Shortened(75));
    }
}
