using System.Buffers.Binary;
using AlignBot.Contracts;
using AlignBot.Pictures;

namespace AlignBot.Tests.Pictures;

/// <summary>A picture of no point, of one and of many is a picture, and says in words what it shows.</summary>
public sealed class PictureDrawingTests
{
    static TrendPicture Of(params decimal?[] points) => new(
        "Scoreboard, 2026 Q3",
        [
            new TrendPanel(
                "Coverage", points is [.., { } last] ? $"{last:0.0} %" : "unknown",
                new TrendModel("Coverage by quarter", [.. points.Select((point, at) => new TrendPoint($"week {at}", point))], 80)),
            new TrendPanel("Engagement", "40.0 %", new TrendModel("Engagement", [new TrendPoint("2026 Q3", 40)], Line: null)),
        ]);

    public static TheoryData<int> Lengths => [0, 1, 2, 13, 400];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Of_no_point_one_and_many(int length)
    {
        var png = PictureDrawing.Draw(Of([.. Enumerable.Range(0, length).Select(at => (decimal?)(at % 100))]));

        Assert.Equal((840, 400), SizeOf(png!));
        if (Environment.GetEnvironmentVariable("ALIGNBOT_SCREENSHOTS") is { } album)
        {
            File.WriteAllBytes(Path.Combine(album, $"trends-of-{length}.png"), png!);
        }
    }

    [Fact]
    public void What_is_not_known_is_no_point_of_the_line()
    {
        var (known, unknown) = (PictureDrawing.Draw(Of(10, 50, 90))!, PictureDrawing.Draw(Of(10, null, 90))!);

        Assert.Equal((840, 400), SizeOf(unknown));
        Assert.NotEqual(known, unknown);
        Assert.Equal((840, 400), SizeOf(PictureDrawing.Draw(Of(null, null))!));
    }

    [Fact]
    public void The_figures_stand_in_its_words()
    {
        Assert.Equal(
            "Scoreboard, 2026 Q3. Coverage 90.0 %. Coverage by quarter: from 10.0 % to 90.0 %, its line is 80 %. Engagement 40.0 %. Engagement: 40.0 %.", Of(10, 50, 90).Alt);
        Assert.Contains("from 10.0 % to unknown", Of(10, null).Alt, StringComparison.Ordinal);
        Assert.Contains("no point yet", Of().Alt, StringComparison.Ordinal);
        Assert.InRange(new TrendPicture(new string('x', 5000), Of(1).Panels).Alt.Length, 1, 2000);
    }

    /// <summary>Width and height, as the head of a PNG has them.</summary>
    static (int Width, int Height) SizeOf(byte[] png)
    {
        Assert.Equal("PNG"u8, png.AsSpan(1, 3));
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }
}
