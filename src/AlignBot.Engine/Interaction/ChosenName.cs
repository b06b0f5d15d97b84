namespace AlignBot.Engine.Interaction;

/// <summary>A choice whose values are the names of an enumeration.</summary>
public static class ChosenName
{
    /// <summary>The value of that name; null where it is none, however it came about: .NET reads any number as a value.</summary>
    public static T? Of<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) && value.ToString() == text ? value : null;
}
