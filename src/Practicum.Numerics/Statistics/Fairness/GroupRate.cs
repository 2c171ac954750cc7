namespace Practicum.Numerics.Statistics.Fairness;

/// <summary>A rate that groups are compared by.</summary>
public enum GroupRate
{
    /// <summary>Share of all rows that are decided as positive; equal in all groups: demographic parity.</summary>
    SelectionRate,

    /// <summary>Share of the rows with label 1 that are decided as positive; equal in all groups: equal opportunity (Hardt, Price and Srebro 2016).</summary>
    TruePositiveRate,

    /// <summary>Share of the rows with label 0 that are decided as positive; equal together with the true positive rate: equalised odds.</summary>
    FalsePositiveRate,

    /// <summary>Share of the rows decided as positive that have label 1; equal in all groups: predictive parity (Chouldechova 2017).</summary>
    PositivePredictiveValue,
}
