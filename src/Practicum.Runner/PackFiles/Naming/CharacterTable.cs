using System.Text;

namespace Practicum.Runner.PackFiles.Naming;

/// <summary>What names need to know of Unicode beyond the runtime, which normalises nothing in invariant mode: read once from characters.txt, which characters.py makes.</summary>
internal sealed class CharacterTable
{
    private readonly Dictionary<int, int[]> _decompositions = [];
    private readonly Dictionary<(int, int), int> _compositions = [];
    private readonly Dictionary<int, int> _classes = [];
    private readonly Dictionary<int, int[]> _folds = [];
    private readonly List<(int First, int Last)> _posing = [];
    private readonly List<(int First, int Last)> _invisible = [];
    private readonly List<(int First, int Last, string Script)> _scripts = [];

    private CharacterTable()
    {
        using var stream = typeof(CharacterTable).Assembly.GetManifestResourceStream("naming/characters.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var excluded = new HashSet<int>();
        while (reader.ReadLine() is { } line)
        {
            if (line[0] != '#')
                Take(line, excluded);
        }

        foreach (var (whole, parts) in _decompositions)
        {
            if (parts.Length == 2 && !excluded.Contains(whole))
                _compositions.Add((parts[0], parts[1]), whole);
        }
    }

    /// <summary>The table.</summary>
    public static CharacterTable Shared => Lazy.Value;

    private static Lazy<CharacterTable> Lazy { get; } = new(() => new());

    /// <summary>Canonical combining class; 0 for a starter.</summary>
    public int ClassOf(int point) => _classes.GetValueOrDefault(point);

    /// <summary>Canonical decomposition in one step, or null.</summary>
    public int[]? DecompositionOf(int point) => _decompositions.GetValueOrDefault(point);

    /// <summary>The primary composite of two characters, or null.</summary>
    public int? CompositionOf(int first, int second) => _compositions.TryGetValue((first, second), out var whole) ? whole : null;

    /// <summary>Full case folding.</summary>
    public ReadOnlySpan<int> FoldOf(int point) => _folds.TryGetValue(point, out var fold) ? fold : new int[] { Rune.ToLowerInvariant(new(point)).Value };

    /// <summary>Whether a character outside ASCII passes for one of ASCII.</summary>
    public bool Poses(int point) => IndexOf(_posing, point, r => r.First, r => r.Last) >= 0;

    /// <summary>Whether a letter or a mark shows nothing.</summary>
    public bool IsInvisible(int point) => IndexOf(_invisible, point, r => r.First, r => r.Last) >= 0;

    /// <summary>The script of a letter when it has look-alikes in another script, else null.</summary>
    public string? ScriptOf(int point)
    {
        var at = IndexOf(_scripts, point, r => r.First, r => r.Last);
        return at < 0 ? null : _scripts[at].Script;
    }

    private static int IndexOf<T>(List<T> ranges, int point, Func<T, int> first, Func<T, int> last)
    {
        var (low, high) = (0, ranges.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (point < first(ranges[middle]))
                high = middle - 1;
            else if (point > last(ranges[middle]))
                low = middle + 1;
            else
                return middle;
        }

        return -1;
    }

    private void Take(string line, HashSet<int> excluded)
    {
        var words = line.Split(' ');
        var first = Point(words[1]);
        switch (line[0])
        {
            case 'D':
                _decompositions.Add(first, [.. words.Skip(2).Select(Point)]);
                break;
            case 'X':
                excluded.Add(first);
                break;
            case 'C':
                for (var (point, last) = (first, Point(words[2])); point <= last; point++)
                    _classes.Add(point, int.Parse(words[3], CultureInfo.InvariantCulture));
                break;
            case 'A':
                _posing.Add((first, Point(words[2])));
                break;
            case 'I':
                _invisible.Add((first, Point(words[2])));
                break;
            case 'F':
                _folds.Add(first, [.. words.Skip(2).Select(Point)]);
                break;
            default:
                _scripts.Add((first, Point(words[2]), words[3]));
                break;
        }
    }

    private static int Point(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
