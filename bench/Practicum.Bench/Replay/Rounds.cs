using Practicum.Bench.Measuring;

namespace Practicum.Bench.Replay;

/// <summary>One round: the peer, and the parts of the whole that it is held against, one after the other.</summary>
/// <param name="Raw">The binding alone.</param>
/// <param name="Draw">Drawing the world; nothing in a recorded one.</param>
/// <param name="Score">Scores through the model host.</param>
/// <param name="Alone">The year without a policy.</param>
/// <param name="Watched">The year under three monitors.</param>
internal sealed record Round(Taken Raw, Taken Draw, Taken Score, Taken Alone, Taken Watched);

/// <summary>Rounds of one bench, and what they say.</summary>
internal sealed class Rounds(string name, long rows)
{
    private readonly List<Round> rounds = [];

    /// <summary>Adds a round and prints it, in millions of rows a second.</summary>
    public void Add(Round round)
    {
        rounds.Add(round);
        var parts = new[] { ("raw", round.Raw), ("draw", round.Draw), ("score", round.Score), ("year alone", round.Alone), ("year watched", round.Watched) };
        Console.WriteLine("  " + string.Join("   ", parts.Where(p => p.Item2.Wall > 0).Select(p =>
            string.Create(CultureInfo.InvariantCulture, $"{p.Item1} {rows / p.Item2.Wall / 1e6:0.00}"))) + "   M rows/s");
    }

    /// <summary>
    /// Ratios to the raw rate. By the clock, and by processor time: what the parts would take if nothing else ran, the host's process and this one side by side
    /// while scores are made, drawing shared by all processors. On a busy machine the clock punishes whoever needs two processors at once.
    /// </summary>
    public IEnumerable<Measured> Ratios()
    {
        yield return Against("host", "scores through the model host, by the clock", r => r.Score.Wall, r => r.Raw.Wall);
        yield return Against("host_cpu", "the same by processor time", Scoring, r => r.Raw.Own);
        yield return Against("alone", "the whole without a policy, by the clock", r => r.Draw.Wall + r.Score.Wall + r.Alone.Wall, r => r.Raw.Wall);
        yield return Against("alone_cpu", "the same by processor time", r => Drawing(r) + Scoring(r) + r.Alone.Own, r => r.Raw.Own);
        yield return Against("watched", "the whole under three monitors, by the clock", r => r.Draw.Wall + r.Score.Wall + r.Watched.Wall, r => r.Raw.Wall);
        yield return Against("watched_cpu", "the same by processor time", r => Drawing(r) + Scoring(r) + r.Watched.Own, r => r.Raw.Own);
    }

    private static double Drawing(Round round) => round.Draw.Own / Environment.ProcessorCount;

    private static double Scoring(Round round) => Math.Max(round.Score.Own, round.Score.Child);

    private Measured Against(string what, string about, Func<Round, double> whole, Func<Round, double> raw) =>
        Measured.Ratio($"{name}.{what}", [.. rounds.Select(raw)], [.. rounds.Select(whole)], about);
}
