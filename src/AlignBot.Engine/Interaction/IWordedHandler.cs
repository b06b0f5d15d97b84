using AlignBot.Engine.Programs;

namespace AlignBot.Engine.Interaction;

/// <summary>A command that takes words and free text: 'list' is a word of it, 'list prices stay as they are' is a decision.</summary>
/// <remarks>The gate asks this where a text begins with a declared word, so that the command's own reading is the judge. Where a command does not
/// say, every text that begins with the word is taken for it.</remarks>
public interface IWordedHandler
{
    /// <summary>Whether the command takes the text for that word.</summary>
    /// <param name="word">A declared word, with which the text begins.</param>
    /// <param name="text">All that was typed behind the command.</param>
    /// <param name="program">The program that is meant.</param>
    bool Takes(string word, string text, ProgramInfo program);
}
