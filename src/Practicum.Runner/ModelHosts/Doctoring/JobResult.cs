using Practicum.Runner.ModelHosts.Cages;

namespace Practicum.Runner.ModelHosts.Doctoring;

/// <summary>What became of a hostile deed.</summary>
public enum JobEnd
{
    /// <summary>Something held it.</summary>
    Held,

    /// <summary>It did what it wanted.</summary>
    GotThrough,

    /// <summary>It could not be tried on this machine.</summary>
    NotTried,
}

/// <summary>A hostile deed and its end.</summary>
/// <param name="About">The deed in plain words.</param>
/// <param name="End">Its end.</param>
/// <param name="Seen">What held it, or what it saw.</param>
/// <param name="From">The lowest level that promises to hold it.</param>
public sealed record JobResult(string About, JobEnd End, string Seen, CageLevel From);
