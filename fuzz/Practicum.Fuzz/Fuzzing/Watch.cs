using System.Diagnostics;

namespace Practicum.Fuzz.Fuzzing;

/// <summary>Runs a target on one input and holds it to its bounds of time and memory.</summary>
public static class Watch
{
    private const long FreeBytes = 96L << 20;
    private const int BytesPerByte = 400;
    private static readonly TimeSpan FreeTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TimePerMegabyte = TimeSpan.FromSeconds(2);

    /// <summary>The end of one run: its kind, or what is wrong.</summary>
    /// <param name="Kind">Kind of end, of a good one.</param>
    /// <param name="Wrong">What is wrong: the promise, or the exception with the frame that threw it; null for a good end.</param>
    public readonly record struct End(string Kind, string? Wrong);

    /// <summary>Runs once. Time is the processor's, since a busy machine is no find; a run that seems too slow is repeated twice, since compiling is none either.</summary>
    public static End Run(ITarget target, byte[] input)
    {
        var allowed = FreeTime + (TimePerMegabyte * (input.Length / 1048576.0));
        for (var attempt = 1; ; attempt++)
        {
            var (began, before) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
            string kind;
            try
            {
                kind = target.React(input);
            }
            catch (BrokenPromise broken)
            {
                return new("", broken.Message);
            }
            catch (Exception thrown)
            {
                return new("", $"{thrown.GetType().Name} in {Frame(thrown)}: {thrown.Message}");
            }

            var allocated = GC.GetTotalAllocatedBytes() - before;
            if (allocated > FreeBytes + ((long)BytesPerByte * input.Length))
                return new("", string.Create(CultureInfo.InvariantCulture, $"Memory: {allocated >> 20} MiB allocated for {input.Length} bytes."));
            var taken = Environment.CpuUsage.TotalTime - began;
            if (taken <= allowed)
                return new(kind, null);
            if (attempt == 3)
                return new("", string.Create(CultureInfo.InvariantCulture, $"Time: {taken.TotalSeconds:0.0} s for {input.Length} bytes."));
        }
    }

    /// <summary>What stays the same when an input is made smaller: the type and the place, or the promise without its numbers.</summary>
    public static string SignatureOf(string wrong) => new([.. wrong.Split(": ", 2)[0].Where(c => !char.IsAsciiDigit(c))]);

    private static string Frame(Exception thrown)
    {
        var frame = new StackTrace(thrown).GetFrames().Select(f => f.GetMethod()).FirstOrDefault(m => m?.DeclaringType?.Namespace?.StartsWith("Practicum", StringComparison.Ordinal) == true);
        return frame is null ? "?" : $"{frame.DeclaringType!.Name}.{frame.Name}";
    }
}
