using System.Collections.Immutable;
using AlignBot.Artifacts.Cards;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Drift;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Artifacts;

/// <summary>Artifacts that are stale today, but for those that few read. How many there were is not known, so that there is no
/// trend.</summary>
sealed class ArtifactDrift(IClock clock) : IDriftPoints
{
    public DriftSign Sign => DriftSign.StaleArtifacts;

    public async Task<IReadOnlyList<CountedSign>> OfAsync(AlignBotContext db, ProgramInfo program, LocalDate from, CancellationToken stop)
    {
        var today = clock.GetCurrentInstant().InZone(program.Calendar.Zone).Date;
        var written = ArtifactTables.Of(db, program.Key).Where(row => row.Standing != ArtifactStanding.OutOfUse
            && row.Standing != ArtifactStanding.Missing);
        if (!await written.AnyAsync(stop))
        {
            return [];
        }

        var stale = (await written.Where(row => row.Standing == ArtifactStanding.Stale && row.Kind != ArtifactKind.Incentives)
            .OrderBy(row => row.Number).ToListAsync(stop))
            .ConvertAll(ArtifactDesk.StateOf);
        return [new CountedSign(Of: null, [
            new DriftPoint(today, stale.Count) { Evidence = [.. stale.Select(one =>
                $"ART-{one.Number} {TextLimits.Cut(ArtifactWords.Title(one), 60)}")] },
        ])];
    }
}

/// <summary>Which definitions wait for a signature, and how pay is tied where it is signed.</summary>
sealed class ArtifactPitfalls : IPitfallFacts
{
    public async Task<PitfallFacts> AddAsync(PitfallFacts facts, FindingsOf of)
    {
        var (key, roster) = (of.Program.Key, of.Program.Roster);
        List<Artifact> definitions =
        [
            .. await ArtifactTables.InUseAsync(of.Db, key, ArtifactKind.Definition),
            .. await ArtifactTables.InUseAsync(of.Db, key, ArtifactKind.OperatingDefinition),
        ];
        var pay = await ArtifactTables.OneAsync(of.Db, key, ArtifactKind.Incentives) is { InForce.Text: { } text }
            ? IncentiveShares.Read(text) : default;
        return facts with
        {
            UnsignedDefinitions = definitions.Count(one => ArtifactStatus.Of(one,
                roster) is ArtifactStatus.AwaitingSignOff or ArtifactStatus.Draft),
            MarketingPay = pay.Marketing,
            SalesPay = pay.Sales,
        };
    }
}

/// <summary>Whether the five artifacts are current, and what a leader signed and then contested.</summary>
sealed class ArtifactsBetweenLeaders(IDisputeRecord disputes) : ILeadershipFacts
{
    public async Task<LeadershipFacts> AddAsync(LeadershipFacts facts, FindingsOf of)
    {
        var (key, roster) = (of.Program.Key, of.Program.Roster);
        var singles = await ArtifactTables.SinglesAsync(of.Db, key);
        var terms = await ArtifactTables.InUseAsync(of.Db, key, ArtifactKind.Definition);
        var five = ArtifactKinds.Parts.Where(kind => kind is not ArtifactKind.Definition).Select(kind =>
            singles.GetValueOrDefault(kind)).ToList();
        var contested = ImmutableArray.CreateBuilder<string>();
        foreach (var artifact in singles.Values.Concat(terms).Where(one => !one.Kind.IsKeptToFew()).OrderBy(one => one.Number))
        {
            if (await IsContestedAsync(facts, of, artifact))
            {
                contested.Add($"ART-{artifact.Number}");
            }
        }

        return facts with
        {
            ArtifactsAreCurrent = terms.Count > 0 && five.TrueForAll(IsCurrent) && terms.TrueForAll(IsCurrent),
            SignedThenContested = contested.ToImmutable(),
        };

        bool IsCurrent(Artifact? one) => one is not null && ArtifactStatus.Of(one, roster) is ArtifactStatus.Current;
    }

    /// <summary>Whether a leader raised a dispute about what they had signed by then, or held a side in one that is public.</summary>
    async Task<bool> IsContestedAsync(LeadershipFacts facts, FindingsOf of, Artifact artifact)
    {
        if (artifact.Disputes.IsEmpty || artifact.InForce is not { } signed)
        {
            return false;
        }

        var open = await disputes.PublicAsync(of.Db, of.Program, [.. artifact.Disputes]);
        foreach (var id in open.Keys)
        {
            var dispute = await disputes.FindStateAsync(of.Db, of.Program.Key, id);
            if (dispute is not null && dispute.RaisedAt >= of.Since
                && signed.SignOffs.Any(one => IsLeader(facts, one) && one.At <= dispute.RaisedAt && (dispute.RaisedBy == one.By
                    || dispute.IsParty(one.By))))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsLeader(LeadershipFacts facts, SignOff signed) => signed.By == facts.SalesLeader || signed.By == facts.MarketingLeader;
}
