namespace Practicum.Numerics.Statistics.Measurement;

/// <summary>
/// The expectation step (Bock and Aitkin 1981): for every person the posterior over the grid, summed into the expected number of persons at each point who gave each answer.
/// Patterns are split into a fixed number of parts and the parts are added in their order: the same bits on any number of threads.
/// </summary>
internal sealed class Expectation
{
    private const int Parts = 8;

    private readonly int[][] _categories;
    private readonly double[] _counts;
    private readonly double[][] _partExpected;

    /// <summary>Prepares the answers: the categories that each pattern answered.</summary>
    public Expectation(Responses responses, ItemCurves curves, int[] itemOf, ImmutableArray<int>[] levels)
    {
        Curves = curves;
        var index = new int[itemOf.Length][];
        for (var j = 0; j < itemOf.Length; j++)
        {
            index[j] = new int[Responses.MaxLevels];
            for (var k = 0; k < levels[j].Length; k++)
                index[j][levels[j][k]] = curves.FirstCategory[j] + k;
        }

        _categories = Array.ConvertAll(responses.Patterns, row => (int[])[.. Enumerable.Range(0, itemOf.Length).Where(j => row[itemOf[j]] >= 0).Select(j => index[j][row[itemOf[j]]])]);
        _counts = responses.Counts;
        Expected = new double[curves.Categories * AbilityGrid.Points];
        _partExpected = [.. Enumerable.Range(0, Parts).Select(_ => new double[Expected.Length])];
    }

    /// <summary>The curves at the parameters in question.</summary>
    public ItemCurves Curves { get; }

    /// <summary>Expected persons by category and point, of the last call of <see cref="Run"/>.</summary>
    public double[] Expected { get; }

    /// <summary>How many patterns.</summary>
    public int Patterns => _categories.Length;

    /// <summary>Persons with a pattern.</summary>
    public double Count(int pattern) => _counts[pattern];

    /// <summary>The categories that a pattern answered, one an item answered.</summary>
    public int[] Answered(int pattern) => _categories[pattern];

    /// <summary>Computes <see cref="Expected"/> and returns the marginal log-likelihood.</summary>
    public double Run()
    {
        var logs = new double[Parts];
        Spread.Over(Parts, (long)Patterns * Curves.Levels.Length * AbilityGrid.Points, part =>
        {
            var expected = _partExpected[part];
            Array.Clear(expected);
            Span<double> posterior = stackalloc double[AbilityGrid.Points];
            var (from, to) = ((int)((long)Patterns * part / Parts), (int)((long)Patterns * (part + 1) / Parts));
            for (var p = from; p < to; p++)
            {
                logs[part] += _counts[p] * Posterior(p, posterior);
                if (_counts[p] != 1)
                {
                    foreach (ref var share in posterior)
                        share *= _counts[p];
                }

                foreach (var category in _categories[p])
                    AbilityGrid.Add(expected.AsSpan(category * AbilityGrid.Points), posterior);
            }
        });
        Array.Clear(Expected);
        var sum = 0.0;
        for (var part = 0; part < Parts; part++)
        {
            sum += logs[part];
            for (var i = 0; i < Expected.Length; i += AbilityGrid.Points)
                AbilityGrid.Add(Expected.AsSpan(i), _partExpected[part].AsSpan(i));
        }

        return sum;
    }

    /// <summary>The posterior of a pattern, summing to 1, and the logarithm of its marginal likelihood.</summary>
    public double Posterior(int pattern, Span<double> posterior)
    {
        AbilityGrid.LogWeight.CopyTo(posterior);
        foreach (var category in _categories[pattern])
            AbilityGrid.Add(posterior, Curves.Log(category));
        return AbilityGrid.Normalise(posterior);
    }
}
