namespace Practicum.Core.Submissions;

/// <summary>What an intern hands in, made canonical (<c>submission/v1</c>, formats §3).</summary>
public sealed record Submission
{
    /// <summary>Project id.</summary>
    public required string Project { get; init; }

    /// <summary>Variant number.</summary>
    public required int Variant { get; init; }

    /// <summary>The submitted model; its name is <c>model</c>.</summary>
    public required ModelSpec Model { get; init; }

    /// <summary>Models that the policy may deploy.</summary>
    public ImmutableArray<ModelSpec> Challengers { get; init; } = [];

    /// <summary>Built-in recipe to retrain with, or null.</summary>
    public Recipe? Train { get; init; }

    /// <summary>The submission's own validation figures by metric id, and <c>rows</c>; empty when none were given.</summary>
    public ImmutableSortedDictionary<string, double> Validation { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Path of the findings inside the submission, or null.</summary>
    public string? Findings { get; init; }

    /// <summary>What they say, one a kind; empty when there are none.</summary>
    public ImmutableArray<Finding> Claims { get; init; } = [];

    /// <summary>The policy; null means "deploy and leave alone".</summary>
    public Policy? Policy { get; init; }

    /// <summary>Documents by kind.</summary>
    public ImmutableSortedDictionary<string, string> Documents { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Digest of the submission's folder.</summary>
    public Digest Digest { get; init; } = Digest.Zero;

    /// <summary>The submitted model and the challengers, in order.</summary>
    public IEnumerable<ModelSpec> Models => Challengers.Prepend(Model);
}

/// <summary>One ONNX model of a submission.</summary>
public sealed record ModelSpec
{
    /// <summary>Name by which a policy deploys it; <c>model</c> for the submitted one.</summary>
    public required string Name { get; init; }

    /// <summary>Path inside the submission.</summary>
    public required string File { get; init; }

    /// <summary>The columns of one [N, F] float input, in order; empty when the graph has one [N, 1] input per column.</summary>
    public ImmutableArray<ModelFeature> Features { get; init; } = [];

    /// <summary>Name of the output, or null when the graph has one float output.</summary>
    public string? Output { get; init; }

    /// <summary>Act when the probability is at least this.</summary>
    public double Threshold { get; init; } = 0.5;
}

/// <summary>One column of the [N, F] input: a number, or a one-hot test.</summary>
/// <param name="Column">Name of the world's column.</param>
/// <param name="Equal">Text to compare with, giving 1 or 0; null for a number.</param>
public sealed record ModelFeature(string Column, string? Equal);

/// <summary>How a built-in learner fits a model (<c>recipe/v1</c>, formats §4).</summary>
public sealed record Recipe
{
    /// <summary><c>gbdt</c> or <c>logistic</c>.</summary>
    public required string Learner { get; init; }

    /// <summary>Columns to learn from.</summary>
    public required ImmutableArray<string> Features { get; init; }

    /// <summary>Options by name; defaults fill the rest.</summary>
    public ImmutableSortedDictionary<string, double> Options { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>First moment of the training rows to use (<c>rows: {from: 2025-05-01}</c>); null means from the start.</summary>
    public SimTime? From { get; init; }

    /// <summary>First moment no longer used; null means to the end.</summary>
    public SimTime? To { get; init; }

    /// <summary>Seed.</summary>
    public ulong Seed { get; init; } = 1;
}
