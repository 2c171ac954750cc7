using Practicum.ModelHost.Confining;

namespace Practicum.ModelHost.Attempts;

/// <summary>A closed list of hostile deeds, done in the place of a model, so that <c>practicum doctor</c> and the tests see what a cage holds.</summary>
internal static class Attempt
{
    private static readonly Dictionary<string, Func<string[], Tried>> All = new(StringComparer.Ordinal)
    {
        ["honest"] = _ => Tried.Through("it worked"),
        ["read"] = FileAttempts.Read,
        ["write"] = FileAttempts.Write,
        ["open"] = FileAttempts.Open,
        ["fill"] = FileAttempts.Fill,
        ["memory-file"] = FileAttempts.MemoryFile,
        ["descriptors"] = FileAttempts.Descriptors,
        ["look"] = ProcessAttempts.Look,
        ["variables"] = ProcessAttempts.Variables,
        ["signal"] = ProcessAttempts.Signal,
        ["trace"] = ProcessAttempts.Trace,
        ["start"] = ProcessAttempts.Start,
        ["become"] = ProcessAttempts.Become,
        ["bomb"] = ProcessAttempts.Bomb,
        ["threads"] = ProcessAttempts.Threads,
        ["tcp"] = NetworkAttempts.Tcp,
        ["udp"] = NetworkAttempts.Udp,
        ["unix"] = NetworkAttempts.Unix,
        ["name"] = NetworkAttempts.Name,
        ["allocate"] = ResourceAttempts.Allocate,
        ["spin"] = ResourceAttempts.Spin,
        ["flood"] = ResourceAttempts.Flood,
        ["stay"] = ResourceAttempts.Stay,
        ["lift"] = ResourceAttempts.Lift,
        ["name-space"] = KernelAttempts.NameSpace,
        ["mount"] = KernelAttempts.Mount,
        ["key"] = KernelAttempts.Key,
        ["bpf"] = KernelAttempts.Bpf,
        ["ring"] = KernelAttempts.Ring,
        ["faults"] = KernelAttempts.Faults,
        ["segment"] = KernelAttempts.Segment,
        ["root"] = KernelAttempts.Root,
        ["log"] = KernelAttempts.Log,
        ["other-memory"] = KernelAttempts.OtherMemory,
    };

    /// <summary>Shuts itself in as before a model, makes the attempt, prints a word and what was seen; gives the exit code.</summary>
    /// <param name="words">Name of the attempt, and its arguments.</param>
    public static int Run(string[] words)
    {
        if (words.Length == 0 || !All.TryGetValue(words[0], out var deed))
            return 2;
        var tried = Confinement.Impose() is { } fault ? Tried.Through($"it is not shut in: {fault}") : Guarded(() => deed(words[1..]));
        Console.Out.WriteLine($"{tried.Word} {tried.Said}");
        return 0;
    }

    /// <summary>Turns what .NET throws into a word.</summary>
    internal static Tried Guarded(Func<Tried> deed)
    {
        try
        {
            return deed();
        }
        catch (Exception e)
        {
            return Tried.By(e);
        }
    }
}
