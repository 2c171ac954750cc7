using System.Diagnostics;
using System.Security.Cryptography;

namespace Practicum.Fuzz.Fuzzing;

/// <summary>
/// One child process a target, two at a time: a stack overflow or an endless loop is a find like any other. Finds go to the corpus, where the tests feed them
/// from then on.
/// </summary>
/// <param name="targets">The targets.</param>
/// <param name="minutes">Minutes of processor time each.</param>
/// <param name="corpus">Folder of the corpus, one folder a target inside.</param>
public sealed class Campaign(IReadOnlyList<ITarget> targets, double minutes, string corpus)
{
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(30);

    /// <summary>Runs all targets; gives the number of finds.</summary>
    public int Run(int seed)
    {
        var finds = 0;
        Parallel.ForEach(targets, new ParallelOptions { MaxDegreeOfParallelism = Math.Min(2, Environment.ProcessorCount) }, target =>
        {
            var (found, line) = One(target, seed);
            Interlocked.Add(ref finds, found);
            Console.WriteLine($"{target.Name,-10} {line}");
        });
        return finds;
    }

    /// <summary>The child's part: fuzzes one target in this process and writes down what it finds.</summary>
    public int RunChild(ITarget target, int seed, string lastInput)
    {
        using var last = new LastInput(lastInput);
        using var ground = target as IDisposable;
        var loop = new FuzzLoop(target, seed, last.Put, find => Keep(target, find));
        loop.RunFor(TimeSpan.FromMinutes(minutes));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{loop.Runs:N0} inputs, {loop.Kinds:N0} kinds of ends, {loop.Finds.Count} finds in {minutes:0.##} processor minutes"));
        return loop.Finds.Count;
    }

    private (int Finds, string Line) One(ITarget target, int seed)
    {
        var path = Path.Combine(Path.GetTempPath(), $"practicum-fuzz-{Environment.ProcessId}-{target.Name}");
        try
        {
            using var last = new LastInput(path);
            string[] arguments = [Environment.GetCommandLineArgs()[0], "child", target.Name, minutes.ToString(CultureInfo.InvariantCulture), seed.ToString(CultureInfo.InvariantCulture), path, corpus];
            using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
            var said = child.StandardOutput.ReadToEndAsync();
            var ended = WaitFor(child, last);
            if (ended && child.ExitCode is >= 0 and < 100 && said.Result.Contains("inputs", StringComparison.Ordinal))
                return (child.ExitCode, said.Result.Trim());
            var find = new Find(last.Input, ended ? $"The process died with code {child.ExitCode}." : "It never ended.");
            return (1, $"{find.Wrong} The input is {Keep(target, find)}.");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static bool WaitFor(Process child, LastInput last)
    {
        for (var (count, since) = (-1L, Stopwatch.StartNew()); !child.WaitForExit(500);)
        {
            if (last.Count != count)
                (count, since) = (last.Count, Stopwatch.StartNew());
            if (since.Elapsed < Stuck * 4)
                continue;
            child.Kill(entireProcessTree: true);
            child.WaitForExit();
            return false;
        }

        return true;
    }

    private string Keep(ITarget target, Find find)
    {
        var folder = Path.Combine(corpus, target.Name);
        Directory.CreateDirectory(folder);
        var name = Convert.ToHexStringLower(SHA256.HashData(find.Input))[..16];
        File.WriteAllBytes(Path.Combine(folder, name + ".bin"), find.Input);
        Console.Error.WriteLine($"{target.Name}: {find.Wrong} → {name}.bin ({find.Input.Length} bytes)");
        return name + ".bin";
    }
}
