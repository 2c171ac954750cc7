namespace Practicum.Numerics.Tables.Csv.Bulk;

/// <summary>Does numbered pieces of work on several threads. What comes out may not depend on who does what.</summary>
internal static class Crew
{
    /// <summary>Does pieces 0 … <paramref name="pieces"/> − 1.</summary>
    /// <param name="pieces">How many.</param>
    /// <param name="threads">At most so many threads; 0 for as many as there are processors.</param>
    /// <param name="work">Does one.</param>
    public static void Run(int pieces, int threads, Action<int> work)
    {
        if (pieces <= 1 || threads == 1)
        {
            for (var i = 0; i < pieces; i++)
                work(i);
            return;
        }

        Parallel.For(0, pieces, new ParallelOptions { MaxDegreeOfParallelism = threads <= 0 ? -1 : threads }, work);
    }
}
