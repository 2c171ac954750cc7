namespace Practicum.Core.Worlds.Generated;

/// <summary>Where blocks write: every row has its fixed place, so threads never meet.</summary>
internal sealed class Output
{
    private readonly GeneratedWorld world;
    private readonly double[]?[] numbers;
    private readonly int[]?[] codes;

    public Output(GeneratedWorld world, TickRange ticks, int[] tickStart, bool hidden)
    {
        (this.world, Ticks, TickStart, Rows) = (world, ticks, tickStart, tickStart[^1]);
        var columns = world.Program.Columns;
        numbers = [.. columns.Select(c => c is { Spec.Hidden: false, Kind: FieldKind.Number } ? new double[Rows] : null)];
        codes = [.. columns.Select(c => c is { Spec.Hidden: false, Kind: FieldKind.Text } ? new int[Rows] : null)];
        (Label, Fallback, VisibleAt, Truth) = (new byte[Rows], new byte[Rows], new int[Rows], new double[Rows]);
        VisibleTruth = hidden ? new double[Rows] : Truth;
    }

    public TickRange Ticks { get; }

    public int[] TickStart { get; }

    public int Rows { get; }

    public byte[] Label { get; }

    public byte[] Fallback { get; }

    public int[] VisibleAt { get; }

    public double[] Truth { get; }

    /// <summary>The same array as <see cref="Truth"/> when nothing is hidden.</summary>
    public double[] VisibleTruth { get; }

    /// <summary>Writes the seen values of a column; hidden ones are not handed out.</summary>
    public void Write(int slot, int first, ReadOnlySpan<double> values)
    {
        if (numbers[slot] is { } column)
        {
            values.CopyTo(column.AsSpan(first));
        }
        else if (codes[slot] is { } text)
        {
            var map = world.Program.Columns[slot].CodeOfWord;
            for (var i = 0; i < values.Length; i++)
                text[first + i] = map[(int)values[i]];
        }
    }

    public WorldRows ToRows()
    {
        var columns = ImmutableArray.CreateBuilder<Column>();
        for (var slot = 0; slot < numbers.Length; slot++)
        {
            if (numbers[slot] is { } values)
                columns.Add(new DoubleColumn(values));
            else if (codes[slot] is { } text)
                columns.Add(new TextColumn(text, world.Program.Columns[slot].Dictionary));
        }

        return new()
        {
            Seen = new(world.Schema, columns.ToImmutable()),
            TickStart = TickStart,
            Label = Label,
            Truth = Truth,
            VisibleTruth = VisibleTruth,
            VisibleAt = VisibleAt,
            Fallback = Fallback,
            Start = world.Program.Spec.Start + world.Offset + new SimSpan(world.Seconds(Ticks.First)),
            Tick = world.Tick,
            Entity = world.Entity,
        };
    }
}
