namespace Practicum.Runner.Intake.Archives;

/// <summary>The content of an entry of a tar: exactly as many bytes as its header says.</summary>
/// <param name="bytes">The tar, at the content.</param>
/// <param name="size">How many.</param>
/// <param name="name">The entry's name, for refusals.</param>
internal sealed class TarContent(Stream bytes, long size, string name) : ForwardStream
{
    private long _left = size;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_left == 0 || buffer.IsEmpty)
            return 0;
        var read = bytes.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= read;
        return read > 0 ? read : throw ArchiveReader.Damaged(name);
    }
}
