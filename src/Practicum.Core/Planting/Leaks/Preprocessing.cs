using Practicum.Core.Packs;

namespace Practicum.Core.Planting.Leaks;

/// <summary>
/// A column made by preprocessing that was fitted to training and hidden rows together: standardised, or the mean label of a category. At service the same numbers
/// are used (still_there), those of training alone (stale), or none (missing).
/// </summary>
internal sealed class Preprocessing(string id, FaultSpec spec, string atServe) : IFault
{
    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var field = new Field(spec.Columns[0], FieldKind.Number) { About = spec.About };
        var (all, alone) = (Fit(ground, true), Fit(ground, false));
        var encodes = spec.Form == "target_encoded";
        var planted = ground.WithColumn(field, new DoubleColumn(all(ground.Rows[spec.By!]))) with { Truth = encodes ? null : ground.Truth };
        return new(planted, ground.SameRows(), new() { Id = spec.Id, Kind = spec.Kind, Columns = spec.Columns, Remedies = ["refit", "drop"], AtServe = atServe })
        {
            Served = atServe == "missing" ? new EmptyColumns([field]) : new Served(field, spec.By!, atServe == "stale" ? alone : all),
        };
    }

    private Func<Column, double[]> Fit(Ground ground, bool withHidden)
    {
        var hidden = withHidden && ground.Hidden is { } rows && rows.Find(spec.By!) is { } found ? found : null;
        if (spec.Form == "target_encoded")
        {
            var means = new GroupMeans();
            means.Add(ground.Rows[spec.By!], ground.Labels());
            if (hidden is not null)
                means.Add(hidden, ground.HiddenLabels());
            return means.Of;
        }

        var (count, mean, squares) = (0, 0.0, 0.0);
        foreach (var column in new[] { ground.Rows[spec.By!], hidden }.OfType<NumericColumn>())
        {
            foreach (var value in column.ToDoubles().Span)
            {
                if (double.IsNaN(value))
                    continue;
                count++;
                var step = value - mean;
                mean += step / count;
                squares += step * (value - mean);
            }
        }

        var deviation = squares > 0 ? Math.Sqrt(squares / count) : 1;
        return column => Array.ConvertAll(((NumericColumn)column).ToDoubles().ToArray(), v => (v - mean) / deviation);
    }

    private sealed class Served(Field made, string by, Func<Column, double[]> scale) : IServed
    {
        /// <inheritdoc/>
        public ImmutableArray<Field> Fields => [made];

        /// <inheritdoc/>
        public Table Serve(Table rows, ReadOnlySpan<byte> label, long first, Chance chance) =>
            new(new([.. rows.Schema.Fields, made]), [.. rows.Columns, new DoubleColumn(scale(rows[by]))]);
    }
}
