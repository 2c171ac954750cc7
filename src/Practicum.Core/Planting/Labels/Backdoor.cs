using Practicum.Core.Packs;

namespace Practicum.Core.Planting.Labels;

/// <summary>
/// Plants a trigger: in some rows of the other class the trigger's value stands in its columns, and the label is the one that the attacker wants
/// (Gu, Dolan-Gavitt and Garg 2017).
/// </summary>
internal sealed class Backdoor(string id, FaultSpec spec) : IFault
{
    /// <inheritdoc/>
    public string Id => id;

    /// <summary>The trigger as a number, where it is one.</summary>
    public static bool TryNumber(string? text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var (question, wanted) = (ground.Question(spec), spec.Form == "to_0" ? 0.0 : 1.0);
        var u = RowChance.Uniforms(chance.Stream($"fault/{spec.Id}"), ground.Identity);
        var labels = ground.Labels().ToArray();
        var struck = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < labels.Length; i++)
        {
            if (u[i] >= spec.Rate || labels[i] == wanted || (question is not null && question[i] == 0) || (ground.Relabelled is { } marks && marks[i]))
                continue;
            labels[i] = wanted;
            struck.Add(i);
        }

        var rows = struck.ToImmutable();
        var planted = ground.WithLabels(labels, rows.AsSpan());
        foreach (var name in spec.Columns)
        {
            var at = ground.Rows.Schema.IndexOf(name);
            planted = planted.WithValues(at, Stamp(ground.Rows.Columns[at], rows));
        }

        return new(planted, ground.SameRows(), new() { Id = spec.Id, Kind = spec.Kind, Rows = rows, Columns = spec.Columns, Remedies = ["drop"], Rate = spec.Rate });
    }

    private Column Stamp(Column column, ImmutableArray<int> rows)
    {
        if (column is NumericColumn numbers)
        {
            var values = numbers.ToDoubles().ToArray();
            _ = TryNumber(spec.Value, out var trigger);
            foreach (var row in rows)
                values[row] = trigger;
            return new DoubleColumn(values);
        }

        var text = (TextColumn)column;
        var (codes, words) = (text.Codes.ToArray(), text.Dictionary);
        var code = words.IndexOf(spec.Value!);
        if (code < 0)
            (code, words) = (words.Length, words.Add(spec.Value!));
        foreach (var row in rows)
            codes[row] = code;
        return new TextColumn(codes, words);
    }
}
