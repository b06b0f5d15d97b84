using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;

namespace AlignBot.Setup;

/// <summary>How a field is filled in.</summary>
enum SetupInput
{
    /// <summary>One person; the value is their id.</summary>
    Person,

    /// <summary>Several; ids with commas between.</summary>
    People,

    Text,

    /// <summary>Several lines of text.</summary>
    Lines,

    /// <summary>A time of the day, as 09:30.</summary>
    Time,

    /// <summary>A length of working time.</summary>
    Window,

    /// <summary>One of <see cref="SetupField.Choices"/>; the value is its first part.</summary>
    Choice,
}

/// <summary>A field of a step.</summary>
/// <param name="Id">Its block_id, and its name in the draft; stored.</param>
/// <param name="Label">What stands over it.</param>
/// <param name="Input">How it is filled in.</param>
/// <param name="Hint">What stands under it.</param>
/// <param name="IsOptional">Whether it may stay empty.</param>
/// <param name="Longest">The most characters of a text.</param>
sealed record SetupField(string Id, string Label, SetupInput Input, string? Hint = null, bool IsOptional = false, int Longest = 100)
{
    /// <summary>What can be chosen, and how it reads.</summary>
    public IReadOnlyList<(string Value, string Label)> Choices { get; init; } = [];
}

/// <summary>A step: one page of the form.</summary>
/// <param name="Key">Its name in the draft; stored.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Intro">What is decided here, in a line or two.</param>
sealed record SetupStep(string Key, string Title, string Intro, params IReadOnlyList<SetupField> Fields);

/// <summary>The walk: what is asked, in this order.</summary>
static class SetupSteps
{
    public const string Preview = "preview";

    public const string Name = "name";
    public const string Zone = "zone";
    public const string Days = "days";
    public const string Hours = "hours";
    public const string Holidays = "holidays";
    public const string Default = "default";
    public const string Categories = "categories";

    public const string First = "first";
    public const string FirstOwner = "first-owner";
    public const string FirstDue = "first-due";

    /// <summary>No first artifact.</summary>
    public const string None = "none";

    /// <summary>The roles, each with its field and that of who stands in.</summary>
    public static IReadOnlyList<(Role Role, string Holder, string? Deputy)> Roles { get; } =
    [
        (Role.AccountableExecutive, "executive", "executive-deputy"),
        (Role.OperatingLead, "lead", null),
        (Role.SalesLeader, "sales", "sales-deputy"),
        (Role.MarketingLeader, "marketing", "marketing-deputy"),
    ];

    public static IReadOnlyList<(Function Function, string Field)> Teams { get; } =
        [(Function.Sales, "in-sales"), (Function.Marketing, "in-marketing"), (Function.RevOps, "in-revops")];

    /// <summary>The meetings, each with its template in a program file and its fields.</summary>
    public static IReadOnlyList<(string Template, string When, string At)> Meetings { get; } =
    [
        ("weekly-review", "weekly", "weekly-at"),
        ("strategy-review", "monthly", "monthly-at"),
        ("quarterly-planning", "quarterly", "quarterly-at"),
    ];

    /// <summary>The time that each level of the path has.</summary>
    public static IReadOnlyList<string> Windows { get; } = ["window-1", "window-2", "window-3"];

