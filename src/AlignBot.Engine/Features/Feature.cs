namespace AlignBot.Engine.Features;

/// <summary>A part of the bot that stands by itself: what it keeps, answers, shows and follows, declared in one place.</summary>
/// <remarks>The engine knows none by name. All of them stand in one list, and their order there is the order in which their parts are shown and in
/// which those who follow a moment hear of it.</remarks>
public abstract class Feature
{
    /// <summary>What it is called in messages to whoever maintains it.</summary>
    public abstract string Name { get; }

    /// <summary>Says what there is of it. Runs once at the start; it registers, and does nothing else.</summary>
    public abstract void Declare(FeatureDeclaration it);
}
