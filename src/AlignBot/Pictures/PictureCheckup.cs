using System.Runtime.CompilerServices;
using AlignBot.Engine.Checkups;

namespace AlignBot.Pictures;

/// <summary>Whether pictures can be drawn on this machine. Without them every card goes out all the same.</summary>
sealed class PictureCheckup : ICheckup
{
    const string About = "pictures";

    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Yield();
        yield return Look();
    }

    static Finding Look()
    {
        try
        {
            return PictureDrawing.HasLetters
                ? Finding.Well(About, "Trends can be drawn.")
                : Finding.Note(About, "There is no font on this machine: cards in Slack come without pictures. Install one, such as DejaVu Sans (fonts-dejavu-core).");
        }
        catch (Exception missing) when (
            missing is DllNotFoundException or TypeInitializationException or BadImageFormatException or EntryPointNotFoundException)
        {
            return Finding.Note(About, "The drawing library (libSkiaSharp) can't be loaded here: cards in Slack come without pictures. Publish for this platform, or leave it so.");
        }
    }
}
