using Practicum.Core.Packs;
using Practicum.Core.Worlds;

namespace Practicum.Core.Production.Accounts;

/// <summary>
/// What every version would have made of every tick, had it served all rows (methods §2). Versions: the submitted model, the challengers,
/// then <c>fallback</c>, then <c>no answer</c>. Cells are integers from here on, so every sum over them is exact.
/// </summary>
internal sealed class ValueTable
{
    private ValueTable(long[][] expected, long[][] realised) => (Expected, Realised) = (expected, realised);

    /// <summary>Expected money, <c>[version][tick]</c>, micro-units; the realised money where the truth is not known.</summary>
    public long[][] Expected { get; }

    /// <summary>Realised money, <c>[version][tick]</c>, micro-units.</summary>
    public long[][] Realised { get; }

    /// <summary>Values every version on one view of the year, one pass over the rows a version.</summary>
    public static ValueTable Of(Season season, YearView view)
    {
        var versions = season.Versions.Length;
        var (expected, realised) = (new long[versions + 2][], new long[versions + 2][]);
        for (var v = 0; v < versions + 2; v++)
        {
            var line = v < versions ? Scored(season.Spec, view.Rows, view.Scores[v], season.Versions[v].Threshold)
                : v == versions ? Decided(season.Spec, view.Rows, view.Rows.Fallback)
                : Silent(season.Spec, view.Rows);
            (expected[v], realised[v]) = (line.Expected, line.Realised);
        }

        return new(expected, realised);
    }

    /// <summary>One set of scores with full traffic all year, without costs.</summary>
    public static MoneyLine Scored(ProductionSpec spec, WorldRows rows, float[] scores, double threshold) =>
        Line(spec, rows, (first, decisions) => TickMoney.Decide(scores.AsSpan(first, decisions.Length), threshold, (byte)spec.NoAnswer, decisions));

    /// <summary>The best decision under <paramref name="belief"/>, valued under the world's truth.</summary>
    public static MoneyLine Ceiling(ProductionSpec spec, WorldRows rows, double[] belief)
    {
        var money = new TickMoney(spec);
        return Line(spec, rows, (first, decisions) =>
        {
            money.DecideBest(belief.AsSpan(first, decisions.Length), decisions);
            return 0;
        });
    }

    private static MoneyLine Decided(ProductionSpec spec, WorldRows rows, byte[] by) =>
        Line(spec, rows, (first, decisions) =>
        {
            by.AsSpan(first, decisions.Length).CopyTo(decisions);
            return 0;
        });

    private static MoneyLine Silent(ProductionSpec spec, WorldRows rows) =>
        Line(spec, rows, (_, decisions) =>
        {
            decisions.Fill((byte)spec.NoAnswer);
            return decisions.Length;
        });

    private delegate int Decider(int firstRow, Span<byte> decisions);

    private static MoneyLine Line(ProductionSpec spec, WorldRows rows, Decider decide)
    {
        var money = new TickMoney(spec);
        var realised = new long[rows.Ticks];
        var expected = rows.Truth is null ? realised : new long[rows.Ticks];
        var buffer = Array.Empty<byte>();
        for (var k = 0; k < rows.Ticks; k++)
        {
            var (first, count) = (rows.TickStart[k], rows.TickStart[k + 1] - rows.TickStart[k]);
            if (buffer.Length < count)
                buffer = new byte[count];
            var decisions = buffer.AsSpan(0, count);
            var errors = decide(first, decisions);
            realised[k] = money.Realised(decisions, rows.Label.AsSpan(first, count), errors);
            if (rows.Truth is not null)
                expected[k] = money.Expected(decisions, rows.Truth.AsSpan(first, count), errors);
        }

        return new(expected, realised, new long[rows.Ticks]);
    }
}
