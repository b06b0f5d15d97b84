using System.Globalization;
using AlignBot.Contracts;
using ScottPlot;
using SkiaSharp;

namespace AlignBot.Pictures;

/// <summary>Draws trends as a PNG. The native library is loaded with the first picture, and by nothing before it.</summary>
/// <remarks>Slack does not say whether its reader has a light or a dark client: the picture brings its own light ground, so that its
/// letters and lines have
/// the same contrast in both.</remarks>
static class PictureDrawing
{
    /// <summary>In pixels; Slack shows it at half of that and less: letters are large enough at 420.</summary>
    const int Width = 840;

    const int PanelHeight = 200;
    const int Letters = 24;
    const string Broken = "broken: not known";

    /// <summary>More points than these get a line and no dots.</summary>
    const int MostDots = 60;

    static readonly Color Paper = Color.FromHex("#ffffff");
    static readonly Color Ink = Color.FromHex("#1d1c1d");
    static readonly Color Quiet = Color.FromHex("#5c5a5e");
    static readonly Color Line = Color.FromHex("#0b5cad");
    static readonly Color Target = Color.FromHex("#1b6b4a");

    /// <summary>The picture; or null with why there can be none here.</summary>
    /// <exception cref="TypeInitializationException">Skia's native library can't be loaded.</exception>
    /// <exception cref="DllNotFoundException">Skia's native library is not there.</exception>
    public static byte[]? Draw(TrendPicture picture)
    {
        if (!HasLetters)
        {
            return null;
        }

        var plots = new Multiplot();
        plots.AddPlots(picture.Panels.Length);
        plots.Layout = new ScottPlot.MultiplotLayouts.Rows();
        for (var at = 0; at < picture.Panels.Length; at++)
        {
            Draw(plots.GetPlot(at), picture.Panels[at]);
        }

        return plots.Render(Width, PanelHeight * picture.Panels.Length).GetImageBytes(ImageFormat.Png);
    }

    /// <summary>Whether there is a font: without one there would be lines that nobody can read.</summary>
    public static bool HasLetters => SKFontManager.Default.FontFamilyCount > 0;

    static void Draw(Plot plot, TrendPanel panel)
    {
        var points = panel.Trend.Points;
        plot.Font.Set(SansSerif.Value);
        plot.FigureBackground.Color = Paper;
        plot.DataBackground.Color = Paper;
        plot.Axes.Color(Quiet);
        var (isBroken, last) = (points.Any(point => point.Percent is null) && points.Length > 1, Math.Max(points.Length - 1, 1));
        plot.Title(
            $"{panel.Name}  {panel.Figure}{(isBroken ? $"  ({Broken})" : points.Length == 1 ? "  (one point so far)" : "")}", Letters);
        plot.Axes.Title.Label.ForeColor = Ink;
        plot.Axes.Title.Label.Alignment = Alignment.LowerCenter;
        plot.Layout.Fixed(new PixelPadding(left: 86, right: 54, bottom: 40, top: 42));
        plot.Axes.SetLimits(-0.06 * last, 1.06 * last, -6, 106);
        plot.Axes.Left.SetTicks([0, 50, 100], ["0 %", "50 %", "100 %"]);
        plot.Axes.Bottom.SetTicks(
            points switch { [] => [], [_] => [last / 2.0], _ => [0, last] },
            points switch { [] => [], [var only] => [only.When], [var first, .., var newest] => [first.When, newest.When] });
        plot.Axes.Left.TickLabelStyle.FontSize = Letters - 4;
        plot.Axes.Bottom.TickLabelStyle.FontSize = Letters - 4;
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        if (panel.Trend.Line is { } line)
        {
            plot.Add.HorizontalLine((double)line, 3, Target, LinePattern.Dashed);
        }

        if (points.All(point => point.Percent is null))
        {
            var none = plot.Add.Text(points.IsEmpty ? "no figure yet" : "not known", last / 2.0, 50);
            none.LabelFontSize = Letters;
            none.LabelFontColor = Quiet;
            none.LabelAlignment = Alignment.MiddleCenter;
        }

        var shift = points.Length == 1 ? last / 2.0 : 0;
        foreach (var piece in TrendRuns.Pieces(panel.Trend))
        {
            var drawn = plot.Add.Scatter(piece.Select(point => point.At + shift).ToArray(), piece.Select(point => (double)point.Percent).ToArray(), Line);
            drawn.LineWidth = 4;
            drawn.MarkerSize = points.Length > MostDots ? 0 : 11;
        }
    }

    /// <summary>Whichever of the usual sans-serif fonts is there; else the first that is.</summary>
    static readonly Lazy<string> SansSerif = new(() =>
    {
        var there = SKFontManager.Default.FontFamilies.ToList();
        return new[] { "Inter", "Noto Sans", "DejaVu Sans", "Liberation Sans", "Arial", "Segoe UI", "Helvetica" }.FirstOrDefault(
            there.Contains)
            ?? there.Order(StringComparer.Create(CultureInfo.InvariantCulture, ignoreCase: true)).First();
    });
}
