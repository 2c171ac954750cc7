using System.IO.MemoryMappedFiles;
using Practicum.Runner.ModelHosts.Processes;

namespace Practicum.Runner.ModelHosts.Slots;

/// <summary>The memory of the slots. It is empty until <see cref="Map"/>, because its size depends on the model, which the child describes first.</summary>
/// <param name="memory">The memory, owned from now on.</param>
internal sealed unsafe class SlotMemory(SharedMemory memory) : IDisposable
{
    private MemoryMappedFile? mapped;
    private MemoryMappedViewAccessor? view;
    private byte* start;
    private long bytes;

    /// <summary>Gives it its size and maps it.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    public void Map(long size)
    {
        memory.Size(size);
        mapped = MemoryMappedFile.CreateFromFile(memory.File, null, size, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        view = mapped.CreateViewAccessor(0, size, MemoryMappedFileAccess.ReadWrite);
        byte* address = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref address);
        start = address;
        bytes = size;
    }

    /// <summary>Values in it; valid until it is disposed.</summary>
    /// <exception cref="ArgumentException">They do not lie inside.</exception>
    public Span<T> Values<T>(long offset, int count)
        where T : unmanaged =>
        start is not null && offset >= 0 && count >= 0 && offset + ((long)count * sizeof(T)) <= bytes
            ? new(start + offset, count)
            : throw new ArgumentException($"{count} values at {offset} do not lie inside {bytes} bytes.");

    /// <inheritdoc/>
    public void Dispose()
    {
        start = null;
        if (view is not null)
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
            view = null;
        }

        mapped?.Dispose();
        memory.Dispose();
    }
}
