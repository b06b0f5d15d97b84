using System.Text.Json.Serialization.Metadata;

namespace AlignBot.Engine.Programs;

/// <summary>A part of what a program is made of that a feature keeps: rules in force, or what its file declares.</summary>
/// <param name="Name">As it stands in JSON; stored for good.</param>
/// <param name="Json">How it is written.</param>
/// <param name="Usual">What holds where nothing is said.</param>
public sealed record ProgramPart<T>(string Name, JsonTypeInfo<T> Json, T Usual)
    where T : class;
