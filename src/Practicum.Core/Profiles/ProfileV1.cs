using Practicum.Core.Evidence;

namespace Practicum.Core.Profiles;

/// <summary>
/// The first profile (methods §10, version 1), on the score scale: <c>m = Σ w y / Σ w</c>, <c>Var m = wᵀ C w / (Σ w)²</c> with
/// <c>C_jj = s_j² + 0.15²</c> and <c>C_jl = 0.5 √(C_jj C_ll)</c> within a group, 0 across. y is clipped to [−0.25, 1.25].
/// </summary>
public static class ProfileV1
{
    /// <summary>From here on somebody is competent, on the score scale.</summary>
    public const double Cut = 0.70;

    private const double TaskSpread = 0.15, WithinGroup = 0.5, MostSd = 0.20, Z = 1.959963984540054;
    private const int FewestProjects = 2;

    /// <summary>Every competency of the framework, in its order, and then any other that items name.</summary>
    public static ImmutableArray<CompetencyEstimate> Of(IReadOnlyCollection<ProfileItem> items) => Of(items, [.. CompetencyFramework.V1.Select(c => c.Id)]);

    /// <summary>The competencies asked for and those that evidence speaks to, in the framework's order, others behind.</summary>
    /// <param name="assessed">Evidence by project id.</param>
    /// <param name="asked">Competencies to list even without evidence.</param>
    public static ImmutableArray<CompetencyEstimate> Of(IReadOnlyList<(string Project, ImmutableArray<EvidenceItem> Evidence)> assessed, ImmutableArray<string> asked) =>
        Of([.. assessed.SelectMany(a => ProfileItem.Of(a.Evidence, a.Project))], asked);

    private static ImmutableArray<CompetencyEstimate> Of(IReadOnlyCollection<ProfileItem> items, ImmutableArray<string> asked)
    {
        var listed = asked.Concat(items.SelectMany(i => i.Competencies)).ToHashSet(StringComparer.Ordinal);
        var known = CompetencyFramework.V1.Select(c => c.Id).Where(listed.Contains);
        var others = listed.Where(c => CompetencyFramework.Find(c) is null).Order(StringComparer.Ordinal);
        return [.. known.Concat(others).Select(c => Of(c, [.. items.Where(i => i.Competencies.Contains(c))]))];
    }

    /// <summary>
    /// One competency. Insufficient evidence when the standard deviation is above 0.20 or fewer than two projects speak to it; else competent when
    /// P(m ≥ 0.70) ≥ 0.9, developing when P(m &lt; 0.70) ≥ 0.9, by the normal law; else not settled.
    /// </summary>
    /// <param name="competency">Its id.</param>
    /// <param name="items">The items that speak to it. An unknown standard error is taken to be as large as the spread between tasks.</param>
    public static CompetencyEstimate Of(string competency, IReadOnlyList<ProfileItem> items)
    {
        var total = items.Sum(i => i.Weight);
        if (!(total > 0))
            return new(competency, double.NaN, null, double.NaN, 0, 0, 0, "insufficient evidence");
        var mean = items.Sum(i => i.Weight * Math.Clamp(i.Score, -0.25, 1.25)) / total;
        var sd = Math.Sqrt(Variance(items)) / total;
        var (groups, projects) = (items.Select(i => i.Group).Distinct().Count(), items.Select(i => i.Project).Distinct().Count());
        var interval = new Interval(0.95, mean - (Z * sd), mean + (Z * sd), "normal", "person");
        return new(competency, mean, interval, sd, items.Count, groups, projects, Verdict(mean, sd, projects));
    }

    private static double Variance(IReadOnlyList<ProfileItem> items)
    {
        double sum = 0;
        foreach (var a in items)
        {
            foreach (var b in items)
            {
                var correlation = ReferenceEquals(a, b) ? 1 : a.Group == b.Group ? WithinGroup : 0;
                sum += a.Weight * b.Weight * correlation * Math.Sqrt(Own(a) * Own(b));
            }
        }

        return sum;
    }

    private static double Own(ProfileItem item)
    {
        var s = item.StandardError ?? TaskSpread;
        return (s * s) + (TaskSpread * TaskSpread);
    }

    /// <summary>P(m ≥ 0.70) ≥ 0.9 is the same as (m − 0.70) / sd at or above the 90 % quantile of the normal law.</summary>
    private static string Verdict(double mean, double sd, int projects)
    {
        const double Z90 = 1.2815515655446004;
        if (sd > MostSd || projects < FewestProjects)
            return "insufficient evidence";
        var distance = (mean - Cut) / sd;
        return distance >= Z90 ? "competent" : distance <= -Z90 ? "developing" : "not settled";
    }
}
