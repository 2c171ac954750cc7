using Microsoft.Win32.SafeHandles;
using Practicum.ModelHost.Binding;

namespace Practicum.ModelHost.Serving;

/// <summary>Memory that the parent shares: the number of a descriptor that was inherited, or the path of a file where there is no such memory.</summary>
internal static class InheritedMemory
{
    /// <summary>Opens it for reading and writing.</summary>
    /// <exception cref="IOException">It is not there.</exception>
    public static SafeFileHandle Open(string memory) =>
        int.TryParse(memory, NumberStyles.None, CultureInfo.InvariantCulture, out var descriptor)
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : File.OpenHandle(memory, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Copies its first bytes; null when there are fewer. It is closed afterwards.</summary>
    public static NativeBlock? Read(string memory, int bytes)
    {
        using var handle = Open(memory);
        if (RandomAccess.GetLength(handle) < bytes)
            return null;
        var block = new NativeBlock(bytes);
        var target = block.Values<byte>()[..bytes];
        var got = 0;
        while (got < bytes)
        {
            var more = RandomAccess.Read(handle, target[got..], got);
            if (more <= 0)
            {
                block.Dispose();
                return null;
            }

            got += more;
        }

        return block;
    }
}
