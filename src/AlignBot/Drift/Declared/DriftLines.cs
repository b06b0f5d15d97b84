using System.Globalization;
using System.Text;
using AlignBot.Domain.Drift;
using AlignBot.Engine.ProgramFiles;

namespace AlignBot.Drift.Declared;

/// <summary>The <c>drift:</c> section as lines: a sign and its threshold each, read with every mistake at its place, and written so that it reads back the same.</summary>
static class DriftLines
{
    static readonly (string Word, DriftSign Sign)[] Signs =
    [
        ("figures_differ", DriftSign.FiguresDiffer), ("reconciling", DriftSign.Reconciling), ("third_person", DriftSign.ThirdPerson), ("undecided_meetings", DriftSign.UndecidedMeetings),
        ("parked_items", DriftSign.ParkedItems), ("disputes", DriftSign.Disputes), ("unattested_diffs", DriftSign.UnattestedDiffs), ("stale_artifacts", DriftSign.StaleArtifacts),
    ];

    public static DeclaredDrift Read(YamlCursor section)
    {
        List<SetThreshold> thresholds = [];
        foreach (var (word, sign) in Signs)
        {
            if (section.Field(word, required: false) is not { } line || line.Text() is not { } typed)
            {
                continue;
            }

            var (set, problem) = ThresholdText.Read(sign, typed, DriftSigns.Usual[sign]);
            if (problem is not null)
            {
                line.Report(problem);
            }
            else
            {
                thresholds.Add(set!);
            }
        }

        section.RefuseOthers();
        return new DeclaredDrift(ThresholdText.Unusual(thresholds));
    }

    /// <summary>Empty where nothing is said of it. What is as usual is not written.</summary>
    public static string Write(DeclaredDrift declared)
    {
        if (declared.Thresholds is not [_, ..] thresholds)
        {
            return declared.Thresholds is null ? "" : "drift: {}\n";
        }

        var text = new StringBuilder("drift:\n");
        foreach (var set in thresholds)
        {
            var threshold = DriftSigns.Usual[set.Sign] with { From = set.From, Weeks = set.Weeks };
            text.Append(CultureInfo.InvariantCulture, $"  {Signs.First(one => one.Sign == set.Sign).Word}: {YamlText.Scalar(ThresholdText.Write(threshold))}\n");
        }

        return text.ToString();
    }
}
