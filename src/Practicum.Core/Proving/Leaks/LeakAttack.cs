namespace Practicum.Core.Proving.Leaks;

/// <summary>One way to guess labels from what should not tell them.</summary>
/// <param name="Family">What kind of thing it looks at: <c>value</c>, <c>rank</c>, <c>missing</c>, <c>category</c>, <c>order</c>, <c>id</c>, <c>time</c>, <c>format</c>, <c>duplicate</c>, <c>gbdt</c>.</param>
/// <param name="Name">What it looks at, in a few words.</param>
/// <param name="Fitted">Whether it learns from the labels of the training rows; then it guesses the hidden rows alone, else the rows of both files.</param>
/// <param name="Guess">A number a row.</param>
internal sealed record LeakAttack(string Family, string Name, bool Fitted, Func<double[]> Guess)
{
    /// <summary>Tests the guess on labels that it does not know.</summary>
    public LeakAttackResult Run(LeakFiles files)
    {
        var guess = Guess();
        ReadOnlySpan<byte> label = Fitted ? files.Test.Label : files.Label;
        ReadOnlySpan<double> probability = Fitted ? files.Test.Probability : files.Probability;
        var score = ResidualScore.Of(label, probability, guess);
        var wide = score.Effect > LeakProof.LeastCorrelation;
        // An area is worth its sorting only where it decides, or for the learner, whose area people ask for.
        var area = Family == LearnerAttack.Family || (!wide && score.PValue < LeakProof.FamilyError) ? ResidualScore.Area(label, probability, guess) : double.NaN;
        return new(Family, Name, score, area, wide || Math.Abs(area - 0.5) > LeakProof.LeastArea);
    }
}

/// <summary>What became of an attack.</summary>
/// <param name="Family">Kind of attack.</param>
/// <param name="Name">What it looked at.</param>
/// <param name="Score">Its score test.</param>
/// <param name="Area">Residual area under the ROC curve where it was computed, else NaN.</param>
/// <param name="Matters">Whether the effect is large enough to matter: correlation above 0.01, or residual area further than 0.01 from ½.</param>
public sealed record LeakAttackResult(string Family, string Name, ResidualScore Score, double Area, bool Matters)
{
    /// <summary>Whether it could be tried: a guess that is the same for every row says nothing.</summary>
    public bool Tried => !double.IsNaN(Score.Z);

    /// <summary>p-value after Holm's procedure over all attacks of the proof; NaN when not tried.</summary>
    public double Adjusted { get; init; } = double.NaN;

    /// <summary>Whether it is a leak: adjusted p below 10⁻³ and an effect that matters.</summary>
    public bool IsLeak => Adjusted < LeakProof.FamilyError && Matters;
}
