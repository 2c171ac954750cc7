using System.Runtime.InteropServices;

namespace Practicum.ModelHost.Attempts;

/// <summary>Taking more than a fair share of memory, time and words, and staying when asked to go.</summary>
internal static unsafe class ResourceAttempts
{
    private const int Chunk = 16 << 20;

    /// <summary>Takes some MiB of memory and touches every page.</summary>
    public static Tried Allocate(string[] words)
    {
        var most = long.Parse(words[0], CultureInfo.InvariantCulture) << 20;
        for (long taken = 0; taken < most; taken += Chunk)
        {
            var memory = (byte*)Marshal.AllocHGlobal(Chunk);
            for (var i = 0; i < Chunk; i += 4096)
                memory[i] = 1;
        }

        return Tried.Through($"{words[0]} MiB were taken");
    }

    /// <summary>Computes for ever on every thread that it gets.</summary>
    public static Tried Spin(string[] words)
    {
        for (var i = 0L; ; i++)
        {
            if (i == -1)
                return Tried.Through("the numbers ran out");
        }
    }

    /// <summary>Writes 1 GiB to standard error.</summary>
    public static Tried Flood(string[] words)
    {
        using var error = Console.OpenStandardError();
        var words64 = new byte[64 << 10];
        Array.Fill(words64, (byte)'x');
        for (var i = 0; i < 1 << 14; i++)
            error.Write(words64);
        return Tried.Through("1 GiB of messages was taken");
    }

    /// <summary>Goes on for half a minute, whatever happens to its input.</summary>
    public static Tried Stay(string[] words)
    {
        Console.Out.WriteLine("staying");
        Console.Out.Flush();
        Thread.Sleep(TimeSpan.FromSeconds(30));
        return Tried.Through("it stayed for 30 s");
    }

    /// <summary>Lifts the limit on the size of memory images after a crash.</summary>
    public static Tried Lift(string[] words)
    {
        const int Core = 4;
        var limit = stackalloc ulong[2];
        limit[0] = limit[1] = 1 << 20;
        return AttemptCalls.Try(302, 261, 0, Core, (nint)limit);
    }
}
