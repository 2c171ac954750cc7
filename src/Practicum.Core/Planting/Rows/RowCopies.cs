using Practicum.Core.Packs;

namespace Practicum.Core.Planting.Rows;

/// <summary>Adds copies of rows, exact or nearly so: of the table's own (duplicates), of hidden ones, or of all hidden rows of some groups.</summary>
/// <param name="id">Kind and version.</param>
/// <param name="spec">The declaration.</param>
/// <param name="of">What is copied.</param>
internal sealed class RowCopies(string id, FaultSpec spec, CopiesOf of) : IFault
{
    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var stream = chance.Stream($"fault/{spec.Id}");
        var copied = of switch { CopiesOf.Table => OfTable(ground, stream), CopiesOf.Hidden => OfHidden(ground, stream), _ => OfGroups(ground, stream) };
        var numbers = Array.ConvertAll(copied, s => RowChance.NumberOf(stream, s >= 0 ? ground.Identity[s] : ~s));
        var place = Array.ConvertAll(numbers, n => stream.Uniform(1, (uint)n));
        var order = RowArrangement.Insert(ground.Tick, [.. copied.Select((s, a) => (s >= 0 ? ground.Tick[s] : ground.HiddenTick![~s], place[a]))]);
        var source = Array.ConvertAll(order, o => o >= 0 ? o : copied[~o]);
        var identity = Array.ConvertAll(order, o => o >= 0 ? ground.Identity[o] : numbers[~o]);
        var stand = Stand(ground, stream, source, identity);
        var planted = ground.Arrange(source, identity, row => stand[row]);
        int[] copies = [.. Enumerable.Range(0, order.Length).Where(i => order[i] < 0)];
        if (spec.Form == "near" || of == CopiesOf.Groups)
            planted = NearCopies.Make(planted, copies, stream);
        return new(planted, Array.ConvertAll(source, s => Math.Max(-1, s)), new()
        {
            Id = spec.Id,
            Kind = spec.Kind,
            Rows = [.. copies],
            Columns = of == CopiesOf.Groups ? [Group(ground)] : [],
            Pairs = Pairs(ground, order, source, copies),
            Remedies = ["drop"],
            Rate = spec.Rate,
        });
    }

    private string Group(Ground ground) => spec.By ?? ground.Rows.Schema.Fields.First(f => f.Role == FieldRole.Entity).Name;

    private int[] OfTable(Ground ground, ChanceStream stream)
    {
        var (u, question) = (RowChance.Uniforms(stream, ground.Identity), ground.Question(spec));
        return [.. Enumerable.Range(0, u.Length).Where(i => u[i] < spec.Rate && (question is null || question[i] != 0))];
    }

    private int[] OfHidden(Ground ground, ChanceStream stream)
    {
        var u = new double[ground.Hidden?.Rows ?? 0];
        stream.Fill(u, 0);
        return [.. Enumerable.Range(0, u.Length).Where(i => u[i] < spec.Rate).Select(i => ~i)];
    }

    /// <summary>A group is drawn at its first hidden row.</summary>
    private int[] OfGroups(Ground ground, ChanceStream stream)
    {
        if (ground.Hidden?.Find(Group(ground)) is not { } column)
            return [];
        var u = new double[column.Length];
        stream.Fill(u, 0);
        var taken = new List<int>();
        var ofText = new Dictionary<string, bool>(StringComparer.Ordinal);
        var ofNumber = new Dictionary<double, bool>();
        for (var i = 0; i < u.Length; i++)
        {
            bool chosen;
            if (column is TextColumn text)
            {
                if (!ofText.TryGetValue(text[i] ?? "", out chosen))
                    ofText.Add(text[i] ?? "", chosen = u[i] < spec.Rate);
            }
            else if (!ofNumber.TryGetValue(((NumericColumn)column)[i], out chosen))
            {
                ofNumber.Add(((NumericColumn)column)[i], chosen = u[i] < spec.Rate);
            }

            if (chosen)
                taken.Add(~i);
        }

        return [.. taken];
    }

    /// <summary>Columns that hidden rows lack are taken from some row of the table with the same label.</summary>
    private static int[] Stand(Ground ground, ChanceStream stream, int[] source, int[] identity)
    {
        var stand = new int[source.Length];
        if (!Array.Exists(source, s => s < 0))
            return stand;
        var (labels, hidden) = (ground.Labels().ToArray(), ground.HiddenLabels());
        int[][] ofLabel = [.. new[] { 0.0, 1.0 }.Select(l => Enumerable.Range(0, labels.Length).Where(i => labels[i] == l).DefaultIfEmpty(0).ToArray())];
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] < 0 && ofLabel[(int)hidden[~source[i]]] is var rows)
                stand[i] = rows[(int)(stream.Uniform(3, (uint)identity[i]) * rows.Length)];
        }

        return stand;
    }

    private static ImmutableArray<(int Row, int Other)> Pairs(Ground ground, int[] order, int[] source, int[] copies)
    {
        var at = new int[ground.Rows.Rows];
        for (var i = 0; i < order.Length; i++)
        {
            if (order[i] >= 0)
                at[order[i]] = i;
        }

        return [.. copies.Select(i => (i, source[i] >= 0 ? at[source[i]] : -1))];
    }
}

/// <summary>What is copied.</summary>
internal enum CopiesOf
{
    /// <summary>Rows of the table.</summary>
    Table,

    /// <summary>Hidden rows.</summary>
    Hidden,

    /// <summary>All hidden rows of some groups.</summary>
    Groups,
}
