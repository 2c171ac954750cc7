namespace Practicum.Core.Production.Accounts;

/// <summary>
/// Regret by its parts (methods §3): a total labelling function gives every integer of <c>Σ (C − P) + costs of P − costs of C</c> exactly one
/// label, so that the parts add up to the unit. Parts may be negative; nothing is clipped.
/// </summary>
public static class RegretLedger
{
    /// <summary>
    /// Decomposes; every part is present. Of several installs at one tick only the last one ever serves, so it replaced what the first one replaced.
    /// </summary>
    public static ImmutableSortedDictionary<RegretPart, Money> Decompose(RegretCase of)
    {
        var parts = new long[Enum.GetValues<RegretPart>().Length];
        void Add(RegretPart part, long amount) => parts[(int)part] = checked(parts[(int)part] + amount);

        var next = 0;
        var (champion, reference, install) = (of.First, of.First, (Install?)null);
        for (var k = 0; k < of.Made.Length; k++)
        {
            for (Install? first = null; next < of.Installs.Length && of.Installs[next].At <= k;)
            {
                install = of.Installs[next++];
                first ??= install;
                install = install with { Replaced = first.Replaced };
                var end = next < of.Installs.Length ? of.Installs[next].At : of.Made.Length;
                champion = install.Version;
                reference = IsBad(of.Values, install, end) ? install.Replaced : champion;
            }

            var (served, without) = (of.Values[champion][k], of.Values[reference][k]);
            Add(RegretPart.CanaryHarm, served - of.Made[k]);
            if (install is not null && reference != champion)
                Add(PartOf(install, k), without - served);
            Add(PartOf(of.Incidents, k), of.Best[k] - without);
        }

        foreach (var (reason, amount) in of.Costs)
            Add(reason switch { CostReason.FalseAlarm => RegretPart.FalseAlarms, CostReason.NeedlessRetrain => RegretPart.NeedlessRetrains, _ => RegretPart.Upkeep }, amount);
        Add(RegretPart.Upkeep, -of.BestCosts);
        return Enum.GetValues<RegretPart>().ToImmutableSortedDictionary(p => p, p => new Money(parts[(int)p]));
    }

    private static bool IsBad(long[][] values, Install install, int end)
    {
        long lost = 0;
        for (var k = install.At; k < end; k++)
            lost = checked(lost + values[install.Replaced][k] - values[install.Version][k]);
        return lost > 0;
    }

    private static RegretPart PartOf(Install bad, int k) =>
        bad.FalseAlarm ? RegretPart.FalseAlarms
        : bad.OwnAlarm is { } alarm && k >= alarm ? RegretPart.RollbackLag
        : bad.Retrained ? RegretPart.BadRetrains
        : RegretPart.BadDeploys;

    private static RegretPart PartOf(ImmutableArray<HarmWindow> incidents, int k)
    {
        HarmWindow? latest = null;
        foreach (var incident in incidents)
        {
            if (incident.Onset <= k && k < incident.WindowEnd && (latest is null || incident.Onset >= latest.Onset))
                latest = incident;
        }

        return latest switch
        {
            null => RegretPart.ModelChoice,
            { Alarm: null } => RegretPart.MissedIncidents,
            { Alarm: var alarm } when k < alarm => RegretPart.DetectionDelay,
            { Response: { } response } when k >= response => RegretPart.ModelChoice,
            _ => RegretPart.ResponseLag,
        };
    }
}
