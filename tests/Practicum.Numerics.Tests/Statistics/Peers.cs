using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Practicum.Numerics.Tests.Statistics;

/// <summary>Asks Debian's Python (numpy, scipy, scikit-learn) for the values to agree with: one call of <c>peers.py</c>, JSON in and out.</summary>
public static class Peers
{
    /// <summary>Runs <c>peers.py</c>; the answer's names are as the script gives them.</summary>
    public static JsonElement Ask(string question, object argument, [CallerFilePath] string here = "")
    {
        var script = Path.Combine(Path.GetDirectoryName(FindScript(here))!, "peers.py");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("PRACTICUM_PYTHON") ?? "/usr/bin/python3")
        {
            ArgumentList = { script, question },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var python = Process.Start(start)!;
        var said = python.StandardError.ReadToEndAsync();
        using (var input = python.StandardInput)
            input.Write(JsonSerializer.Serialize(argument));
        var text = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        if (python.ExitCode != 0)
            throw new InvalidOperationException($"peers.py {question}: {said.Result}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>The numbers of an array.</summary>
    public static double[] Doubles(this JsonElement element) => [.. element.EnumerateArray().Select(e => e.GetDouble())];

    /// <summary>Asserts |actual − expected| ≤ tolerance · max(1, |expected|) … or relative alone when <paramref name="relative"/>.</summary>
    public static void Close(double expected, double actual, double tolerance, bool relative = false)
    {
        var scale = relative ? Math.Abs(expected) : Math.Max(1, Math.Abs(expected));
        Assert.True(Math.Abs(actual - expected) <= tolerance * scale, $"Expected {expected:R}, but was {actual:R} (tolerance {tolerance * scale:R}).");
    }

    private static string FindScript(string here)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "tests", "Practicum.Numerics.Tests", "Statistics", "peers.py");
            if (File.Exists(candidate))
                return candidate;
        }

        return here;
    }
}
