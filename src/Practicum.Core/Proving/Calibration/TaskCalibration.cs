namespace Practicum.Core.Proving.Calibration;

/// <summary>
/// What a task tells of reference examinees (methods §11): how hard it is and how well it tells them apart. Slopes from four examinees describe the ladder that was built, not people.
/// </summary>
public sealed record TaskCalibration
{
    private const double Level = 0.95, LeastGap = 0.4, LeastBound = 0.2, MostForCheating = 0.1, LeastNoise = 1e-6;

    /// <summary>Examinees and where they stand by definition (methods §10).</summary>
    public static ImmutableArray<(string Name, double Ability)> Ladder { get; } = [("naive", -1.5), ("careless", -0.5), ("competent", 0.5), ("strong", 1.5)];

    /// <summary>Difficulty: expected score at ability 0, and its standard error.</summary>
    public required (double Value, double Error) Difficulty { get; init; }

    /// <summary>Discrimination: score gained per unit of ability, and its standard error.</summary>
    public required (double Value, double Error) Discrimination { get; init; }

    /// <summary>Mean score of <c>strong</c> less that of <c>naive</c> over the variants, with the lower one-sided 95 % bound.</summary>
    public required (double Value, double Low) Gap { get; init; }

    /// <summary>Mean score of <c>competent</c>.</summary>
    public required double Competent { get; init; }

    /// <summary>Why the task does not pass, in plain words; empty when it does.</summary>
    public required ImmutableArray<string> Faults { get; init; }

    /// <summary>Calibrates a task from scores on the same variants.</summary>
    /// <param name="scores">Scores by examinee, one a variant, at least two: those of <see cref="Ladder"/>, and <c>cheating</c> (its hidden part) when there is one.</param>
    /// <exception cref="ArgumentException">An examinee of the ladder is missing, or the variants differ in number.</exception>
    public static TaskCalibration Of(IReadOnlyDictionary<string, ImmutableArray<double>> scores)
    {
        if (Ladder.FirstOrDefault(l => !scores.ContainsKey(l.Name)) is { Name: { } missing })
            throw new ArgumentException($"There are no scores of '{missing}'.", nameof(scores));
        if (scores.Values.Any(s => s.Length != scores["naive"].Length) || scores["naive"].Length < 2)
            throw new ArgumentException("Two variants at least are needed, the same for all.", nameof(scores));
        var (difficulty, discrimination) = Fit([.. Ladder.Select(l => (l.Ability, scores[l.Name].Average()))]);
        var (naive, competent, strong) = (scores["naive"].Average(), scores["competent"].Average(), scores["strong"].Average());
        var gap = Gapped(scores["strong"], scores["naive"]);
        var faults = ImmutableArray.CreateBuilder<string>();
        if (gap.Value < LeastGap || gap.Low <= LeastBound)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"Strong is {gap.Value:0.00} above naive (at least {gap.Low:0.00}); it should be {LeastGap:0.0}, and surely above {LeastBound:0.0}."));
        if (!(competent > naive && competent < strong))
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"Competent has {competent:0.00}, which is not between naive with {naive:0.00} and strong with {strong:0.00}."));
        if (scores.TryGetValue("cheating", out var cheating) && cheating.Average() > naive + MostForCheating)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"Cheating has {cheating.Average():0.00}, more than {MostForCheating:0.0} above naive with {naive:0.00}."));
        return new() { Difficulty = difficulty, Discrimination = discrimination, Gap = gap, Competent = competent, Faults = faults.ToImmutable() };
    }

    private static (double Value, double Low) Gapped(ImmutableArray<double> strong, ImmutableArray<double> naive)
    {
        double[] gaps = [.. strong.Select((s, v) => s - naive[v])];
        var mean = gaps.Average();
        var error = Math.Sqrt(gaps.Sum(g => (g - mean) * (g - mean)) / (gaps.Length - 1) / gaps.Length);
        return (mean, mean - (Quantiles.Student(Level, gaps.Length - 1) * error));
    }

    /// <summary>α and β of score = α + β · ability by least squares with the prior α ~ N(0.4, 0.3²), β ~ N(0.4, 0.2²); the noise is what the line leaves.</summary>
    private static ((double Value, double Error) Alpha, (double Value, double Error) Beta) Fit(ImmutableArray<(double Ability, double Score)> points)
    {
        const double Alpha0 = 0.4, AlphaSd = 0.3, Beta0 = 0.4, BetaSd = 0.2;
        double n = points.Length, x = points.Average(p => p.Ability), y = points.Average(p => p.Score);
        var slope = points.Sum(p => (p.Ability - x) * (p.Score - y)) / points.Sum(p => (p.Ability - x) * (p.Ability - x));
        var noise = Math.Max(LeastNoise, points.Sum(p => Math.Pow(p.Score - y - (slope * (p.Ability - x)), 2)) / (n - 2));
        double aa = (n / noise) + (1 / (AlphaSd * AlphaSd)), ab = n * x / noise, bb = (points.Sum(p => p.Ability * p.Ability) / noise) + (1 / (BetaSd * BetaSd));
        double a = (n * y / noise) + (Alpha0 / (AlphaSd * AlphaSd)), b = (points.Sum(p => p.Ability * p.Score) / noise) + (Beta0 / (BetaSd * BetaSd));
        var determinant = (aa * bb) - (ab * ab);
        return ((((bb * a) - (ab * b)) / determinant, Math.Sqrt(bb / determinant)), (((aa * b) - (ab * a)) / determinant, Math.Sqrt(aa / determinant)));
    }
}
