namespace Practicum.Numerics.Statistics.Measurement;

/// <summary>Runs independent parts, on several threads only where the work is worth waking them: on a busy machine that can cost more than a whole small fit. The bits are the same.</summary>
internal static class Spread
{
    private const long WorthThreads = 200_000;

    /// <summary>Runs parts 0 to <paramref name="parts"/> − 1.</summary>
    /// <param name="parts">How many.</param>
    /// <param name="work">Additions and multiplications in all, roughly.</param>
    /// <param name="body">One part; writes nothing that another part reads.</param>
    public static void Over(int parts, long work, Action<int> body)
    {
        if (work >= WorthThreads)
        {
            Parallel.For(0, parts, body);
            return;
        }

        for (var part = 0; part < parts; part++)
            body(part);
    }
}
