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
        if (WholeProcess.Run($"peer {name}", program, arguments) is not { } cost)
            return null;
        using var line = JsonDocument.Parse(cost.Said.Split('\n').Last(l => l.StartsWith("{\"peer\"", StringComparison.Ordinal)));
        var seconds = line.RootElement.GetProperty("seconds").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetDouble());
        return new(cost.Wall, cost.Mebibytes, seconds, line.RootElement.GetProperty("values").Clone());
    }
}
