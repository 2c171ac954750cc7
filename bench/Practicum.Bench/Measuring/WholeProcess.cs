using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Practicum.Bench.Measuring;

/// <summary>What a process cost from its start to its end.</summary>
/// <param name="Wall">Seconds by the clock.</param>
/// <param name="Processor">Seconds of all processors, user and system.</param>
/// <param name="Mebibytes">Largest resident memory, polled.</param>
/// <param name="Said">Standard output.</param>
internal sealed record Cost(double Wall, double Processor, double Mebibytes, string Said);

/// <summary>Runs processes to their ends and says what they cost.</summary>
internal static partial class WholeProcess
{
    private const int Children = -1;

    /// <summary>Runs a program once; null, with a line that says why, when it cannot be run here.</summary>
    public static Cost? Run(string name, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            var (began, before) = (Stopwatch.GetTimestamp(), Spent());
            using var process = Process.Start(start)!;
            var (told, said) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            long peak = 0;
            while (!process.WaitForExit(5))
            {
                process.Refresh();
                peak = Math.Max(peak, Peak(process));
            }

            var wall = Stopwatch.GetElapsedTime(began).TotalSeconds;
            if (process.ExitCode == 0)
                return new(wall, Spent() - before, peak / 1048576.0, told.Result);
            Console.WriteLine($"  {name} is not measured: {said.Result.Trim().Split('\n')[^1]}");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            Console.WriteLine($"  {name} is not measured: {e.Message}");
        }

        return null;
    }

    /// <summary>Its largest resident memory so far; 0 when it has just ended.</summary>
    private static long Peak(Process process)
    {
        try
        {
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    /// <summary>Processor seconds of all children that have ended.</summary>
    private static double Spent()
    {
        Span<long> usage = stackalloc long[32];
        if (!OperatingSystem.IsLinux() || GetUsage(Children, ref usage[0]) != 0)
            return double.NaN;
        return usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, ref long usage);
}
