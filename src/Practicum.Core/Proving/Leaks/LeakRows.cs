namespace Practicum.Core.Proving.Leaks;

/// <summary>Rows of one file as somebody would be given them, with the truth about their labels.</summary>
/// <param name="Rows">Row id, time, entity and features, in the file's order; without the label.</param>
/// <param name="Label">Label of each row, 0 or 1.</param>
/// <param name="Probability">The probability of label 1 given everything that a row may rightly tell, 0 … 1.</param>
public sealed record LeakRows(Table Rows, byte[] Label, double[] Probability)
{
    /// <summary>How many rows.</summary>
    public int Count => Label.Length;

    /// <summary>Σ p (1 − p): how much the labels may vary when everything rightful is known.</summary>
    public double Information
    {
        get
        {
            var sum = 0.0;
            foreach (var p in Probability)
                sum += p * (1 - p);
            return sum;
        }
    }

    /// <summary>Share of label 1.</summary>
    public double BaseRate
    {
        get
        {
            var ones = 0;
            foreach (var label in Label)
                ones += label;
            return (double)ones / Label.Length;
        }
    }
}
