namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>The groups under which statistics are listed, in the order of the index.</summary>
public enum StatisticFamily
{
    /// <summary>Scores and labels of two classes.</summary>
    Binary,

    /// <summary>Three classes or more.</summary>
    Multiclass,

    /// <summary>Predicted numbers.</summary>
    Regression,

    /// <summary>Ranked lists.</summary>
    Ranking,

    /// <summary>Two partitions of the same rows.</summary>
    Clustering,

    /// <summary>Groups of people treated differently.</summary>
    Fairness,

    /// <summary>Two samples of a column held against each other.</summary>
    Drift,

    /// <summary>Raters who judge the same units.</summary>
    Agreement,

    /// <summary>Items and what they say of a person.</summary>
    Measurement,

    /// <summary>Methods for intervals and tests.</summary>
    Interval,
}
