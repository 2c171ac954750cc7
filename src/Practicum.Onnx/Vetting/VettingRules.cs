namespace Practicum.Onnx.Vetting;

/// <summary>Limits that a model must keep before anything runs it. The defaults are what assessments use.</summary>
public sealed record VettingRules
{
    /// <summary>Most bytes of the file.</summary>
    public int MostBytes { get; init; } = 64 << 20;

    /// <summary>Most messages inside each other in the file.</summary>
    public int MostDepth { get; init; } = 32;

    /// <summary>Most nodes, those of graphs within the graph included.</summary>
    public int MostNodes { get; init; } = 5_000;

    /// <summary>Most names, attributes, constants and dimensions in the file.</summary>
    public int MostParts { get; init; } = 500_000;

    /// <summary>Most texts in lists of attributes.</summary>
    public int MostTexts { get; init; } = 4_000_000;

    /// <summary>Most whole numbers in lists.</summary>
    public int MostWholes { get; init; } = 16_000_000;

    /// <summary>Rows for which sizes are computed: those of one run of the model host.</summary>
    public int Rows { get; init; } = 1_024;

    /// <summary>Most bytes of intermediate values at one time.</summary>
    public long MostPeakBytes { get; init; } = 256L << 20;

    /// <summary>Most floating-point operations a row.</summary>
    public long MostOperationsPerRow { get; init; } = 2_000_000_000;

    /// <summary>Control flow that the project allows: a subset of If, Loop, Scan.</summary>
    public ImmutableArray<string> AllowedControlFlow { get; init; } = [];
}
