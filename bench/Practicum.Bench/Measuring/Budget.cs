using System.Text.Json;

namespace Practicum.Bench.Measuring;

/// <summary>One line of the budget: a bound in the direction in which the figure is worse.</summary>
/// <param name="AtLeast">Smallest value allowed, or null.</param>
/// <param name="AtMost">Largest value allowed, or null.</param>
/// <param name="Expected">What a calm machine of two processors showed.</param>
internal sealed record BudgetLine(double? AtLeast, double? AtMost, double Expected);

/// <summary>What figures are expected to be (<c>bench/budget.json</c>), and how far they may fall behind.</summary>
internal sealed class Budget(IReadOnlyDictionary<string, BudgetLine> lines)
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Reads the file.</summary>
    public static Budget Read(string path) => new(JsonSerializer.Deserialize<Dictionary<string, BudgetLine>>(File.ReadAllText(path), Names)!);

    /// <summary>Whether there is a line for a figure.</summary>
    public bool Knows(Measured measured) => lines.ContainsKey(measured.Name);

    /// <summary>Whether a figure is within its line, or has none.</summary>
    public bool Holds(Measured measured) =>
        lines.GetValueOrDefault(measured.Name) is not { } line || (measured.Value >= (line.AtLeast ?? double.NegativeInfinity) && measured.Value <= (line.AtMost ?? double.PositiveInfinity));

    /// <summary>Prints a figure beside its line; false when it is outside.</summary>
    public bool Tell(Measured measured)
    {
        var line = lines.GetValueOrDefault(measured.Name);
        var good = Holds(measured);
        var spread = double.IsNaN(measured.Low) ? "" : string.Create(CultureInfo.InvariantCulture, $" ({measured.Low:0.00} to {measured.High:0.00})");
        var bound = line is null ? "no budget"
            : string.Create(CultureInfo.InvariantCulture, $"{(line.AtLeast is { } least ? $"at least {least}" : $"at most {line.AtMost}")}, expected {line.Expected}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(good ? "good" : "BAD "),-5} {measured.Name,-26} {measured.Value,8:0.00}{spread,-18} {bound,-32} {measured.About}"));
        return good;
    }
}
