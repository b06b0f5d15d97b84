using System.Collections.Immutable;
using AlignBot.Domain;
using AlignBot.Engine.Storage;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;

namespace AlignBot.Contracts;

/// <summary>Trends as pictures in Slack. A picture comes beside what is said in words and repeats it: where there is none, nothing is
/// missing.</summary>
interface IPictures
{
    /// <summary>Shows somebody a picture under what they were just answered. Returns at once; drawn, uploaded and posted afterwards, in no
    /// transaction.</summary>
    void Show(PictureReader reader, TrendPicture picture);

    /// <summary>The picture for a message, where it is uploaded already; null where it is not.</summary>
    Task<ImageBlock?> FindAsync(AlignBotContext db, ProgramKey key, TrendPicture picture);
}

/// <summary>Who sees a picture, and where.</summary>
/// <param name="Workspace">Whose workspace.</param>
/// <param name="Program">Whose picture.</param>
/// <param name="Channel">Where the answer stands.</param>
/// <param name="User">Who alone sees it.</param>
sealed record PictureReader(WorkspaceKey Workspace, ProgramKey Program, string Channel, UserId User);

/// <summary>Several trends under one title: the same numbers as on the page.</summary>
/// <param name="Title">'Scoreboard, 2026 Q3'.</param>
/// <param name="Panels">One under the other.</param>
sealed record TrendPicture(string Title, ImmutableArray<TrendPanel> Panels)
{
    /// <summary>The figures in words, for whoever does not see it; at most 2000 characters.</summary>
    public string Alt =>
        TextLimits.Cut($"{Title}. {string.Join(' ', Panels.Select(panel => $"{panel.Name} {panel.Figure}. {panel.Trend.Alt}"))}", 1990);
}

/// <summary>One trend of a picture.</summary>
/// <param name="Name">'Coverage'.</param>
/// <param name="Figure">'60.0 %', 'unknown'.</param>
/// <param name="Trend">Of no point, one, or many.</param>
sealed record TrendPanel(string Name, string Figure, TrendModel Trend);
