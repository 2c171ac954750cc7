namespace Practicum.Numerics.Learning;

/// <summary>How a fit is run; of these only the seed touches the result. Threads −1 means as many as there are.</summary>
internal sealed record Conduct(ulong Seed, int Threads, IProgress<double>? Progress, CancellationToken Stop)
{
    private const long WorthThreads = 1 << 15;

    /// <summary>Options for a loop over independent parts.</summary>
    public ParallelOptions Parallel { get; } = new() { MaxDegreeOfParallelism = Threads };

    /// <summary>Runs independent parts, on several threads when the work (in elementary steps) is worth it.</summary>
    public void For(int parts, long work, Action<int> part)
    {
        if (work >= WorthThreads && Threads != 1 && parts > 1)
        {
            System.Threading.Tasks.Parallel.For(0, parts, Parallel, part);
            return;
        }

        for (var i = 0; i < parts; i++)
            part(i);
    }
}
