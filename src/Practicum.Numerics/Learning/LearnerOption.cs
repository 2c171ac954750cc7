using System.Globalization;

namespace Practicum.Numerics.Learning;

/// <summary>One option of a built-in learner: validates a value, prints its range and documents itself.</summary>
/// <param name="Name">Name in a recipe.</param>
/// <param name="Default">Value when the recipe does not say.</param>
/// <param name="Min">Smallest value allowed.</param>
/// <param name="Max">Largest value allowed.</param>
/// <param name="Whole">Whether only whole numbers are allowed.</param>
/// <param name="Meaning">What it does, in one plain sentence.</param>
public sealed record LearnerOption(string Name, double Default, double Min, double Max, bool Whole, string Meaning)
{
    /// <summary>Whether <paramref name="value"/> is allowed.</summary>
    public bool Accepts(double value) => value >= Min && value <= Max && (!Whole || value == Math.Floor(value));

    /// <summary>The values allowed, in words: <c>a whole number from 1 to 2000</c>.</summary>
    public string Range => string.Create(CultureInfo.InvariantCulture, $"a {(Whole ? "whole " : "")}number from {Min} to {Max}");

    /// <summary><c>depth = 6: a whole number from 1 to 12. Largest depth of a tree.</c></summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} = {Default}: {Range}. {Meaning}");
}
