namespace Practicum.Core.Worlds.Expressions;

/// <summary>A function of the expression language.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Written">How a call is written.</param>
/// <param name="Draws">Whether it draws, so that only columns, parameters and changes may use it.</param>
public sealed record ExpressionFunction(string Name, string Written, bool Draws);

/// <summary>The functions that the compiler knows (formats §1a), for reference pages.</summary>
public static class ExpressionFunctions
{
    /// <summary>All of them, in the compiler's order.</summary>
    public static ImmutableArray<ExpressionFunction> All => Compiler.Functions;
}

/// <summary>The compiler's own table, as others may read it.</summary>
internal sealed partial class Compiler
{
    /// <summary>Every function with how it is written.</summary>
    public static ImmutableArray<ExpressionFunction> Functions => [.. Signatures.Select(s => new ExpressionFunction(s.Key, s.Value.Written, IsDraw(s.Key)))];
}
