namespace Practicum.Core.Conformance;

/// <summary>One law of a contract, as a check that can be run on any component that keeps it.</summary>
/// <param name="Sentence">The law, in words.</param>
/// <param name="Broken">Runs the check: null when the law holds, else one sentence saying how it is broken.</param>
public sealed record Law(string Sentence, Func<string?> Broken)
{
    /// <inheritdoc/>
    public override string ToString() => Sentence;
}
