namespace Practicum.Numerics.Primitives;

/// <summary>The closed set of what can become of foreign code. A crash is a result, not an incident.</summary>
/// <typeparam name="T">What a good end gives.</typeparam>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    /// <summary>The file whose fault it is, as its author names it; empty when there is one alone, or none.</summary>
    public string File { get; init; } = "";

    /// <summary>It did what was asked.</summary>
    /// <param name="Value">The result.</param>
    public sealed record Done(T Value) : Outcome<T>;

    /// <summary>It, or what it gave, does not fit; the reason is a sentence for its author.</summary>
    /// <param name="Reason">One plain sentence.</param>
    /// <param name="Code">Stable code, <c>PR-MODEL-003</c>.</param>
    public sealed record Refused(string Code, string Reason) : Outcome<T>;

    /// <summary>The process ended by itself or was killed.</summary>
    /// <param name="ExitCode">Exit code; 128 + signal when killed.</param>
    /// <param name="Said">The last lines it wrote, cut to a few hundred characters.</param>
    public sealed record Crashed(int ExitCode, string Said) : Outcome<T>;

    /// <summary>It did not answer within its limit and was killed.</summary>
    /// <param name="After">The limit.</param>
    public sealed record OutOfTime(TimeSpan After) : Outcome<T>;

    /// <summary>The same end for another type of result; only the three bad ends can be carried over.</summary>
    /// <exception cref="InvalidOperationException">This is <see cref="Done"/>.</exception>
    public Outcome<TOther> Carry<TOther>() => this switch
    {
        Refused r => new Outcome<TOther>.Refused(r.Code, r.Reason) { File = File },
        Crashed c => new Outcome<TOther>.Crashed(c.ExitCode, c.Said) { File = File },
        OutOfTime o => new Outcome<TOther>.OutOfTime(o.After) { File = File },
        _ => throw new InvalidOperationException("A result cannot be carried over as a failure."),
    };

    /// <summary>One plain sentence.</summary>
    public string Sentence => this switch
    {
        Done => "It answered.",
        Refused r => $"{r.Code}: {r.Reason}",
        Crashed c => $"PR-MODEL-002: The model's process ended with code {c.ExitCode}.{(c.Said.Length == 0 ? "" : " It said: " + c.Said)}",
        OutOfTime o => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PR-MODEL-001: No answer within {o.After.TotalSeconds:0.###} s; the model's process was stopped."),
        _ => throw new InvalidOperationException("unreachable"),
    };
}
