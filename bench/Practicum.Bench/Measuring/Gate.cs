namespace Practicum.Bench.Measuring;

/// <summary>The short list that runs with the tests. Each figure must have a line in the budget; the last line counts them as tests are counted.</summary>
internal static class Gate
{
    private const int Tries = 3;

    /// <summary>Runs all gates; a figure outside its bound is measured again, at most twice, since another process may have been busy. 3 when one stays outside.</summary>
    public static int Run(IReadOnlyDictionary<string, Func<IEnumerable<Measured>>> gates, Budget budget)
    {
        var (good, bad) = (0, 0);
        foreach (var (name, gate) in gates)
        {
            Console.WriteLine($"{name}: load {Machine.Load()} when it began");
            var figures = gate().ToArray();
            for (var again = 1; again < Tries && !figures.All(budget.Holds); again++)
                figures = gate().ToArray();
            foreach (var figure in figures)
                _ = budget.Tell(figure) && budget.Knows(figure) ? good++ : bad++;
        }

        Console.WriteLine($"  succeeded: {good}");
        Console.WriteLine($"  failed: {bad}");
        return bad == 0 ? 0 : 3;
    }
}
