namespace Hostile.Tests.Corpus;

/// <summary>What is done with what was handed in.</summary>
internal enum Verb
{
    /// <summary><c>practicum check</c> in the workspace.</summary>
    Check,

    /// <summary><c>practicum assess</c> against the pack.</summary>
    Assess,

    /// <summary><c>practicum grade</c> with the handed file as predictions.</summary>
    Grade,

    /// <summary><c>practicum ledger verify</c> of the handed file.</summary>
    Verify,
}

/// <summary>How a case has to end.</summary>
/// <param name="Areas">Areas of the codes that may refuse it; none when it has to be admitted.</param>
internal sealed record Expected(params string[] Areas)
{
    /// <summary>Good work goes through.</summary>
    public static Expected Admitted { get; } = new();

    /// <summary>0 done, 1 what was handed in has errors (formats §8).</summary>
    public int ExitCode => Areas.Length == 0 ? 0 : 1;

    /// <summary>A refusal with codes of one of these areas.</summary>
    public static Expected Refused(params string[] areas) => new(areas);
}

/// <summary>One thing that somebody hands in.</summary>
/// <param name="Family">The family, such as zip.</param>
/// <param name="Name">Name within the family.</param>
/// <param name="Expected">How it has to end.</param>
/// <param name="Make">Makes it.</param>
internal sealed record Case(string Family, string Name, Expected Expected, Action<Handing> Make)
{
    /// <summary>What is done with it.</summary>
    public Verb Verb { get; init; } = Verb.Check;

    /// <summary>Family and name.</summary>
    public string Id => $"{Family}/{Name}";
}
