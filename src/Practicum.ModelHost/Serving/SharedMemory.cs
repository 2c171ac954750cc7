using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Practicum.ModelHost.Serving;

/// <summary>The slots, mapped. Tensors over them keep the mapping alive.</summary>
internal sealed unsafe class SharedMemory : IDisposable
{
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;

    /// <summary>Maps the first bytes of an inherited memory.</summary>
    /// <exception cref="IOException">The file cannot be opened, or is shorter.</exception>
    public SharedMemory(string memory, long bytes)
    {
        using var handle = InheritedMemory.Open(memory);
        if (RandomAccess.GetLength(handle) < bytes)
            throw new IOException($"The shared memory has {RandomAccess.GetLength(handle)} bytes, expected {bytes}.");
        file = MemoryMappedFile.CreateFromFile(handle, null, bytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        view = file.CreateViewAccessor(0, bytes, MemoryMappedFileAccess.ReadWrite);
        Bytes = bytes;
        byte* address = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref address);
        start = address;
    }

    /// <summary>Size in bytes.</summary>
    public long Bytes { get; }

    /// <summary>Owner of the memory.</summary>
    public SafeHandle Owner => view.SafeMemoryMappedViewHandle;

    /// <summary>Values in it.</summary>
    /// <exception cref="ArgumentException">They do not lie inside.</exception>
    public Span<T> Values<T>(long offset, int count)
        where T : unmanaged =>
        offset >= 0 && count >= 0 && offset + ((long)count * sizeof(T)) <= Bytes
            ? new(start + offset, count)
            : throw new ArgumentException($"{count} values at {offset} do not lie inside {Bytes} bytes.");

    /// <inheritdoc/>
    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        file.Dispose();
    }
}
