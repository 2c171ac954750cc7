namespace Practicum.Runner.ModelHosts.Cages;

/// <summary>How well a model host is shut in. Recorded with every result.</summary>
public enum CageLevel
{
    /// <summary>A process of its own with an empty environment, and nothing else.</summary>
    L0 = 0,

    /// <summary>Besides, a user id of its own, or a file system that the kernel closes to it, or a filter of system calls.</summary>
    L1 = 1,

    /// <summary>Bubblewrap with its own name spaces, a filter of system calls, resource limits, and a supervisor.</summary>
    L2 = 2,

    /// <summary>Besides, a control group that bounds memory and processes.</summary>
    L3 = 3,
}
