namespace Practicum.Runner.Grades.Cells;

/// <summary>The bytes of a file that was read.</summary>
/// <param name="Name">The path as its author gave it.</param>
/// <param name="Buffer">The bytes, then <see cref="IdHash.Padding"/> zeros.</param>
/// <param name="Length">How many bytes the file has.</param>
/// <param name="Separator">What stands between cells: one byte.</param>
internal sealed record SourceFile(string Name, byte[] Buffer, int Length, byte Separator)
{
    /// <summary>A file may have so many bytes.</summary>
    public const int MostBytes = 2_000_000_000;

    /// <summary>The bytes of the file.</summary>
    public ReadOnlySpan<byte> Bytes => Buffer.AsSpan(0, Length);

    /// <summary>A source that lies in memory.</summary>
    public static SourceFile Of(string name, ReadOnlySpan<byte> bytes, byte separator)
    {
        var buffer = Empty(bytes.Length);
        bytes.CopyTo(buffer);
        return new(name, buffer, bytes.Length, separator);
    }

    /// <summary>A buffer for that many bytes, its padding cleared.</summary>
    public static byte[] Empty(int length)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(length + IdHash.Padding);
        buffer.AsSpan(length).Clear();
        return buffer;
    }
}
