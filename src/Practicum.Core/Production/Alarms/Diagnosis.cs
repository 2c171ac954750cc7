namespace Practicum.Core.Production.Alarms;

/// <summary>Diagnoses: weights over the causes on offer, and how right they are (methods §4).</summary>
public static class Diagnosis
{
    /// <summary>Weights made to add up to 1; empty when there is no positive weight.</summary>
    public static ImmutableSortedDictionary<string, double> Normalise(IReadOnlyDictionary<string, double> weights)
    {
        var total = weights.Values.Where(w => w > 0).Sum();
        return weights.Where(w => w.Value > 0).ToImmutableSortedDictionary(w => w.Key, w => w.Value / total, StringComparer.Ordinal);
    }

    /// <summary>All diagnoses sent inside one episode, averaged into one; a shotgun becomes the uniform.</summary>
    public static ImmutableSortedDictionary<string, double> Average(IReadOnlyCollection<ImmutableSortedDictionary<string, double>> sent) =>
        sent.SelectMany(d => d).GroupBy(w => w.Key, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(g => g.Key, g => g.Sum(w => w.Value) / sent.Count, StringComparer.Ordinal);

    /// <summary>The cause with the largest weight; null when there is none or two share it.</summary>
    public static string? Largest(ImmutableSortedDictionary<string, double> weights)
    {
        if (weights.IsEmpty)
            return null;
        var most = weights.Values.Max();
        var largest = weights.Where(w => w.Value == most).Select(w => w.Key).ToArray();
        return largest.Length == 1 && most > 0 ? largest[0] : null;
    }

    /// <summary>Quadratic score <c>1 − ½ Σ (q − 1[cause = truth])²</c>: right 1, wrong 0.</summary>
    public static double Score(IReadOnlyDictionary<string, double> diagnosis, string truth)
    {
        var sum = diagnosis.Sum(w => Math.Pow(w.Value - (w.Key == truth ? 1 : 0), 2));
        return 1 - (0.5 * (diagnosis.ContainsKey(truth) ? sum : sum + 1));
    }

    /// <summary>Score of the uniform diagnosis over so many causes.</summary>
    public static double UniformScore(int causes) => 1 - (0.5 * (1 - (1.0 / causes)));

    /// <summary>(score − uniform) / (1 − uniform): 1 right, 0 as good as the uniform; NaN when fewer than two causes are on offer.</summary>
    public static double Rescaled(IReadOnlyDictionary<string, double> diagnosis, string truth, int causes) =>
        causes < 2 ? double.NaN : (Score(diagnosis, truth) - UniformScore(causes)) / (1 - UniformScore(causes));

    /// <summary>The rule of ITBench-AA: 0 unless every true cause is named, else the share of the named that are true.</summary>
    public static double NamedShare(IReadOnlyCollection<string> named, IReadOnlyCollection<string> truth) =>
        truth.Count == 0 || truth.Any(t => !named.Contains(t)) ? 0 : (double)truth.Count / named.Count;
}
