using System.Runtime.InteropServices;

namespace Practicum.ModelHost.Binding;

/// <summary>Zeroed unmanaged memory at a multiple of 64 bytes. It never moves, and lives as long as any tensor over it.</summary>
public sealed unsafe class NativeBlock : SafeHandle
{
    /// <summary>Takes <paramref name="bytes"/> bytes.</summary>
    /// <param name="bytes">How many; at least 1 is taken.</param>
    public NativeBlock(long bytes)
        : base(0, ownsHandle: true)
    {
        Bytes = Math.Max(bytes, 1);
        var address = NativeMemory.AlignedAlloc(checked((nuint)Bytes), 64);
        NativeMemory.Clear(address, (nuint)Bytes);
        SetHandle((nint)address);
    }

    /// <summary>Size in bytes.</summary>
    public long Bytes { get; }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>The memory as values; not to be used after the block is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The block is disposed.</exception>
    public Span<T> Values<T>()
        where T : unmanaged => IsClosed ? throw new ObjectDisposedException(nameof(NativeBlock)) : new((void*)handle, checked((int)(Bytes / sizeof(T))));

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
