using System.Text.Json;
using AlignBot.Sources.Http;

namespace AlignBot.Sources.SixSense;

/// <summary>Reads signals from the scores of an account.</summary>
static class SixSenseScores
{
    /// <remarks>6sense says where an account stands and not since when: a signal counts from the reading that saw it first.</remarks>
    /// <exception cref="SourceException">There are no scores, or a score is no number.</exception>
    public static IReadOnlyList<SourceSignal> SignalsOf(AskedAccount account, JsonElement answer, SixSenseSettings settings)
    {
        if (answer.At("scores") is not { ValueKind: JsonValueKind.Array })
        {
            throw new SourceException(new SourceFault(
                SourceFaultKind.Permission, $"6sense gives no scores to the token of {settings.Path}:Token. Have its score output switched "
                    + "on in 6sense's API settings.")
            { Code = "scores" });
        }

        List<SourceSignal> signals = [];
        foreach (var score in answer.Each("scores"))
        {
            var product = score.Text("product") ?? "";
            if (!settings.Products.IsEmpty && !settings.Products.Contains(product, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            var (intent, stage) = (Intent(score), score.Text("company_buying_stage"));
            if (stage is not null && settings.Stages.Contains(stage, StringComparer.OrdinalIgnoreCase))
            {
                Add($"6sense {stage.ToLowerInvariant()}");
            }

            if (intent >= settings.IntentFrom)
            {
                Add("6sense intent");
            }

            void Add(string kind)
            {
                var key = $"{kind}:{account.Key}:{product}";
                if (!signals.Exists(one => one.Key == key))
                {
                    signals.Add(new SourceSignal(key, account.Key, kind) { Domain = account.Domain, Strength = intent });
                }
            }
        }

        return signals;
    }

    static decimal? Intent(JsonElement score)
    {
        try
        {
            return score.Number("company_intent_score");
        }
        catch (SourceException)
        {
            throw new SourceException(new SourceFault(
                SourceFaultKind.Incomplete, "6sense gave an intent score that is no number. Nothing of that answer is used; ask 6sense what "
                    + "company_intent_score holds if it stays so.")
            { Code = "company_intent_score" });
        }
    }
}
