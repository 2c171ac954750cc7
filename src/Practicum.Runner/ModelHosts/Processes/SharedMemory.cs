using Microsoft.Win32.SafeHandles;

namespace Practicum.Runner.ModelHosts.Processes;

/// <summary>
/// Memory that a child is started with: on Linux a memfd that it inherits, without a name, so that nothing is left to clean up whoever is killed; elsewhere
/// a temporary file that goes with its handle. It is empty at first.
/// </summary>
internal sealed class SharedMemory : IDisposable
{
    private SharedMemory(SafeFileHandle file, string childName, bool inherited) => (File, ChildName, Inherited) = (file, childName, inherited);

    /// <summary>The memory as a file.</summary>
    public SafeFileHandle File { get; }

    /// <summary>The child is to inherit it, rather than to open it by its path.</summary>
    public bool Inherited { get; }

    /// <summary>How the child is told of it: the number of its descriptor, or a path.</summary>
    public string ChildName { get; }

    /// <summary>Makes a memory.</summary>
    /// <param name="name">What it is for, as the system lists it.</param>
    /// <param name="asFile">A temporary file in any case.</param>
    public static SharedMemory Create(string name, bool asFile)
    {
        if (!asFile && LinuxCalls.CreateMemory(name) is { } memory)
            return new(memory, memory.DangerousGetHandle().ToString(CultureInfo.InvariantCulture), inherited: true);
        var path = Path.Combine(Path.GetTempPath(), "practicum-" + Path.GetRandomFileName());
        return new(System.IO.File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.DeleteOnClose), path, inherited: false);
    }

    /// <summary>Gives it its final size, so that the other side cannot pull it away from under this one.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    public void Size(long bytes)
    {
        if (!Inherited)
            RandomAccess.SetLength(File, bytes);
        else if (!LinuxCalls.Size(File, bytes))
            throw new IOException($"The system refuses {bytes} bytes of shared memory.");
    }

    /// <summary>Fills it once and for all: on Linux nobody, this process included, can change it any more.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    public void Fill(ReadOnlySpan<byte> content)
    {
        RandomAccess.Write(File, content, 0);
        if (Inherited && !LinuxCalls.Seal(File))
            throw new IOException("The system refuses to seal shared memory.");
    }

    /// <inheritdoc/>
    public void Dispose() => File.Dispose();
}
