namespace Practicum.Runner.Runs;

/// <summary>Hears how a run goes on. Calls come from any thread.</summary>
public interface IRunProgress
{
    /// <summary>A step has got so far.</summary>
    /// <param name="step">The step, in plain words; the same words name the same step.</param>
    /// <param name="fraction">0 … 1; 1 ends the step.</param>
    /// <param name="result">What it found, in a few words, once known.</param>
    void Report(string step, double fraction, string? result = null);
}

/// <summary>Hears and says nothing.</summary>
public sealed class NoProgress : IRunProgress
{
    /// <summary>The one instance.</summary>
    public static NoProgress Instance { get; } = new();

    /// <inheritdoc/>
    public void Report(string step, double fraction, string? result = null)
    {
    }
}
