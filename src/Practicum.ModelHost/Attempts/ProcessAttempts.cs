namespace Practicum.ModelHost.Attempts;

/// <summary>Reaching for other processes, and becoming many.</summary>
internal static class ProcessAttempts
{
    private const int Many = 150;
    private const int Seize = 0x4206;
    private const int Detach = 17;

    /// <summary>Reads the environment of a process.</summary>
    public static Tried Look(string[] words) => File.ReadAllBytes($"/proc/{words[0]}/environ") is { Length: > 0 } bytes
        ? Tried.Through(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} bytes of its environment were read")) : Tried.Held("nothing to read");

    /// <summary>Finds variables that the program was not given for its work.</summary>
    public static Tried Variables(string[] words)
    {
        var names = Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(n => !n.StartsWith("DOTNET_", StringComparison.Ordinal) && n is not ("PRACTICUM_FILTER" or "PWD")).Order(StringComparer.Ordinal).ToArray();
        return names.Length == 0 ? Tried.Held("there are none") : Tried.Through("it sees " + string.Join(", ", names.Take(5)));
    }

    /// <summary>Signals a process (with signal 0, which does nothing).</summary>
    public static Tried Signal(string[] words)
    {
        var result = AttemptCalls.Signal(int.Parse(words[0], CultureInfo.InvariantCulture), 0);
        return Tried.By(result, AttemptCalls.Error);
    }

    /// <summary>Takes hold of a process as a debugger does, and lets go.</summary>
    public static Tried Trace(string[] words)
    {
        var id = int.Parse(words[0], CultureInfo.InvariantCulture);
        var tried = AttemptCalls.Try(101, 117, Seize, id);
        AttemptCalls.Raw(101, 117, Detach, id);
        return tried;
    }

    /// <summary>Starts a program.</summary>
    public static Tried Start(string[] words)
    {
        var id = AttemptCalls.Spawn("/bin/sh", "-c", "exit 0");
        return id > 0 ? Tried.Through("a shell ran") : Tried.By(-1, -id);
    }

    /// <summary>Becomes another program, which says that it got through.</summary>
    public static Tried Become(string[] words) => Tried.By(AttemptCalls.Become("/bin/sh", "-c", "echo through a shell took its place"), AttemptCalls.Error);

    /// <summary>Starts many programs at once.</summary>
    public static Tried Bomb(string[] words)
    {
        var started = new List<int>();
        try
        {
            while (started.Count < Many)
            {
                var id = AttemptCalls.Spawn("/bin/sleep", "20");
                if (id < 0)
                    return Tried.Held($"it ended at {started.Count} processes: {Tried.By(-1, -id).Said}");
                started.Add(id);
            }

            return Tried.Through($"{started.Count} processes ran at once");
        }
        finally
        {
            foreach (var id in started)
                _ = AttemptCalls.Signal(id, 9);
        }
    }

    /// <summary>Starts many threads at once.</summary>
    public static Tried Threads(string[] words)
    {
        using var end = new ManualResetEventSlim();
        var started = 0;
        try
        {
            for (; started < 600; started++)
                new Thread(() => end.Wait(TimeSpan.FromSeconds(20)), 64 << 10) { IsBackground = true }.Start();
            Thread.Sleep(200); // whoever watches has time to see them
            return Tried.Through($"{started} threads ran at once");
        }
        catch (OutOfMemoryException)
        {
            return Tried.Held($"it ended at {started} threads");
        }
        finally
        {
            end.Set();
        }
    }
}
