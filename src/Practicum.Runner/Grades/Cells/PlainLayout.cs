namespace Practicum.Runner.Grades.Cells;

/// <summary>The columns of a plain file and where what is read of them goes.</summary>
internal sealed class PlainLayout
{
    private int _longest;

    /// <summary>Makes room for the wanted columns.</summary>
    /// <param name="source">The file.</param>
    /// <param name="header">Its header.</param>
    /// <param name="wanted">What is read; every name is in the header.</param>
    /// <param name="rows">How many rows it has.</param>
    public PlainLayout(SourceFile source, ImmutableArray<string> header, WantedColumn[] wanted, int rows)
    {
        (Source, Kinds) = (source, new CellKind[header.Length]);
        (Starts, Hashes, Numbers) = (new int[header.Length][], new ulong[header.Length][], new double[header.Length][]);
        foreach (var (name, kind) in wanted)
        {
            var column = header.IndexOf(name);
            Kinds[column] = kind;
            if (kind == CellKind.Number)
            {
                Numbers[column] = GC.AllocateUninitializedArray<double>(rows);
                continue;
            }

            Starts[column] = GC.AllocateUninitializedArray<int>(rows);
            Hashes[column] = GC.AllocateUninitializedArray<ulong>(rows);
        }
    }

    /// <summary>The file.</summary>
    public SourceFile Source { get; }

    /// <summary>What is read of each column of the file.</summary>
    public CellKind[] Kinds { get; }

    /// <summary>Where texts start, by column.</summary>
    public int[][] Starts { get; }

    /// <summary><see cref="IdHash"/> of texts, by column.</summary>
    public ulong[][] Hashes { get; }

    /// <summary>Numbers, by column.</summary>
    public double[][] Numbers { get; }

    /// <summary>Remembers how long texts are; called from several threads.</summary>
    public void SawLongest(int bytes)
    {
        lock (Kinds)
            _longest = Math.Max(_longest, bytes);
    }

    /// <summary>What was read of a column.</summary>
    public object Column(int column) => Kinds[column] == CellKind.Text
        ? new TextCells(Source.Buffer, Starts[column], Hashes[column], _longest, [Source.Separator, (byte)'\r', (byte)'\n', 0])
        : new NumberCells(Numbers[column]);
}
