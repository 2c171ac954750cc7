namespace Practicum.Runner.Grades.Cells;

/// <summary>A file on its way into memory, block by block, looked at while its bytes are still near.</summary>
internal sealed class BlockReading : IDisposable
{
    /// <summary>Bytes of a block unless a test asks for other ones.</summary>
    public const int UsualBytes = 1 << 20;

    private readonly FileStream? _file;
    private readonly int _blockBytes;

    private BlockReading(SourceFile source, FileStream? file, int blockBytes)
    {
        (Source, _file, _blockBytes) = (source, file, blockBytes);
        Facts = new BlockFacts[(source.Length + (long)blockBytes - 1) / blockBytes];
    }

    /// <summary>The file; its bytes are there when all blocks were read.</summary>
    public SourceFile Source { get; }

    /// <summary>What was seen in each block.</summary>
    public BlockFacts[] Facts { get; }

    /// <summary>Opens a file; null, with a complaint, when it cannot be read.</summary>
    public static BlockReading? Open(CellOrder order, int blockBytes, List<Diagnostic> problems)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(order.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
            if (!file.CanSeek)
                return Piped(order, file, blockBytes, problems);
            var length = file.Length;
            if (length <= SourceFile.MostBytes)
                return new(new(order.Path, SourceFile.Empty((int)length), (int)length, order.Separator), file, blockBytes);
            problems.Add(TooLarge(order.Path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problems.Add(new("PR-GRADE-001", new(order.Path), $"The file cannot be read: {e.Message.TrimEnd('.')}."));
        }

        file?.Dispose();
        return null;
    }

    /// <summary>The bytes of block <paramref name="block"/>: from, and to (exclusive).</summary>
    public (int From, int To) Bounds(int block) => (block * _blockBytes, (int)Math.Min((long)(block + 1) * _blockBytes, Source.Length));

    /// <summary>Reads a block and looks at it.</summary>
    public void Read(int block)
    {
        var (from, to) = Bounds(block);
        var bytes = Source.Buffer.AsSpan(from, to - from);
        for (var done = 0; _file is not null && done < bytes.Length;)
        {
            var read = RandomAccess.Read(_file.SafeFileHandle, bytes[done..], from + done);
            if (read == 0)
                throw new EndOfStreamException($"{Source.Name} became shorter while it was read.");
            done += read;
        }

        Facts[block] = BlockFacts.Of(bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private static BlockReading? Piped(CellOrder order, FileStream stream, int blockBytes, List<Diagnostic> problems)
    {
        using var piped = stream;
        using var memory = new MemoryStream();
        var part = new byte[UsualBytes];
        for (int read; (read = stream.Read(part)) > 0;)
        {
            if (memory.Length + read > SourceFile.MostBytes)
            {
                problems.Add(TooLarge(order.Path));
                return null;
            }

            memory.Write(part, 0, read);
        }

        return new(SourceFile.Of(order.Path, memory.GetBuffer().AsSpan(0, (int)memory.Length), order.Separator), null, blockBytes);
    }

    private static Diagnostic TooLarge(string path) => new("PR-GRADE-002", new(path), "The file is larger than 2 GB, the most that is read.");
}
