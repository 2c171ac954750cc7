namespace Practicum.Numerics.Tables;

/// <summary>The columns of a table, in order.</summary>
/// <param name="Fields">The columns; names are unique.</param>
public sealed record Schema(ImmutableArray<Field> Fields)
{
    /// <summary>The index of a column, or −1.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Fields.Length; i++)
        {
            if (Fields[i].Name == name)
                return i;
        }

        return -1;
    }
}
