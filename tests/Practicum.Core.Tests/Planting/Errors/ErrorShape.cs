using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Tests.Planting.Errors;

/// <summary>The shape of the errors in a table: distributions of what happened to the cells that differ from the clean ones.</summary>
internal sealed class ErrorShape
{
    private readonly List<(string Column, int Row, string Was, string Is, int Insertions, int Deletions, int Substitutions)> errors = [];

    public int Count => errors.Count;

    /// <summary>Notes one cell.</summary>
    public void Add(string column, int row, string was, string now)
    {
        var (insertions, deletions, substitutions) = Edits(was, now);
        errors.Add((column, row, was, now, insertions, deletions, substitutions));
    }

    /// <summary>Share of errors by edit distance (Levenshtein); nine and more are one.</summary>
    public Dictionary<string, double> Distance() => Shares(e => $"{Math.Min(9, e.Insertions + e.Deletions + e.Substitutions)}");

    /// <summary>Share of errors by kind of edit: what was put in, left out and exchanged, and with how many different characters.</summary>
    public Dictionary<string, double> Kind() => Shares(e => $"+{Sign(e.Insertions)} -{Sign(e.Deletions)} ~{Sign(e.Substitutions)} {(e.Substitutions > 1 ? Exchanged(e.Was, e.Is) : "")}");

    /// <summary>Share of errors by the tenth of the text in which the first edit lies.</summary>
    public Dictionary<string, double> Position() => Shares(e => $"{Math.Min(9, (int)(10 * (First(e.Was, e.Is) + 0.5) / Math.Max(1, e.Was.Length)))}");

    /// <summary>Share of errors by the tenth of characters kept.</summary>
    public Dictionary<string, double> Kept() => Shares(e => $"{Math.Clamp((int)(10 * (1 - ((e.Deletions + e.Substitutions) / (double)Math.Max(1, e.Was.Length)))), 0, 10)}");

    /// <summary>Share of errors by column.</summary>
    public Dictionary<string, double> Column() => Shares(e => e.Column);

    /// <summary>Share of errors by what exactly happened in which column: characters put in and taken out.</summary>
    public Dictionary<string, double> Edit() => Shares(e => $"{e.Column} +{e.Insertions} -{e.Deletions} ~{e.Substitutions}");

    /// <summary>Share of rows with errors by how many they have.</summary>
    public Dictionary<string, double> PerRow()
    {
        var rows = errors.GroupBy(e => e.Row).Select(g => g.Count()).ToArray();
        return rows.GroupBy(n => n).ToDictionary(g => $"{g.Key}", g => g.Count() / (double)rows.Length);
    }

    /// <summary>Total variation: half the sum of the differences of shares, 0 … 1.</summary>
    public static double TotalVariation(Dictionary<string, double> a, Dictionary<string, double> b) =>
        a.Keys.Union(b.Keys).Sum(k => Math.Abs(a.GetValueOrDefault(k) - b.GetValueOrDefault(k))) / 2;

    /// <summary>A text with one character at an even place exchanged for a letter: what an injector does that knows nothing of real errors.</summary>
    public static string Naive(string text, Draws draws)
    {
        var at = draws.Of(1, text.Length);
        return string.Concat(text.AsSpan(0, at), [(char)('a' + draws.Of(2, 26))], text.AsSpan(at + 1));
    }

    private Dictionary<string, double> Shares(Func<(string Column, int Row, string Was, string Is, int Insertions, int Deletions, int Substitutions), string> of) =>
        errors.GroupBy(of).ToDictionary(g => g.Key, g => g.Count() / (double)errors.Count);

    private static string Sign(int count) => count == 0 ? "0" : "n";

    private static string Exchanged(string was, string now) => was.Length != now.Length ? "" : was.Zip(now).Where(p => p.First != p.Second).Select(p => p.First).Distinct().Count() == 1 ? "one letter" : "several";

    private static int First(string was, string now)
    {
        var at = 0;
        while (at < was.Length && at < now.Length && was[at] == now[at])
            at++;
        return Math.Min(at, Math.Max(0, was.Length - 1));
    }

    /// <summary>Insertions, deletions and substitutions of one shortest way from a text to another (Wagner and Fischer, 1974).</summary>
    private static (int Insertions, int Deletions, int Substitutions) Edits(string was, string now)
    {
        var cost = new int[was.Length + 1, now.Length + 1];
        for (var i = 0; i <= was.Length; i++)
        {
            for (var j = 0; j <= now.Length; j++)
            {
                cost[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (was[i - 1] == now[j - 1] ? 0 : 1));
            }
        }

        var (insertions, deletions, substitutions) = (0, 0, 0);
        for (var (i, j) = (was.Length, now.Length); i > 0 || j > 0;)
        {
            if (i > 0 && j > 0 && cost[i, j] == cost[i - 1, j - 1] + (was[i - 1] == now[j - 1] ? 0 : 1))
            {
                substitutions += was[i - 1] == now[j - 1] ? 0 : 1;
                (i, j) = (i - 1, j - 1);
            }
            else if (j > 0 && cost[i, j] == cost[i, j - 1] + 1)
            {
                (insertions, j) = (insertions + 1, j - 1);
            }
            else
            {
                (deletions, i) = (deletions + 1, i - 1);
            }
        }

        return (insertions, deletions, substitutions);
    }
}
