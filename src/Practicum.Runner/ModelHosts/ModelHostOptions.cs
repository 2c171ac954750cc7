using Practicum.Numerics.Wire;
using Practicum.Runner.ModelHosts.Cages;

namespace Practicum.Runner.ModelHosts;

/// <summary>Limits and sizes of a model host. The defaults are what assessments use.</summary>
public sealed record ModelHostOptions
{
    /// <summary>Wall time for starting the process and loading the model.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Wall time for one slot.</summary>
    public TimeSpan SlotLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Slots in flight, 1 to 64. One is filled while another one is scored.</summary>
    public int Slots { get; init; } = 3;

    /// <summary>Threads within an operator, 1 to 64. More than one may change the last bits of scores.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>What a model's process may use besides wall time.</summary>
    public CageLimits Cage { get; init; } = new();

    /// <summary>Which protections to use; those that work on this machine when null.</summary>
    public CageFacts? Facts { get; init; }

    /// <summary>Where hosts that have been started in advance are taken from; null starts each anew.</summary>
    public ModelHostPool? Pool { get; init; }

    /// <summary>Folder of the model host's program; null is <c>modelhost/</c> beside the running program, where the build puts it.</summary>
    public string? Folder { get; init; }

    /// <summary>Shares memory through a temporary file, as where there is no memfd.</summary>
    internal bool NamedMemory { get; init; }

    /// <summary>Rows in a slot. Slot j of a table holds rows 4,096·j, …</summary>
    public const int SlotRows = 4096;
}
