namespace Practicum.Runner.ModelHosts.Cages;

/// <summary>What a caged process may use. The defaults are what assessments use.</summary>
public sealed record CageLimits
{
    /// <summary>Bytes of memory that all its processes hold together, shared memory included; from 64 MiB.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>Seconds of processor time of all its processes together, from 1.</summary>
    public int CpuSeconds { get; init; } = 3600;

    /// <summary>Bytes that it may write to standard error.</summary>
    public long ErrorBytes { get; init; } = 1 << 20;

    /// <summary>Open files of one process, from 16.</summary>
    public int OpenFiles { get; init; } = 64;

    /// <summary>Processes and threads together, from 16. The .NET runtime and ONNX Runtime need about a dozen.</summary>
    public int Tasks { get; init; } = 96;

    /// <summary>Bytes of each temporary folder, which is in memory; also the largest file that it can write.</summary>
    public long ScratchBytes { get; init; } = 16 << 20;
}
