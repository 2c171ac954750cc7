using System.Text.Json.Nodes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.PackFiles.Shapes;

/// <summary>Reads one written value; false when it is of another type.</summary>
internal delegate bool ScalarParser<T>(SpecScalar scalar, out T value);

/// <summary>A single value.</summary>
/// <param name="expected">What is expected, to follow "must be".</param>
/// <param name="placeholder">Stands for a value that could not be read.</param>
/// <param name="schema">Its JSON Schema.</param>
/// <param name="parse">Reads it.</param>
/// <param name="within">Whether a read value is in range; null takes all.</param>
internal sealed class ScalarShape<T>(string expected, T placeholder, Func<JsonObject> schema, ScalarParser<T> parse, Func<T, bool>? within = null) : Shape<T>
{
    /// <inheritdoc/>
    public override T Placeholder => placeholder;

    /// <inheritdoc/>
    public override string Expected => expected;

    /// <inheritdoc/>
    public override bool Read(SpecNode node, ReadContext context, out T value)
    {
        value = placeholder;
        if (node is not SpecScalar { IsNothing: false } scalar || !parse(scalar, out var read))
        {
            context.WrongType(node, expected, Mend(node));
            return false;
        }

        if (within is not null && !within(read))
        {
            context.Report(Mistake.OutOfRange, node.Place, $"{char.ToUpperInvariant(context.Subject[0])}{context.Subject[1..]} must be {expected}. Found {node.Found}.");
            return false;
        }

        value = read;
        return true;
    }

    /// <inheritdoc/>
    public override JsonObject Schema() => schema();

    private static string? Mend(SpecNode node) => node is not SpecScalar { IsNothing: false } scalar ? null
        : typeof(T) == typeof(bool) ? Habits.OfFlag(scalar)
        : typeof(T) == typeof(double) || typeof(T) == typeof(int) ? Habits.OfNumber(scalar) : null;
}

/// <summary>One of a few words.</summary>
/// <param name="what">What the words are, for sentences: <c>learner</c>.</param>
/// <param name="words">The words; the first one stands for what could not be read.</param>
internal sealed class ChoiceShape(string what, params string[] words) : Shape<string>
{
    /// <inheritdoc/>
    public override string Placeholder => words[0];

    /// <inheritdoc/>
    public override string Expected => words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} or {words[^1]}";

    /// <inheritdoc/>
    public override bool Read(SpecNode node, ReadContext context, out string value)
    {
        value = Placeholder;
        if (node is not SpecScalar { IsNothing: false } scalar)
        {
            context.WrongType(node, Expected);
            return false;
        }

        if (!words.Contains(scalar.Text))
        {
            context.Unknown(what, scalar.Text, node.Place, words);
            return false;
        }

        value = scalar.Text;
        return true;
    }

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };
}
