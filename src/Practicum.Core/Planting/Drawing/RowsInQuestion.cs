using Practicum.Core.Packs;
using Practicum.Core.Worlds.Recorded;

namespace Practicum.Core.Planting.Drawing;

/// <summary>Which rows a fault's <c>where</c> asks for.</summary>
internal static class RowsInQuestion
{
    /// <summary>1 for each row in question; null when all of them are.</summary>
    /// <exception cref="InvalidOperationException">The expression does not fit the table; it is checked before anything is planted.</exception>
    public static byte[]? Of(FaultSpec spec, Table rows)
    {
        if (spec.Where is not { } where)
            return null;
        var problems = new List<Diagnostic>();
        var rule = FallbackRule.Compile(where, rows.Schema, problems) ?? throw new InvalidOperationException(problems[0].ToString());
        return rule.Decide(rows);
    }
}
