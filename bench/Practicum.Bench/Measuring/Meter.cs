using System.Diagnostics;

namespace Practicum.Bench.Measuring;

/// <summary>How long something took, by the clock and in processor time of this process and of a child, in seconds.</summary>
internal readonly record struct Taken(double Wall, double Own, double Child);

/// <summary>Measures this process and, where there is one, the child that runs the model.</summary>
internal sealed class Meter(Process? child)
{
    private readonly Process self = Process.GetCurrentProcess();

    /// <summary>Runs something and says how long it took.</summary>
    public async Task<(T Result, Taken Taken)> Of<T>(Func<Task<T>> work)
    {
        var (own, other) = (Spent(self), Spent(child));
        var began = Stopwatch.GetTimestamp();
        var result = await work();
        var wall = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return (result, new(wall, Spent(self) - own, Spent(child) - other));
    }

    private static double Spent(Process? process)
    {
        process?.Refresh();
        return process?.TotalProcessorTime.TotalSeconds ?? 0;
    }
}
