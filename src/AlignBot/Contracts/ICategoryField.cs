namespace AlignBot.Contracts;

/// <summary>Something that another feature keeps for a category of the escalation path: a field of the category in the program file.</summary>
/// <remarks>Made without anything to ask for: files are read before there is a record.</remarks>
interface ICategoryField
{
    /// <summary>As the file has it, in lower case. Kept with the path for good.</summary>
    string Name { get; }

    /// <summary>What is wrong with a value, as a sentence; null when it is in order.</summary>
    string? WhyNot(string value);
}
