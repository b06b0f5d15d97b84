namespace AlignBot.Engine.Budgets;

/// <summary>How much one person, and all people of one channel together, may ask of one process within a while. Generous: it stops programs, not people.</summary>
public sealed class BudgetOptions
{
    /// <summary>Multiplies every number of this page: 1 in production; large where people are made up and in a hurry.</summary>
    public double Scale { get; set; } = 1;

    /// <summary>Commands, buttons, and the forms that they open. A form that is open can always be sent.</summary>
    public BudgetOption Forms { get; set; } = new() { Person = 60, Channel = 600, Within = TimeSpan.FromMinutes(1) };

    /// <summary>Lists and searches.</summary>
    public BudgetOption Searches { get; set; } = new() { Person = 30, Channel = 300, Within = TimeSpan.FromMinutes(1) };

    /// <summary>Forms that take a file, and files that are looked at.</summary>
    public BudgetOption Files { get; set; } = new() { Person = 20, Channel = 60, Within = TimeSpan.FromMinutes(10) };

    /// <summary>Files that the bot makes.</summary>
    public BudgetOption Exports { get; set; } = new() { Person = 20, Channel = 60, Within = TimeSpan.FromMinutes(10) };

    /// <summary>What is wrong with these numbers, by the setting's name; null where nothing is.</summary>
    public string? Mistake()
    {
        if (!(Scale > 0 && double.IsFinite(Scale)))
        {
            return "Budgets:Scale must be more than 0.";
        }

        foreach (var (name, option) in new[] { (nameof(Forms), Forms), (nameof(Searches), Searches), (nameof(Files), Files), (nameof(Exports), Exports) })
        {
            if (option.Person < 1 || option.Channel < option.Person)
            {
                return $"Budgets:{name}:Person must be 1 or more, and Budgets:{name}:Channel at least as much.";
            }

            if (option.Within <= TimeSpan.Zero || option.Within > TimeSpan.FromDays(1))
            {
                return $"Budgets:{name}:Within must be more than nothing and at most a day, such as 00:10:00.";
            }
        }

        return null;
    }

    /// <summary>A budget's name, for telemetry.</summary>
    internal static string NameOf(Cost cost) => cost switch
    {
        Cost.Search => "searches",
        Cost.File => "files",
        Cost.Export => "exports",
        _ => "forms",
    };

    internal BudgetOption Of(Cost cost) => cost switch
    {
        Cost.Search => Searches,
        Cost.File => Files,
        Cost.Export => Exports,
        _ => Forms,
    };
}

/// <summary>One budget.</summary>
public sealed class BudgetOption
{
    /// <summary>How many at once, of one person.</summary>
    public int Person { get; set; }

    /// <summary>How many at once, of all people in one channel.</summary>
    public int Channel { get; set; }

    /// <summary>In which time they come back.</summary>
    public TimeSpan Within { get; set; }
}
