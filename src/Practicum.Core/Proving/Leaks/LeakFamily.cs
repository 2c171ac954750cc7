namespace Practicum.Core.Proving.Leaks;

/// <summary>A kind of attack: how many were tried, the strongest, and the smallest leak that they would have found.</summary>
/// <param name="Name">Name of the family.</param>
/// <param name="Tried">How many attacks.</param>
/// <param name="Strongest">The one with the largest |Z|.</param>
/// <param name="Rows">Rows that they were tested on.</param>
/// <param name="Correlation">The smallest correlation with what is left of the labels that is found four times in five.</param>
/// <param name="CopyShare">The same as a column that copies the label in this share of rows and is drawn like labels in the others.</param>
public sealed record LeakFamily(string Name, int Tried, LeakAttackResult Strongest, int Rows, double Correlation, double CopyShare)
{
    /// <summary>Φ⁻¹(0.8): what it takes beyond the threshold to be found four times in five.</summary>
    private const double Power = 0.8416212335729143;

    /// <summary>Sums up the attacks of a family, all of which were tried.</summary>
    internal static LeakFamily Of(string name, ImmutableArray<LeakAttackResult> attacks, LeakFiles files, double threshold)
    {
        var strongest = attacks.MaxBy(a => Math.Abs(a.Score.Z))!;
        var rows = attacks[0].Score.Rows;
        var information = (rows == files.Count ? files.Train.Information : 0) + files.Test.Information;
        var rate = (files.Train.BaseRate * files.Train.Count + files.Test.BaseRate * files.Test.Count) / files.Count;
        var correlation = Math.Max((threshold + Power) / Math.Sqrt(rows), LeakProof.LeastCorrelation);
        return new(name, attacks.Length, strongest, rows, correlation, Math.Min(1, correlation * Math.Sqrt(rows) * Math.Sqrt(rate * (1 - rate) / information)));
    }
}
