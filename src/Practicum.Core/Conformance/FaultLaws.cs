using Practicum.Core.Planting;

namespace Practicum.Core.Conformance;

/// <summary>The laws of <see cref="IFault"/>.</summary>
public static class FaultLaws
{
    /// <summary>The laws of one fault on one ground.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="ground">What it is planted in.</param>
    /// <param name="chance">Chance of a variant.</param>
    public static IEnumerable<Law> Of(IFault fault, Ground ground, Chance chance)
    {
        Planted Plant() => fault.Plant(ground, chance);
        yield return new("The same ground and chance give the same bytes", () => Difference(Plant(), Plant()));
        yield return new("The ground is left untouched", () => Untouched(fault, ground, chance));
        yield return new("A row knows its origin, and the clean rows come back", () => Recovered(ground, Plant()));
        yield return new("The key names rows, columns and cells that there are, in order", () => Ordered(Plant()));
        yield return new("Whatever differs is in the key", () => Changes.Of(ground, Plant()).Complete());
        yield return new("Whatever is in the key differs", () => Changes.Of(ground, Plant()).Minimal());
        yield return new("A column at service has the values of training's kind, however the rows are cut", () => Served(ground, Plant(), chance));
    }

    /// <summary>The law of two faults that may be planted in either order: the same rows, values and keys, whichever comes first.</summary>
    public static Law Order(IFault first, IFault second, Ground ground, Chance chance) => new("Either order gives the same table and keys", () =>
    {
        var (one, other) = (PlantingRun.PlantAll([first, second], ground, chance), PlantingRun.PlantAll([second, first], ground, chance));
        return TableDifference.Of(one.Ground.Rows, other.Ground.Rows.Select(one.Ground.Rows.Schema)) ?? (!one.Origin.AsSpan().SequenceEqual(other.Origin) ? "Origins differ." : null)
            ?? Same(one.Keys[0], other.Keys[1]) ?? Same(one.Keys[1], other.Keys[0]);
    });

    private static string? Difference(Planted a, Planted b) =>
        TableDifference.Of(a.Ground.Rows, b.Ground.Rows) ?? (a.Origin.AsSpan().SequenceEqual(b.Origin) && a.Ground.Identity.AsSpan().SequenceEqual(b.Ground.Identity) ? null : "Origins differ.")
        ?? (a.Ground.Tick.AsSpan().SequenceEqual(b.Ground.Tick) ? null : "Times differ.") ?? Same(a.Key, b.Key);

    private static string? Same(FaultKey a, FaultKey b) =>
        a.Id == b.Id && a.Rows.SequenceEqual(b.Rows) && a.Columns.SequenceEqual(b.Columns) && a.Cells.SequenceEqual(b.Cells) && a.Pairs.SequenceEqual(b.Pairs) && a.Spans.SequenceEqual(b.Spans)
            && a.Removed == b.Removed && (a.Posterior ?? []).AsSpan().SequenceEqual(b.Posterior ?? []) ? null : $"The keys of '{a.Id}' differ.";

    private static string? Untouched(IFault fault, Ground ground, Chance chance)
    {
        var every = new int[ground.Rows.Rows];
        for (var i = 0; i < every.Length; i++)
            every[i] = i;
        var (rows, identity, tick, truth, hidden) = (ground.Rows.Take(every), (int[])ground.Identity.Clone(), (int[])ground.Tick.Clone(), (double[]?)ground.Truth?.Clone(), ground.Hidden?.Slice(0, 0));
        fault.Plant(ground, chance);
        return TableDifference.Of(rows, ground.Rows) is { } difference ? difference
            : !identity.AsSpan().SequenceEqual(ground.Identity) || !tick.AsSpan().SequenceEqual(ground.Tick) ? "The rows' numbers or times changed."
            : !(truth ?? []).AsSpan().SequenceEqual(ground.Truth ?? []) ? "The truth changed."
            : hidden is { } slice && !ReferenceEquals(slice.Table, ground.Hidden) ? "The hidden rows changed." : null;
    }

    private static string? Recovered(Ground ground, Planted planted)
    {
        var (after, seen) = (planted.Ground, new bool[ground.Rows.Rows]);
        if (planted.Origin.Length != after.Rows.Rows || after.Identity.Length != after.Rows.Rows || after.Tick.Length != after.Rows.Rows)
            return "Rows, origins, numbers and times count differently.";
        if (after.Identity.Distinct().Count() != after.Identity.Length)
            return "Two rows have one number.";
        var kept = 0;
        for (var i = 0; i < planted.Origin.Length; i++)
        {
            var from = planted.Origin[i];
            if (from < -1 || from >= seen.Length)
                return $"Row {i} has the origin {from}.";
            if (i > 0 && after.Tick[i] < after.Tick[i - 1])
                return $"Row {i} stands before its time.";
            if (from < 0 || after.Identity[i] != ground.Identity[from])
                continue;
            if (seen[from])
                return $"Row {from} came back twice.";
            (seen[from], kept) = (true, kept + 1);
        }

        return kept + planted.Key.Removed == seen.Length ? null : $"{kept} rows came back and {planted.Key.Removed} were taken out, of {seen.Length}.";
    }

    private static string? Ordered(Planted planted)
    {
        var (key, rows, schema) = (planted.Key, planted.Ground.Rows.Rows, planted.Ground.Rows.Schema);
        for (var i = 0; i < key.Rows.Length; i++)
        {
            if (key.Rows[i] < 0 || key.Rows[i] >= rows || (i > 0 && key.Rows[i] <= key.Rows[i - 1]))
                return $"The rows of the key are not in order at {key.Rows[i]}.";
        }

        foreach (var name in key.Columns.Concat(key.Added).Concat(key.Cells.Select(c => c.Column)).Concat(key.Spans.Select(s => s.Column)).Distinct())
        {
            if (schema.IndexOf(name) < 0 && name != "time")
                return $"The key names '{name}', which is no column.";
        }

        return key.Cells.Any(c => c.Row < 0 || c.Row >= rows) || key.Spans.Any(s => s.Row < 0 || s.Row >= rows) || key.Pairs.Any(p => p.Row < 0 || p.Row >= rows || p.Other >= rows) ? "The key names a row that is not there."
            : key.Posterior is { } posterior && (posterior.Length != rows || posterior.Any(p => !(p is >= 0 and <= 1))) ? "The posterior is no probability of every row." : null;
    }

    private static string? Served(Ground ground, Planted planted, Chance chance)
    {
        if (planted.Served is not { } served)
            return null;
        var rows = planted.Ground.Hidden is { } hidden ? hidden.Select(new([.. hidden.Schema.Fields[..^1]])) : ground.Rows.Select(new([.. ground.Rows.Schema.Fields[..^1]]));
        var label = new byte[rows.Rows];
        for (var i = 0; i < label.Length; i += 3)
            label[i] = 1;
        var whole = served.Serve(rows, label, 0, chance);
        foreach (var field in served.Fields)
        {
            if (whole.Schema.IndexOf(field.Name) < 0 || planted.Ground.Rows.Schema.IndexOf(field.Name) is not (>= 0 and var at) || planted.Ground.Rows.Schema.Fields[at] != field)
                return $"Column '{field.Name}' is another one in training.";
        }

        var cut = rows.Rows / 3;
        int[] last = [.. Enumerable.Range(cut, rows.Rows - cut)];
        var part = served.Serve(rows.Take(last), label.AsSpan(cut), cut, chance);
        return TableDifference.Of(whole.Take(last), part);
    }
}
