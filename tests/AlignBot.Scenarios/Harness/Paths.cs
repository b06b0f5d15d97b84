namespace AlignBot.Scenarios.Harness;

/// <summary>Program files for scenarios that need another path than the sandbox's.</summary>
static class Paths
{
    const string Parties = "    - { deciders: parties, rule: all, window: 1wd }\n";
    const string Leaders = "    - { deciders: [sales leader, marketing leader], rule: all, window: 2wd }\n";

    /// <summary>Level 1 is the two leaders and the operating lead, of whom two are enough; level 2 is the accountable executive.</summary>
    public static string MajorityFirst() =>
        LeadersFirst("majority").Replace("[sales leader, marketing leader], rule: majority", "[sales leader, marketing leader, operating lead], rule: majority", StringComparison.Ordinal);

    /// <summary>Level 1 is the two leaders, two working days, by that rule; level 2 is the accountable executive.</summary>
    public static string LeadersFirst(string rule)
    {
        var file = GtmWorld.ProgramFile.ReplaceLineEndings("\n");
        Assert.Contains(Parties + Leaders, file, StringComparison.Ordinal);
        return file.Replace(Parties + Leaders, Leaders.Replace("rule: all", $"rule: {rule}", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
