namespace Practicum.Cli;

/// <summary>Exit codes (formats §8).</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>What was handed in has errors; each was printed.</summary>
    public const int Errors = 1;

    /// <summary>Wrong usage.</summary>
    public const int Usage = 2;

    /// <summary>A gate was not met.</summary>
    public const int Gate = 3;

    /// <summary>Stopped from outside (128 + SIGINT, as shells say it); nothing was written.</summary>
    public const int Stopped = 130;

    /// <summary>Our fault.</summary>
    public const int Fault = 70;
}
