using Practicum.Core.Packs;

namespace Practicum.Core.Worlds;

/// <summary>Parts the rows of the training period into training and holdout.</summary>
internal static class Splitting
{
    /// <summary>Both parts, in time order.</summary>
    /// <param name="rows">The training period.</param>
    /// <param name="spec">How to split.</param>
    /// <param name="byEntity">Generated worlds: hold out whole entities by hash (of production, else the first declared; single rows when there is none). Recorded ones hold out the last rows, or single rows by hash.</param>
    /// <param name="variant">Chance of the variant: streams <c>split</c>, <c>row-id</c> and <c>half</c>.</param>
    public static (SplitRows Train, SplitRows Holdout) Part(WorldRows rows, SplitSpec spec, bool byEntity, Chance variant)
    {
        var ticks = Ticks(rows);
        var held = byEntity || spec.HoldoutRandom ? ByHash(rows, ticks, spec.Holdout, byEntity, Seeds.Salt(variant, "split")) : Last(rows.Rows, spec.Holdout);
        var names = Permutation(rows.Rows, variant.Stream("row-id"));
        int[] train = [.. Enumerable.Range(0, rows.Rows).Where(i => !held[i])], holdout = [.. Enumerable.Range(0, rows.Rows).Where(i => held[i])];
        var hidden = Take(rows, ticks, names, holdout);
        return (Take(rows, ticks, names, train), hidden with { Public = Halves(hidden.RowId, variant) });
    }

    /// <summary>Whether each hidden row lies in the public half, by its name.</summary>
    public static bool[] Halves(ReadOnlySpan<int> names, Chance variant)
    {
        var (half, open) = (Seeds.Salt(variant, "half"), new bool[names.Length]);
        for (var i = 0; i < open.Length; i++)
            open[i] = Seeds.Falls(half, names[i].ToString(CultureInfo.InvariantCulture), 0.5);
        return open;
    }

    private static int[] Ticks(WorldRows rows)
    {
        var ticks = new int[rows.Rows];
        for (var tick = 0; tick < rows.Ticks; tick++)
            ticks.AsSpan(rows.TickStart[tick]..rows.TickStart[tick + 1]).Fill(tick);
        return ticks;
    }

    private static SplitRows Take(WorldRows rows, int[] ticks, int[] names, int[] taken) => new()
    {
        Rows = rows.Seen.Take(taken),
        Label = Array.ConvertAll(taken, i => rows.Label[i]),
        Truth = rows.Truth is { } truth ? Array.ConvertAll(taken, i => truth[i]) : null,
        VisibleTruth = rows.VisibleTruth is { } visible ? Array.ConvertAll(taken, i => visible[i]) : null,
        RowId = Array.ConvertAll(taken, i => names[i]),
        Tick = Array.ConvertAll(taken, i => ticks[i]),
        Public = new bool[taken.Length],
        Start = rows.Start,
        TickLength = rows.Tick,
    };

    private static bool[] Last(int rows, double share)
    {
        var held = new bool[rows];
        held.AsSpan((int)Math.Round(rows * (1 - share))).Fill(true);
        return held;
    }

    private static bool[] ByHash(WorldRows rows, int[] ticks, double share, bool byEntity, string salt)
    {
        var name = rows.Entity ?? rows.Seen.Schema.Fields.FirstOrDefault(f => f.Role == FieldRole.Entity)?.Name;
        var entity = byEntity && name is not null ? rows.Seen[name] : null;
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        var held = new bool[rows.Rows];
        for (var i = 0; i < held.Length; i++)
        {
            var text = entity switch
            {
                NumericColumn numbers => numbers[i].ToString("0.###############", CultureInfo.InvariantCulture),
                TextColumn texts => texts[i] ?? "",
                _ => string.Create(CultureInfo.InvariantCulture, $"{ticks[i]}:{i - rows.TickStart[ticks[i]]}"),
            };
            if (entity is null)
                held[i] = Seeds.Falls(salt, text, share);
            else if (!known.TryGetValue(text, out held[i]))
                known.Add(text, held[i] = Seeds.Falls(salt, text, share));
        }

        return held;
    }

    /// <summary>Fisher and Yates, from the end; u(row-id, 0, i) chooses the partner of place i.</summary>
    private static int[] Permutation(int count, ChanceStream stream)
    {
        var names = new int[count];
        for (var i = 0; i < count; i++)
            names[i] = i;
        var u = new double[count];
        stream.Fill(u, 0);
        for (var i = count - 1; i > 0; i--)
        {
            var j = (int)(u[i] * (i + 1));
            (names[i], names[j]) = (names[j], names[i]);
        }

        return names;
    }
}
