using Practicum.Core.Packs;

namespace Practicum.Core.Planting.Leaks;

/// <summary>
/// The mean label of a row's group over all of training, its own label and later ones among them. At service it is as of the end of training (stale), somebody
/// else's (shuffled), or missing.
/// </summary>
internal sealed class FutureAggregate(string id, FaultSpec spec, string atServe) : IFault
{
    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var groups = new GroupMeans();
        groups.Add(ground.Rows[spec.By!], ground.Labels());
        var field = new Field(spec.Columns[0], FieldKind.Number) { About = spec.About };
        var values = groups.Of(ground.Rows[spec.By!]);
        var planted = ground.WithColumn(field, new DoubleColumn(values)) with { Truth = null };
        return new(planted, ground.SameRows(), new() { Id = spec.Id, Kind = spec.Kind, Columns = spec.Columns, Remedies = ["drop"], AtServe = atServe })
        {
            Served = atServe == "missing" ? new EmptyColumns([field]) : new Served(field, spec.By!, groups, atServe == "shuffled" ? values : null, $"fault/{spec.Id}/serve"),
        };
    }

    private sealed class Served(Field made, string by, GroupMeans groups, double[]? others, string name) : IServed
    {
        /// <inheritdoc/>
        public ImmutableArray<Field> Fields => [made];

        /// <inheritdoc/>
        public Table Serve(Table rows, ReadOnlySpan<byte> label, long first, Chance chance)
        {
            var values = others is null ? groups.Of(rows[by]) : new double[rows.Rows];
            if (others is not null)
            {
                chance.Stream(name).Fill(values, 0, (uint)first);
                for (var i = 0; i < values.Length; i++)
                    values[i] = others[(int)(values[i] * others.Length)];
            }

            return new(new([.. rows.Schema.Fields, made]), [.. rows.Columns, new DoubleColumn(values)]);
        }
    }
}
