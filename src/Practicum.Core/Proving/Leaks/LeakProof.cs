using Practicum.Numerics.Statistics.Testing;

namespace Practicum.Core.Proving.Leaks;

/// <summary>
/// The proof that nothing but what the world declares tells the labels (methods §13): every attack, what it found, what it would have found, and whether planted leaks were found.
/// The chance that a world without a leak fails is at most <see cref="FamilyError"/>.
/// </summary>
public sealed record LeakProof
{
    /// <summary>Chance of one false leak or more among all attacks of a proof.</summary>
    public const double FamilyError = 1e-3;

    /// <summary>A correlation with what is left of the labels up to this does not matter.</summary>
    public const double LeastCorrelation = 0.01;

    /// <summary>A residual area this near to ½ does not matter.</summary>
    public const double LeastArea = 0.01;

    /// <summary>What follows the family's name where faults are planted.</summary>
    private const string Handed = ", planted";

    /// <summary>Rows that a proof of a generated world draws for itself.</summary>
    public const int OwnRows = 200_000;

    /// <summary>Every attack in a fixed order, also those that a table gave nothing to try.</summary>
    public required ImmutableArray<LeakAttackResult> Attacks { get; init; }

    /// <summary>Leaks that were planted on purpose.</summary>
    public required ImmutableArray<LeakControl> Controls { get; init; }

    /// <summary>|Z| that the first attack had to pass: two-sided, <see cref="FamilyError"/> divided by the attacks tried.</summary>
    public required double Threshold { get; init; }

    /// <summary>What each family of attacks would have found.</summary>
    public required ImmutableArray<LeakFamily> Families { get; init; }

    /// <summary>Rows of both files.</summary>
    public required int Rows { get; init; }

    /// <summary>How many attacks were tried.</summary>
    public int Tried => Attacks.Count(a => a.Tried);

    /// <summary>The leaks, strongest first.</summary>
    public ImmutableArray<LeakAttackResult> Leaks => [.. Attacks.Where(a => a.IsLeak).OrderByDescending(a => Math.Abs(a.Score.Z))];

    /// <summary>Whether a planted leak was missed: then the proof says nothing.</summary>
    public bool IsVoid => Controls.Any(c => !c.Found);

    /// <summary>Whether the proof holds: planted leaks were found, and nothing else.</summary>
    public bool Holds => !IsVoid && Leaks.IsEmpty;

    /// <summary>Runs every attack and the controls.</summary>
    /// <param name="files">Training and hidden rows with known probabilities.</param>
    /// <param name="planted">The same with the pack's faults in them and without the columns that those declare, with the labels as they were before; null when there are no faults.</param>
    /// <param name="chance">Draws the controls, from streams that begin with <c>proof/</c>.</param>
    /// <param name="progress">Told the share done, from 0 to 1, from any thread.</param>
    /// <param name="stop">Ends the run.</param>
    public static LeakProof Run(LeakFiles files, LeakFiles? planted, Chance chance, Action<double>? progress = null, CancellationToken stop = default)
    {
        var parts = planted is null ? 1.0 : 2.0;
        var clean = LeakBattery.Run(LeakBattery.Of(files), files, done => progress?.Invoke(done / parts), stop);
        var handed = planted is null ? [] : LeakBattery.Run(LeakBattery.Of(planted), planted, done => progress?.Invoke((1 + done) / parts), stop);
        LeakAttackResult[] results = [.. clean, .. handed.Select(r => r with { Family = r.Family + Handed })];
        var adjusted = Multiplicity.Holm(Array.ConvertAll(results, r => r.Score.PValue));
        var attacks = results.Select((r, i) => r with { Adjusted = adjusted[i] }).ToImmutableArray();
        var tried = attacks.Count(a => a.Tried);
        var threshold = ThresholdOf(tried);
        return new()
        {
            Attacks = attacks,
            Controls = LeakControls.Run(files, tried, chance, stop),
            Threshold = threshold,
            Families = [.. attacks.Where(a => a.Tried).GroupBy(a => a.Family).Select(g => LeakFamily.Of(g.Key, [.. g], g.Key.EndsWith(Handed, StringComparison.Ordinal) ? planted! : files, threshold))],
            Rows = files.Count,
        };
    }

    /// <summary>|Z| that the strongest of <paramref name="tests"/> attacks must pass; 4.65 for 300.</summary>
    public static double ThresholdOf(int tests) => -InverseCdf.Normal(FamilyError / Math.Max(1, tests) / 2);
}
