using Practicum.Core.Worlds.Expressions.Operations;

namespace Practicum.Core.Worlds.Expressions;

/// <summary>What a name stands for in one place of a project.</summary>
internal abstract record Symbol
{
    /// <summary>A name that may be used, and the operation that reads it.</summary>
    public sealed record Known(Op Op) : Symbol;

    /// <summary>A name whose own expression has mistakes, which are reported there.</summary>
    public sealed record Broken : Symbol;

    /// <summary>A name that exists, but not here; the sentence says why.</summary>
    public sealed record Unusable(string Because) : Symbol;
}

/// <summary>The names that one expression may use, and how its draws name their streams.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, Symbol> names = new(StringComparer.Ordinal);

    /// <summary>Names, in order of declaration.</summary>
    public List<string> Order { get; } = [];

    /// <summary>Texts of the world.</summary>
    public required Words Words { get; init; }

    /// <summary>Names of the world's streams, by index; draws append to it.</summary>
    public required List<string> Streams { get; init; }

    /// <summary>Name of the stream of a draw, from its ordinal (from 1); null where draws are not allowed.</summary>
    public Func<int, string>? StreamName { get; init; }

    /// <summary>Where the expression stands, for the sentence that refuses a draw: "the target's probability".</summary>
    public string Where { get; init; } = "this expression";

    /// <summary>Adds a name, or replaces it.</summary>
    public void Add(string name, Symbol symbol)
    {
        if (names.TryAdd(name, symbol))
            Order.Add(name);
        names[name] = symbol;
    }

    /// <summary>What a name stands for, or null.</summary>
    public Symbol? Find(string name) => names.GetValueOrDefault(name);

    /// <summary>Usable names, for suggestions.</summary>
    public IEnumerable<string> Usable => Order.Where(n => names[n] is not Symbol.Unusable);
}
