using System.Diagnostics;

namespace Practicum.Bench.Assess;

/// <summary>What a process and its children cost (Linux: read from /proc).</summary>
/// <param name="Wall">Seconds by the clock.</param>
/// <param name="Processor">Seconds of processors, children and theirs included.</param>
/// <param name="Mebibytes">Largest sum, over moments, of the peaks of the processes that were alive then; no less than the tree's real peak but for what lives between two looks.</param>
internal sealed record TreeCost(double Wall, double Processor, double Mebibytes)
{
    private const double TicksPerSecond = 100;
    private const int Gate = 3;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It ended with a code other than 0 and 3, which says that a bar was not met.</exception>
    public static async Task<TreeCost> Of(string program, IEnumerable<string> arguments)
    {
        var spent = OfChildren();
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var most = 0.0;
        while (!process.HasExited)
        {
            most = Math.Max(most, Tree(process.Id).Sum(Peak));
            await Task.Delay(Look);
        }

        await process.WaitForExitAsync();
        var wall = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return process.ExitCode is 0 or Gate ? new(wall, OfChildren() - spent, most / 1024)
            : throw new InvalidOperationException($"{program} ended with code {process.ExitCode}: {await said}{await complained}");
    }

    private static IEnumerable<int> Tree(int root)
    {
        // A child belongs to the thread that started it.
        var children = string.Concat(Threads(root).Select(t => Read($"/proc/{root}/task/{t}/children")));
        return children.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture)).SelectMany(Tree).Prepend(root);
    }

    private static string[] Threads(int process)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{process}/task").Select(p => Path.GetFileName(p)!)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <summary>Peak of resident memory, kibibytes.</summary>
    private static double Peak(int process)
    {
        var line = Read($"/proc/{process}/status").Split('\n').FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }

    /// <summary>Processor seconds of this process's children that have ended, theirs included.</summary>
    private static double OfChildren()
    {
        var fields = Read("/proc/self/stat").Split(") ")[^1].Split(' ');
        return fields.Length < 15 ? 0 : (long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    private static string Read(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
