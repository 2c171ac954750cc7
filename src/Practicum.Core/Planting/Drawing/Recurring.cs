namespace Practicum.Core.Planting.Drawing;

/// <summary>Draws of the person or thing that a row is about: rows of one entity share them, at service as in training. Without an entity each row is one of its own.</summary>
internal sealed class Recurring
{
    private readonly ChanceStream stream;

    /// <summary>Draws of entities come from one stream.</summary>
    public Recurring(ChanceStream stream) => this.stream = stream;

    /// <summary>Numbers the persons of a table.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="own">Draws of rows that have no entity.</param>
    /// <returns>A person of each row, from 0, and the draws of each person.</returns>
    public (int[] Person, List<Draws> Draws) In(Table rows, RowDraws own)
    {
        var person = new int[rows.Rows];
        var draws = new List<Draws>();
        switch (Entity(rows))
        {
            case TextColumn text:
                var words = text.Dictionary;
                for (var code = 0; code < words.Length; code++)
                    draws.Add(At(Hash(words[code])));
                draws.Add(At(0));
                for (var row = 0; row < person.Length; row++)
                    person[row] = text.Codes[row] is >= 0 and var known ? known : words.Length;
                break;
            case NumericColumn numbers:
                var index = new Dictionary<double, int>();
                var values = numbers.ToDoubles().Span;
                for (var row = 0; row < person.Length; row++)
                {
                    if (!index.TryGetValue(values[row], out person[row]))
                    {
                        index.Add(values[row], person[row] = draws.Count);
                        draws.Add(At(BitConverter.DoubleToUInt64Bits(values[row])));
                    }
                }

                break;
            default:
                for (var row = 0; row < person.Length; row++)
                {
                    person[row] = row;
                    draws.Add(own.Of(row));
                }

                break;
        }

        return (person, draws);
    }

    private static Column? Entity(Table rows)
    {
        for (var i = 0; i < rows.Columns.Length; i++)
        {
            if (rows.Schema.Fields[i].Role == FieldRole.Entity)
                return rows.Columns[i];
        }

        return null;
    }

    private Draws At(ulong number) => new(stream, (uint)(number >> 32), (uint)number);

    /// <summary>FNV-1a, 64 bits, over UTF-16 code units.</summary>
    private static ulong Hash(string text)
    {
        var hash = 14_695_981_039_346_656_037;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 1_099_511_628_211);
        return hash;
    }
}
