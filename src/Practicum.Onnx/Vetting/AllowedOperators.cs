using System.Collections.Frozen;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Vetting;

/// <summary>
/// What models may use: operators that give the same output for the same input, on tensors, from the graph alone. Everything else is refused, whether or not it is known;
/// <see cref="RefusedOperators"/> says why for those that are.
/// </summary>
public static class AllowedOperators
{
    /// <summary>Oldest and newest admitted version of ONNX's own operators. ONNX Runtime guarantees 7 and later; 23 is the last one whose changes this table knows.</summary>
    public const int OldestOwn = 7, NewestOwn = 23;

    /// <summary>Oldest and newest admitted version of ai.onnx.ml.</summary>
    public const int OldestLearning = 1, NewestLearning = 5;

    /// <summary>Domain of trees, linear models and encoders.</summary>
    public const string Learning = "ai.onnx.ml";

    private static readonly FrozenDictionary<(string, string), AllowedOperator> ByName =
        Parse("", OperatorTable.Own).Concat(Parse(Learning, OperatorTable.Learning)).ToFrozenDictionary(one => (one.Domain, one.Name));

    /// <summary>All of them, by domain and name.</summary>
    public static ImmutableArray<AllowedOperator> All { get; } =
        [.. ByName.Values.OrderBy(one => one.Domain, StringComparer.Ordinal).ThenBy(one => one.Name, StringComparer.Ordinal)];

    /// <summary>Operators that run a graph within the graph; allowed only where a project says so.</summary>
    public static ImmutableArray<string> ControlFlow { get; } = ["If", "Loop", "Scan"];

    /// <summary>An operator, or null when it is not on the list.</summary>
    /// <param name="domain">"" or <c>ai.onnx.ml</c>.</param>
    /// <param name="name">Its name.</param>
    public static AllowedOperator? Find(string domain, string name) => ByName.GetValueOrDefault((domain, name));

    private static IEnumerable<AllowedOperator> Parse(string domain, string table)
    {
        foreach (var line in table.Split('\n'))
        {
            var words = line.Split(' ');
            var (since, until) = Bounds(words[1]);
            var attributes = words.Skip(4).Select(word => word.Split(':')).ToFrozenDictionary(pair => pair[0], pair => pair[1].Select(KindOf).ToImmutableArray());
            yield return new(domain, words[0], since, words[1].Contains('-', StringComparison.Ordinal) ? until : 0, Bounds(words[2]), Bounds(words[3]), attributes);
        }
    }

    private static (int Fewest, int Most) Bounds(string word)
    {
        var parts = word.Split('-');
        return (Number(parts[0]), Number(parts[^1]));
        static int Number(string text) => text == "*" ? int.MaxValue : int.Parse(text, CultureInfo.InvariantCulture);
    }

    private static AttributeKind KindOf(char letter) => letter switch
    {
        'i' => AttributeKind.Whole, 'f' => AttributeKind.Real, 's' => AttributeKind.Text, 't' => AttributeKind.Tensor, 'g' => AttributeKind.Graph,
        'I' => AttributeKind.Wholes, 'F' => AttributeKind.Reals, 'S' => AttributeKind.Texts, _ => throw new InvalidOperationException($"No kind has the letter {letter}."),
    };
}

/// <summary>An operator that models may use.</summary>
/// <param name="Domain">"" or <c>ai.onnx.ml</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Since">First version of its domain that has it.</param>
/// <param name="Until">Last version of its domain that has it, 0 when it was never removed.</param>
/// <param name="Inputs">Fewest and most inputs, left-out ones at the end not counted.</param>
/// <param name="Outputs">Fewest and most outputs.</param>
/// <param name="Attributes">Names of its attributes with their kinds, in any version.</param>
public sealed record AllowedOperator(
    string Domain, string Name, int Since, int Until, (int Fewest, int Most) Inputs, (int Fewest, int Most) Outputs, FrozenDictionary<string, ImmutableArray<AttributeKind>> Attributes);
