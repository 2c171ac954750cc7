using Practicum.ModelHost.Binding;
using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Serving;

/// <summary>Finds the scores in what a model gave: <c>[N]</c>, <c>[N, 1]</c>, or column 1 of <c>[N, 2]</c>.</summary>
internal static class ScoreColumn
{
    /// <summary>Copies one score a row; gives why not, or null. Values are not judged here.</summary>
    /// <param name="output">Name of the output, for the sentence.</param>
    /// <param name="result">What the model gave.</param>
    /// <param name="scores">One place a row that was asked for.</param>
    public static Refusal? Copy(string output, OnnxResult result, Span<float> scores)
    {
        var rows = scores.Length;
        var shape = result.Shape;
        if (result.Element is not (ElementType.Float or ElementType.Double))
            return new("PR-MODEL-023", $"Output '{output}' gave {result.Element}, expected a float tensor.");
        if (shape.Length is not (1 or 2) || (shape.Length == 2 && shape[1] is not (1 or 2)))
            return new("PR-MODEL-024", $"Output '{output}' has the shape [{string.Join(", ", shape)}] for {rows} rows, expected [{rows}], [{rows}, 1] or [{rows}, 2].");
        if (shape[0] != rows)
            return new("PR-MODEL-031", $"Output '{output}' has {shape[0]} rows for {rows} rows of input; a model must give one score a row.");
        var width = shape.Length == 1 ? 1 : (int)shape[1];
        if (result.Element == ElementType.Double)
        {
            var doubles = result.Doubles;
            for (var row = 0; row < rows; row++)
                scores[row] = (float)doubles[(row * width) + width - 1];
        }
        else if (width == 1)
        {
            result.Floats.CopyTo(scores);
        }
        else
        {
            var floats = result.Floats;
            for (var row = 0; row < rows; row++)
                scores[row] = floats[(row * 2) + 1];
        }

        return null;
    }
}
