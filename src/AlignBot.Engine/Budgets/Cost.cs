namespace AlignBot.Engine.Budgets;

/// <summary>Which budget something draws on when it is used, declared with it.</summary>
public enum Cost
{
    /// <summary>None: it leads to something that is declared itself, or has been paid for. A form that was opened can always be sent.</summary>
    Nothing,

    /// <summary>What is typed or pressed, and mostly opens a form: all that declares nothing else.</summary>
    Form,

    /// <summary>Looks through many rows: a list, a search.</summary>
    Search,

    /// <summary>Asks for a file, or has one read.</summary>
    File,

    /// <summary>Makes a file.</summary>
    Export,
}
