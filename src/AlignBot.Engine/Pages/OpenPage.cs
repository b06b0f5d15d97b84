using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;

namespace AlignBot.Engine.Pages;

/// <summary>The button under something in Slack that has a page on the web. A press is answered with a link for that person alone.</summary>
public static class OpenPage
{
    /// <summary>The button's action_id; its value is a <see cref="ProgramRef"/> with the path.</summary>
    public const string Action = "web.open";

    /// <param name="program">Whose page it is.</param>
    /// <param name="path">Below the program's address; empty for where its pages begin.</param>
    /// <param name="label">What the button reads.</param>
    public static Button Button(ProgramInfo program, string path, string label = "Open as a page") =>
        new(Action, label) { Value = new ProgramRef(program.Key.ProgramId, path).ToString() };

    /// <summary>Below the public address: 'p/3/artifacts/2'.</summary>
    public static string Address(int program, string path) =>
        $"p/{new ProgramRef(program, path)}";
}
