using System.Runtime.InteropServices;

namespace Practicum.Core.Planting;

/// <summary>Makes a ground of rows of another one and of hidden rows.</summary>
internal static class RowArrangement
{
    /// <summary>The rows named by <paramref name="source"/>, in that order: a row of the ground, or <c>~h</c> for hidden row h.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="source">What each row is.</param>
    /// <param name="identity">Number of each row.</param>
    /// <param name="stand">For columns that hidden rows do not have: the row of the ground whose value a hidden row takes, by place in the result.</param>
    public static Ground Arrange(this Ground ground, int[] source, int[] identity, Func<int, int>? stand = null)
    {
        var columns = ImmutableArray.CreateBuilder<Column>(ground.Rows.Columns.Length);
        var crosses = Array.Exists(source, s => s < 0);
        for (var c = 0; c < ground.Rows.Columns.Length; c++)
        {
            var (field, column) = (ground.Rows.Schema.Fields[c], ground.Rows.Columns[c]);
            columns.Add(!crosses ? column.Take(source)
                : ground.Hidden!.Find(field.Name) is { } hidden && hidden is TextColumn == column is TextColumn ? Gather(column, hidden, source)
                : column.Take([.. source.Select((s, i) => s >= 0 ? s : stand!(i))]));
        }

        return ground with
        {
            Rows = new(ground.Rows.Schema, columns.MoveToImmutable()),
            Identity = identity,
            Tick = Array.ConvertAll(source, s => s >= 0 ? ground.Tick[s] : ground.HiddenTick![~s]),
            Truth = ground.Truth is null || (crosses && ground.HiddenTruth is null) ? null : Array.ConvertAll(source, s => s >= 0 ? ground.Truth[s] : ground.HiddenTruth![~s]),
            Relabelled = ground.Relabelled is null ? null : Array.ConvertAll(source, s => s >= 0 && ground.Relabelled[s]),
        };
    }

    /// <summary>
    /// The order in which rows stand once others are added: the former keep theirs, and an added one stands anywhere within its tick, so that its place tells nothing.
    /// </summary>
    /// <param name="tick">Tick of each former row, ascending.</param>
    /// <param name="added">Tick and place within it, 0 … 1, of each added row.</param>
    /// <returns>For each row of the result: a former row, or <c>~a</c> for added row a.</returns>
    public static int[] Insert(int[] tick, (int Tick, double Place)[] added)
    {
        var at = new (int Before, int Tick, double Place, int Added)[added.Length];
        for (var a = 0; a < added.Length; a++)
        {
            var (first, past) = (LowerBound(tick, added[a].Tick), LowerBound(tick, added[a].Tick + 1));
            at[a] = (first + Math.Min(past - first, (int)(added[a].Place * (past - first + 1))), added[a].Tick, added[a].Place, a);
        }

        Array.Sort(at);
        var order = new int[tick.Length + added.Length];
        var (next, into) = (0, 0);
        for (var row = 0; row <= tick.Length; row++)
        {
            for (; next < at.Length && at[next].Before == row; next++)
                order[into++] = ~at[next].Added;
            if (row < tick.Length)
                order[into++] = row;
        }

        return order;
    }

    private static int LowerBound(int[] tick, int sought)
    {
        var (low, high) = (0, tick.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tick[middle] < sought)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static Column Gather(Column own, Column hidden, int[] source)
    {
        if (own is NumericColumn numbers)
        {
            var a = numbers.ToDoubles().Span;
            var b = ((NumericColumn)hidden).ToDoubles().Span;
            var taken = new double[source.Length];
            for (var i = 0; i < taken.Length; i++)
                taken[i] = source[i] >= 0 ? a[source[i]] : b[~source[i]];
            return new DoubleColumn(taken);
        }

        var (text, other) = ((TextColumn)own, (TextColumn)hidden);
        var words = text.Dictionary.ToBuilder();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var w = 0; w < words.Count; w++)
            index.TryAdd(words[w], w);
        var map = new int[other.Dictionary.Length];
        Array.Fill(map, -1);
        var codes = new int[source.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            if (source[i] >= 0)
            {
                codes[i] = text.Codes[source[i]];
                continue;
            }

            var code = other.Codes[~source[i]];
            codes[i] = code < 0 ? -1 : map[code] >= 0 ? map[code] : map[code] = Code(other.Dictionary[code]);
        }

        return new TextColumn(codes, words.ToImmutable());

        int Code(string word)
        {
            ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(index, word, out var known);
            if (!known)
            {
                code = words.Count;
                words.Add(word);
            }

            return code;
        }
    }
}
