using System.Text.RegularExpressions;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Guide;

/// <summary>The handbook names no command that the bot's own help does not know, no page that is not there, and no picture that is not taken or too heavy.</summary>
public sealed partial class WhatTheHandbookNames
{
    /// <summary>Slack's own.</summary>
    static readonly string[] NotOurs = ["/invite"];

    const int HeaviestPicture = 150 * 1024;

    [Fact]
    public async Task Every_command_is_one_that_help_knows()
    {
        await using var world = await GtmWorld.StartAsync();
        var riley = world.Slack.As("riley");
        var all = await HelpAsync("/align", "help all");
        Dictionary<string, string> help = new()
        {
            ["/dispute"] = all + await HelpAsync("/dispute", "help"),
            ["/decision"] = all + await HelpAsync("/decision", "help"),
            ["/meeting"] = await HelpAsync("/meeting", "help"),
        };

        var unknown = Handbook.Commands.Where(typed => !NotOurs.Contains(typed.Split(' ')[0])).SelectMany(typed =>
        {
            var words = typed.Split(' ');
            var known = words[0] == "/align"
                ? string.Join('\n', all.Split('\n').Where(line => words.Length < 2 || words[1] == "help" || line.Contains($"/align {words[1]}", StringComparison.Ordinal)))
                : help.GetValueOrDefault(words[0], "");

            // What is typed in place of a name, a number, a day or words is no word of the command.
            var literal = words.Skip(1).TakeWhile(word => Literal().IsMatch(word)).ToList();
            return known.Length == 0 ? [$"{typed}: there is no such command"]
                : literal.Where(word => !Regex.IsMatch(known, $@"\b{Regex.Escape(word)}\b", RegexOptions.None, TimeSpan.FromSeconds(1)) && word != "help").Select(word => $"{typed}: '{word}'");
        }).ToList();

        Assert.True(Handbook.Commands.Count > 20, $"Only {Handbook.Commands.Count} commands were found.");
        Assert.True(unknown.Count == 0, $"The handbook names what help does not know:\n{string.Join("\n", unknown)}");

        async Task<string> HelpAsync(string command, string text) => (await riley.RunAsync(command, text)).Text;
    }

    [Fact]
    public void Every_page_that_it_points_to_is_there()
    {
        var missing = Handbook.Pages.Values.SelectMany(page => Link().Matches(page)).Select(link => link.Groups["to"].Value).Where(to => !File.Exists(Path.Combine(Handbook.Folder, to)));

        Assert.Empty(missing);
    }

    [Fact]
    public void Its_pictures_are_those_that_are_taken_and_none_is_heavy()
    {
        Assert.Equal(TheHandbooksPictures.Taken.Order(StringComparer.Ordinal), Handbook.Pictures.Keys.Order(StringComparer.Ordinal));
        Assert.All(Handbook.Pictures, picture => Assert.NotEmpty(picture.Value));
        Assert.All(Directory.GetFiles(Path.Combine(Handbook.Folder, "pictures")), path => Assert.Contains(Path.GetFileNameWithoutExtension(path), TheHandbooksPictures.Taken));
        Assert.All(TheHandbooksPictures.Taken, name => Assert.InRange(new FileInfo(Handbook.FileOf(name)).Length, 1, HeaviestPicture));
    }

    [GeneratedRegex("^[a-z-]+$")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\]\((?<to>[a-z-]+\.md|pictures/[a-z-]+\.png)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
