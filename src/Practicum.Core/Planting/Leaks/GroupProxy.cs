using Practicum.Core.Packs;

namespace Practicum.Core.Planting.Leaks;

/// <summary>
/// A harmless-looking column that gives a protected attribute away: a code for each group, right with a probability (strength) and else of a row drawn at random.
/// It is there at service as well.
/// </summary>
internal sealed class GroupProxy(string id, FaultSpec spec) : IFault
{
    private const double Usual = 0.9;

    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var column = (TextColumn)ground.Rows[spec.By!];
        var order = RowChance.Permutation(chance.Stream($"fault/{spec.Id}/names"), column.Dictionary.Length);
        ImmutableArray<string> words = [.. order.Select(o => $"Z{1 + o}")];
        var kept = new Coding(column.Dictionary, words, column.Codes.ToArray(), spec.Strength ?? Usual);
        var field = new Field(spec.Columns[0], FieldKind.Text) { About = spec.About };
        var stream = chance.Stream($"fault/{spec.Id}");
        var planted = ground.WithColumn(field, kept.Of(column, RowChance.Uniforms(stream, ground.Identity, 0), RowChance.Uniforms(stream, ground.Identity, 1)));
        return new(planted, ground.SameRows(), new() { Id = spec.Id, Kind = spec.Kind, Columns = spec.Columns, Remedies = ["drop"], AtServe = "still_there" })
        {
            Served = new Served(field, spec.By!, kept, $"fault/{spec.Id}/serve"),
        };
    }

    private sealed record Coding(ImmutableArray<string> Groups, ImmutableArray<string> Words, int[] Drawn, double Strength)
    {
        public TextColumn Of(TextColumn column, double[] right, double[] drawn)
        {
            var own = column.Dictionary.Select(word => Groups.IndexOf(word)).ToArray();
            var codes = new int[column.Length];
            for (var i = 0; i < codes.Length; i++)
                codes[i] = right[i] < Strength && column.Codes[i] >= 0 ? own[column.Codes[i]] : Drawn[(int)(drawn[i] * Drawn.Length)];
            return new(codes, Words);
        }
    }

    private sealed class Served(Field made, string by, Coding coding, string name) : IServed
    {
        /// <inheritdoc/>
        public ImmutableArray<Field> Fields => [made];

        /// <inheritdoc/>
        public Table Serve(Table rows, ReadOnlySpan<byte> label, long first, Chance chance)
        {
            var (stream, right, drawn) = (chance.Stream(name), new double[rows.Rows], new double[rows.Rows]);
            stream.Fill(right, 0, (uint)first);
            stream.Fill(drawn, 1, (uint)first);
            return new(new([.. rows.Schema.Fields, made]), [.. rows.Columns, coding.Of((TextColumn)rows[by], right, drawn)]);
        }
    }
}
