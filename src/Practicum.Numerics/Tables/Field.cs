namespace Practicum.Numerics.Tables;

/// <summary>What the values of a column are.</summary>
public enum FieldKind
{
    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Text, categories.</summary>
    Text,
}

/// <summary>What a column is for.</summary>
public enum FieldRole
{
    /// <summary>May be used by a model.</summary>
    Feature,

    /// <summary>The label.</summary>
    Target,

    /// <summary>Names a recurring person or thing; a model may not use it.</summary>
    Entity,

    /// <summary>The row's name.</summary>
    RowId,

    /// <summary>The row's time.</summary>
    Time,
}

/// <summary>A column's name, kind and meaning.</summary>
/// <param name="Name">Name, unique in its table.</param>
/// <param name="Kind">Kind of its values.</param>
/// <param name="Role">What it is for.</param>
public sealed record Field(string Name, FieldKind Kind, FieldRole Role = FieldRole.Feature)
{
    /// <summary>Unit in the author's words, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>Meaning in the author's words, or null.</summary>
    public string? About { get; init; }
}
