using Practicum.Core.Packs;
using Practicum.Core.Planting.Labels;

namespace Practicum.Core.Planting.Leaks;

/// <summary>A column that knows the label: a proxy of the target, or something that is recorded only after the outcome.</summary>
internal sealed class OutcomeColumn(string id, FaultSpec spec, string atServe, Func<Chance, OutcomeSign> signOf) : IFault
{
    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var sign = signOf(chance);
        var field = new Field(spec.Columns[0], sign.Words.IsDefault ? FieldKind.Number : FieldKind.Text) { About = spec.About };
        var stream = chance.Stream($"fault/{spec.Id}");
        var values = RowChance.Uniforms(stream, ground.Identity, 0);
        var second = RowChance.Uniforms(stream, ground.Identity, 1);
        var labels = ground.Labels();
        var truth = ground.Truth is null ? null : new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = sign.Value(values[i] < (labels[i] == 1 ? sign.ShowsOne : sign.ShowsZero), second[i]);
            if (truth is not null)
                truth[i] = ground.Relabelled is { } marks && marks[i] ? ground.Truth![i] : Annotators.Sharpened(ground.Truth![i], sign.LabelRatio(values[i]));
        }

        return new(ground.WithColumn(field, Make(sign, values)) with { Truth = truth }, ground.SameRows(), new()
        {
            Id = spec.Id,
            Kind = spec.Kind,
            Columns = spec.Columns,
            Remedies = ["drop"],
            AtServe = atServe,
        })
        {
            Served = new Served(field, sign, $"fault/{spec.Id}/serve", atServe, ground.BaseRate()),
        };
    }

    private static Column Make(OutcomeSign sign, double[] values) => sign.Words.IsDefault
        ? new DoubleColumn(values)
        : new TextColumn(Array.ConvertAll(values, v => double.IsNaN(v) ? -1 : (int)v), sign.Words);

    /// <summary>At service: missing; stale, as it was before anything happened; shuffled, as of somebody else; or still there.</summary>
    private sealed class Served(Field made, OutcomeSign sign, string name, string atServe, double baseRate) : IServed
    {
        /// <inheritdoc/>
        public ImmutableArray<Field> Fields => [made];

        /// <inheritdoc/>
        public Table Serve(Table rows, ReadOnlySpan<byte> label, long first, Chance chance)
        {
            if (atServe == "missing")
                return new EmptyColumns([made]).Serve(rows, label, first, chance);
            var stream = chance.Stream(name);
            var (shown, second, other) = (new double[rows.Rows], new double[rows.Rows], new double[rows.Rows]);
            stream.Fill(shown, 0, (uint)first);
            stream.Fill(second, 1, (uint)first);
            stream.Fill(other, 2, (uint)first);
            for (var i = 0; i < shown.Length; i++)
            {
                var one = atServe switch { "stale" => false, "shuffled" => other[i] < baseRate, _ => label[i] == 1 };
                shown[i] = sign.Value(shown[i] < (one ? sign.ShowsOne : sign.ShowsZero), second[i]);
            }

            return new(new([.. rows.Schema.Fields, made]), [.. rows.Columns, Make(sign, shown)]);
        }
    }
}
