using System.Numerics;

namespace Practicum.Onnx.Costs.Rules;

/// <summary>An Einstein sum ("ij,jk->ik"): the letters of each input and of the output, with their sizes. Dots stand for letters of their own.</summary>
internal sealed class Equation
{
    private const int Letters = 52, Most = Letters + Sizes.MostRank;

    private readonly long[] sizes = new long[Most];
    private readonly List<ulong[]> terms = [];
    private readonly List<int> output = [];

    private Equation() => Array.Fill(sizes, 1);

    /// <summary>Dimensions of the result.</summary>
    public IEnumerable<long> Output => output.Select(l => sizes[l]);

    /// <summary>Reads an equation for its inputs; null with a reason when it does not fit them.</summary>
    public static Equation? Read(string text, ReadOnlySpan<Value> values, out string trouble)
    {
        var equation = new Equation();
        var halves = text.Replace(" ", "", StringComparison.Ordinal).Split("->");
        var written = halves[0].Split(',');
        trouble = "has an equation that cannot be read";
        if (halves.Length > 2 || written.Length != values.Length)
            return null;
        var seen = new int[Letters];
        for (var i = 0; i < written.Length; i++)
        {
            if (!equation.Term(written[i], values[i], seen))
                return null;
        }

        return equation.Result(halves.Length == 2 ? halves[1] : null, seen) ? equation : null;
    }

    /// <summary>
    /// Operations and scratch, contracting from left to right as ONNX Runtime does: each step multiplies over all letters of both sides and keeps those that are needed
    /// later. Both sides may be copied in another order of axes.
    /// </summary>
    public (Int128 Operations, Int128 Scratch) Costs(int element)
    {
        Int128 operations = 0, scratch = 0, before = 0;
        var bytes = Sizes.Bytes(element);
        ulong[] needed = [0, 0];
        foreach (var letter in output)
            Set(needed, letter);
        var later = new List<ulong[]> { needed };
        for (var i = terms.Count - 1; i > 0; i--)
            later.Add([later[^1][0] | terms[i][0], later[^1][1] | terms[i][1]]);
        ulong[] held = [0, 0];
        for (var i = 0; i < terms.Count; i++)
        {
            ulong[] all = [held[0] | terms[i][0], held[1] | terms[i][1]];
            var keep = later[terms.Count - 1 - i];
            operations = Sizes.Plus(operations, Sizes.Times(Product(all), i == 0 ? 1 : 2));
            held = [all[0] & keep[0], all[1] & keep[1]];
            var after = Product(held);
            scratch = Int128.Max(scratch, Sizes.Plus(Sizes.Plus(Sizes.Times(before, 2), after), Product(terms[i])));
            before = after;
        }

        return (operations, Sizes.Times(scratch, bytes));
    }

    private static void Set(ulong[] bits, int letter) => bits[letter >> 6] |= 1UL << (letter & 63);

    private Int128 Product(ulong[] bits)
    {
        Int128 product = 1;
        for (var word = 0; word < bits.Length; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                var size = sizes[(word << 6) + BitOperations.TrailingZeroCount(rest)];
                if (size == 0)
                    return 0;
                product = Sizes.Times(product, size);
            }
        }

        return product;
    }

    private bool Term(string term, Value value, int[] seen)
    {
        ulong[] bits = [0, 0];
        var dots = term.IndexOf("...", StringComparison.Ordinal);
        var named = dots < 0 ? term.Length : term.Length - 3;
        var free = value.Rank - named;
        if (free < 0 || (dots < 0 && free != 0))
            return false;
        var axis = 0;
        for (var i = 0; i < term.Length; i++)
        {
            if (i == dots)
            {
                for (var d = 0; d < free; d++)
                    Take(bits, Most - free + d, value.Shape[axis++]);
                i += 2;
                continue;
            }

            if (Letter(term[i]) is not { } letter)
                return false;
            seen[letter]++;
            Take(bits, letter, value.Shape[axis++]);
        }

        terms.Add(bits);
        return true;
    }

    private void Take(ulong[] bits, int letter, long size)
    {
        Set(bits, letter);
        sizes[letter] = sizes[letter] == 1 ? size : Math.Max(size, sizes[letter]);
    }

    private static int? Letter(char character) => character switch
    {
        >= 'a' and <= 'z' => character - 'a',
        >= 'A' and <= 'Z' => 26 + character - 'A',
        _ => null,
    };

    /// <summary>Letters of the result: as written, or the dots and then every letter that occurs once, in the order of the alphabet (numpy: capitals first).</summary>
    private bool Result(string? written, int[] seen)
    {
        var first = Letters;
        while (first < Most && !terms.Exists(t => (t[first >> 6] >> (first & 63) & 1) != 0))
            first++;
        if (written is null)
        {
            output.AddRange(Enumerable.Range(first, Most - first));
            output.AddRange(Enumerable.Range(26, 26).Concat(Enumerable.Range(0, 26)).Where(l => seen[l] == 1));
            return true;
        }

        var dots = written.IndexOf("...", StringComparison.Ordinal);
        for (var i = 0; i < written.Length; i++)
        {
            if (i == dots)
            {
                output.AddRange(Enumerable.Range(first, Most - first));
                i += 2;
                continue;
            }

            if (Letter(written[i]) is not { } letter || seen[letter] == 0)
                return false;
            output.Add(letter);
        }

        return true;
    }
}
