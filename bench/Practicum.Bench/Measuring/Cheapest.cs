using System.Diagnostics;

namespace Practicum.Bench.Measuring;

/// <summary>What a job costs when nothing disturbs it.</summary>
internal static class Cheapest
{
    /// <summary>The fewest seconds of several runs.</summary>
    /// <param name="runs">How many.</param>
    /// <param name="work">The job; its result is kept alive, so that nothing of it is left out.</param>
    public static double Seconds<T>(int runs, Func<T> work)
    {
        var best = double.PositiveInfinity;
        for (var i = 0; i < runs; i++)
        {
            var began = Stopwatch.GetTimestamp();
            GC.KeepAlive(work());
            best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return best;
    }

    /// <summary>Bytes that one run allocates, on all threads.</summary>
    public static double Bytes<T>(Func<T> work)
    {
        var before = GC.GetTotalAllocatedBytes(true);
        GC.KeepAlive(work());
        return GC.GetTotalAllocatedBytes(true) - before;
    }
}
