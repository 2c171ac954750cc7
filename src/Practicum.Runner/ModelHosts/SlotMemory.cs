using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Practicum.Runner.ModelHosts;

/// <summary>
/// The memory that a host shares: on Linux a sealed memfd that the child inherits, elsewhere a temporary file that goes with its handle.
/// It is empty until <see cref="Map"/>, because its size depends on the model, which the child describes first.
/// </summary>
internal sealed unsafe class SlotMemory : IDisposable
{
    private readonly SafeFileHandle file;
    private readonly bool inherited;
    private MemoryMappedFile? mapped;
    private MemoryMappedViewAccessor? view;
    private byte* start;
    private long bytes;

    private SlotMemory(SafeFileHandle file, string childPath, bool inherited) => (this.file, ChildPath, this.inherited) = (file, childPath, inherited);

    /// <summary>Where the child finds it.</summary>
    public string ChildPath { get; }

    /// <summary>Makes the memory.</summary>
    public static SlotMemory Create()
    {
        if (LinuxCalls.CreateMemory() is { } memory)
            return new(memory, string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{memory.DangerousGetHandle()}"), inherited: true);
        var path = Path.Combine(Path.GetTempPath(), "practicum-" + Path.GetRandomFileName());
        return new(File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.DeleteOnClose), path, inherited: false);
    }

    /// <summary>Lets children that start from now on inherit it, or not.</summary>
    public void Inherit(bool inherit)
    {
        if (inherited)
            LinuxCalls.Inherit(file, inherit);
    }

    /// <summary>Gives it its size and maps it.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    public void Map(long size)
    {
        if (inherited && !LinuxCalls.Size(file, size))
            throw new IOException($"The system refuses {size} bytes of shared memory.");
        if (!inherited)
            RandomAccess.SetLength(file, size);
        mapped = MemoryMappedFile.CreateFromFile(file, null, size, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
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
        file.Dispose();
    }
}
