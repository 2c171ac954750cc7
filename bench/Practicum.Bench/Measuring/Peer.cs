using System.Diagnostics;
using System.Text.Json;

namespace Practicum.Bench.Measuring;

/// <summary>One run of another tool on the same work.</summary>
/// <param name="Wall">Seconds from start to end of the process.</param>
/// <param name="Mebibytes">Largest resident memory, polled; 0 when the process was too short to be seen.</param>
/// <param name="Seconds">The phases that it timed itself.</param>
/// <param name="Values">The figures that it computed.</param>
internal sealed record PeerRun(double Wall, double Mebibytes, IReadOnlyDictionary<string, double> Seconds, JsonElement Values);

/// <summary>
/// Runs other tools. A peer is a script that prints one line of JSON, <c>{"peer": …, "seconds": {…}, "values": {…}, "versions": {…}}</c>. A peer that is not installed is
/// told in one line and left out of the comparison: a figure is then missing, never invented.
/// </summary>
internal static class Peer
{
    /// <summary>Debian's Python, or the one that <c>PRACTICUM_PYTHON</c> names.</summary>
    public static string Python { get; } = Environment.GetEnvironmentVariable("PRACTICUM_PYTHON") ?? "/usr/bin/python3";

    /// <summary>Runs a peer once; null, with a line that says why, when it cannot be run here.</summary>
    public static PeerRun? Run(string name, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            var began = Stopwatch.GetTimestamp();
            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEndAsync();
            var told = process.StandardOutput.ReadToEndAsync();
            long peak = 0;
            while (!process.WaitForExit(20))
            {
                process.Refresh();
                peak = Math.Max(peak, Peak(process));
            }

            var wall = Stopwatch.GetElapsedTime(began).TotalSeconds;
            if (process.ExitCode != 0)
                return Missing(name, said.Result.Trim().Split('\n')[^1]);
            using var line = JsonDocument.Parse(told.Result.Split('\n').Last(l => l.StartsWith("{\"peer\"", StringComparison.Ordinal)));
            var seconds = line.RootElement.GetProperty("seconds").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetDouble());
            return new(wall, peak / 1048576.0, seconds, line.RootElement.GetProperty("values").Clone());
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return Missing(name, e.Message);
        }
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

    private static PeerRun? Missing(string name, string why)
    {
        Console.WriteLine($"  peer {name} is not measured: {why}");
        return null;
    }
}