    public static IReadOnlyList<SetupStep> All { get; } =
    [
        new(
            "roles", "Roles", "Who answers for what. Executive and leaders are asked to accept; they can be changed at any time.",
            new(Name, "What the program is called", SetupInput.Text, Longest: TextLimits.ShortName),
            new("executive", "Accountable executive", SetupInput.Person, "Answers for sales and marketing alike, and decides last."),
            new("executive-deputy", "Stands in for the executive", SetupInput.Person, IsOptional: true),
            new("lead", "Operating lead", SetupInput.Person, "Runs the program from day to day."),
            new("sales", "Sales leader", SetupInput.Person),
            new("sales-deputy", "Stands in for the sales leader", SetupInput.Person, IsOptional: true),
            new("marketing", "Marketing leader", SetupInput.Person),
            new("marketing-deputy", "Stands in for the marketing leader", SetupInput.Person, IsOptional: true)),
        new(
            "teams", "Teams", "Who works on which side, as job titles in Slack have it. Whoever is in no list takes part all the same.",
            new("in-sales", "Sales", SetupInput.People, IsOptional: true),
            new("in-marketing", "Marketing", SetupInput.People, IsOptional: true),
            new("in-revops", "RevOps", SetupInput.People, "Belongs to neither side.", IsOptional: true)),
        new(
            "calendar", "Working time", "Deadlines and meetings count in these hours.",
            new(Zone, "Time zone", SetupInput.Text, "The zone of most people in the channel. An IANA name such as Europe/London.", Longest: 60),
            new(Days, "Working days", SetupInput.Text, "Such as Mon-Fri, or Sun-Thu."),
            new(Hours, "Working hours", SetupInput.Text, "Such as 09:00-17:30; several parts of a day as 09:00-12:30, 13:30-17:30."),
            new(Holidays, "Days off", SetupInput.Lines, "One a line: 2026-12-25 Christmas Day. A calendar file can be read later with /align calendar.", IsOptional: true, Longest: 3000)),
        new(
            "meetings", "Meetings", "Three meetings that both leaders attend. Leave one empty to go without it.",
            new("weekly", "Pipeline review, 15 minutes", SetupInput.Text, "Each week, such as: every Tuesday.", IsOptional: true, Longest: 150),
            new("weekly-at", "Pipeline review at", SetupInput.Time),
            new("monthly", "Strategy review, 30 minutes", SetupInput.Text, "Such as: monthly on the first Thursday.", IsOptional: true, Longest: 150),
            new("monthly-at", "Strategy review at", SetupInput.Time),
            new("quarterly", "Quarterly planning, half a day", SetupInput.Text, "Such as: quarterly on the first working day.", IsOptional: true, Longest: 150),
            new("quarterly-at", "Quarterly planning at", SetupInput.Time)),
        new(
            "path", "Escalation path", "What sales and marketing disagree on goes up these levels until somebody has decided.",
            new("window-1", "Level 1: the two who disagree", SetupInput.Window, "They settle it together."),
            new("window-2", "Level 2: sales leader and marketing leader", SetupInput.Window, "They decide together."),
            new("window-3", "Level 3: accountable executive", SetupInput.Window, "Decides alone."),
            new(Default, "If nobody decides", SetupInput.Text, Longest: TextLimits.Line),
            new(Categories, "Categories", SetupInput.Lines, "What people disagree on, one a line: its name, a colon, what belongs there.", Longest: 3000)),
        new(
            First, "First artifact", "One document, one owner, signed within two weeks: it shows both sides how the rest will go. It begins as a draft, which its owner changes and proposes.",
            new(First, "What comes first", SetupInput.Choice) { Choices = [.. FirstArtifact.All.Select(one => (one.Key, one.Title)), (None, "Nothing yet")] },
            new(FirstOwner, "Who answers for it", SetupInput.Person, IsOptional: true),
            new(FirstDue, "Signed within", SetupInput.Choice, "From the day on which you press 'Start'.") { Choices = [("5wd", "5 working days"), ("10wd", "10 working days"), ("15wd", "15 working days")] }),
    ];

    public static SetupStep? Find(string key) => All.FirstOrDefault(step => step.Key == key);

    /// <summary>The step that a field is of.</summary>
    public static SetupStep Of(string field) => All.First(step => step.Fields.Any(one => one.Id == field));

    /// <summary>What comes after a step: null for the preview.</summary>
    public static SetupStep? After(SetupStep step) => All.SkipWhile(other => other != step).Skip(1).FirstOrDefault();

    public static SetupStep? Before(SetupStep step) => All.TakeWhile(other => other != step).LastOrDefault();
}
