using Practicum.Core.Submissions;
using Practicum.Numerics.Wire;

namespace Practicum.Runner.ModelHosts.Slots;

/// <summary>Writes rows of one table into slots, as the plan lays them out. Refusals are sentences with a code.</summary>
internal sealed class SlotFiller
{
    // Rows written column after column before going on: the part of the matrix that is touched stays in the first cache.
    private const int Tile = 64;
    private readonly SlotPlan plan;
    private readonly SlotMemory memory;
    private readonly ImmutableArray<ImmutableArray<ModelFeature>> feeds;
    private readonly WordSender words;
    private readonly long[] offsets;
    private readonly long slotBytes;
    private readonly Column?[] columns;
    private readonly FeatureReader[][] readers;

    private SlotFiller(SlotPlan plan, SlotMemory memory, ImmutableArray<ImmutableArray<ModelFeature>> feeds, WordSender words)
    {
        (this.plan, this.memory, this.feeds, this.words) = (plan, memory, feeds, words);
        (offsets, slotBytes) = (plan.Offsets(), plan.SlotBytes);
        columns = new Column?[feeds.Length];
        readers = new FeatureReader[feeds.Length][];
    }

    /// <summary>Binds the feeds to a table; gives null and a refusal when it lacks a column, or has it of another kind.</summary>
    public static SlotFiller? Bind(SlotPlan plan, SlotMemory memory, ImmutableArray<ImmutableArray<ModelFeature>> feeds, WordSender words, Table table, out Refusal? refusal)
    {
        var filler = new SlotFiller(plan, memory, feeds, words);
        refusal = null;
        for (var i = 0; i < feeds.Length && refusal is null; i++)
            refusal = plan.Inputs[i].Element is ElementType.Float or ElementType.Double ? filler.BindNumbers(i, table) : filler.BindColumn(i, table);
        return refusal is null ? filler : null;
    }

    /// <summary>Fills a slot with rows <paramref name="start"/>, …; gives why it cannot, or null.</summary>
    public Refusal? Fill(int slot, int start, int rows)
    {
        Refusal? refusal = null;
        for (var i = 0; i < feeds.Length && refusal is null; i++)
        {
            var (input, offset) = (plan.Inputs[i], (slot * slotBytes) + offsets[i]);
            switch (input.Element)
            {
                case ElementType.Float:
                    Matrix(i, start, rows, memory.Values<float>(offset, rows * input.Width));
                    break;
                case ElementType.Double:
                    Doubles(i, start, rows, memory.Values<double>(offset, rows * input.Width));
                    break;
                case ElementType.Int64:
                    refusal = Whole(feeds[i][0].Column, (NumericColumn)columns[i]!, start, memory.Values<long>(offset, rows));
                    break;
                default:
                    refusal = words.Translate(i, feeds[i][0].Column, (TextColumn)columns[i]!, start, memory.Values<int>(offset, rows));
                    break;
            }
        }

        return refusal;
    }

    private Refusal? BindNumbers(int input, Table table)
    {
        readers[input] = new FeatureReader[feeds[input].Length];
        for (var f = 0; f < feeds[input].Length; f++)
        {
            if (FeatureReader.Bind(table, feeds[input][f]) is not { } reader)
                return Absent(feeds[input][f].Column, "numbers");
            readers[input][f] = reader;
        }

        return null;
    }

    private Refusal? BindColumn(int input, Table table)
    {
        columns[input] = table.Find(feeds[input][0].Column);
        return plan.Inputs[input].Element == ElementType.Text
            ? columns[input] is TextColumn ? null : Absent(feeds[input][0].Column, "text")
            : columns[input] is NumericColumn ? null : Absent(feeds[input][0].Column, "numbers");
    }

    private void Matrix(int input, int start, int rows, Span<float> target)
    {
        var width = readers[input].Length;
        for (var first = 0; first < rows; first += Tile)
        {
            var count = Math.Min(Tile, rows - first);
            for (var c = 0; c < width; c++)
                readers[input][c].Write(start + first, count, target[((first * width) + c)..], width);
        }
    }

    private void Doubles(int input, int start, int rows, Span<double> target)
    {
        var width = readers[input].Length;
        for (var c = 0; c < width; c++)
            readers[input][c].Write(start, rows, target[c..], width);
    }

    private static Refusal? Whole(string name, NumericColumn column, int start, Span<long> target)
    {
        for (var i = 0; i < target.Length; i++)
        {
            var value = column[start + i];
            if (double.IsNaN(value))
                return new("PR-MODEL-035", $"Column '{name}' has a missing value in row {start + i}, which an int64 input cannot hold; export the input as float.");
            if (value != Math.Floor(value) || Math.Abs(value) > 1L << 53)
                return new("PR-MODEL-036", string.Create(CultureInfo.InvariantCulture, $"Column '{name}' holds {value} in row {start + i}, but the model takes whole numbers (int64); export the input as float."));
            target[i] = (long)value;
        }

        return null;
    }

    private static Refusal Absent(string column, string kind) => new("PR-MODEL-034", $"The rows have no column '{column}' of {kind}, which the model needs.");
}
