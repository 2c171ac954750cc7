namespace Practicum.Core.Planting;

/// <summary>The keys of a declared fault that a kind may take (<see cref="Packs.FaultSpec"/>).</summary>
[Flags]
public enum FaultOption
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>rate</c>.</summary>
    Rate = 1,

    /// <summary><c>where</c>.</summary>
    Where = 2,

    /// <summary><c>column</c> or <c>columns</c>.</summary>
    Columns = 4,

    /// <summary><c>strength</c>.</summary>
    Strength = 8,

    /// <summary><c>at_serve</c>.</summary>
    AtServe = 16,

    /// <summary><c>form</c>.</summary>
    Form = 32,

    /// <summary><c>factor</c>.</summary>
    Factor = 64,

    /// <summary><c>value</c>.</summary>
    Value = 128,

    /// <summary><c>by</c>.</summary>
    By = 256,

    /// <summary><c>shares</c>.</summary>
    Shares = 512,

    /// <summary><c>countries</c>.</summary>
    Countries = 1024,

    /// <summary><c>about</c>.</summary>
    About = 2048,
}

/// <summary>Parts of a table that a fault reads or changes. Two faults neither of which changes what the other reads or changes may be planted in either order.</summary>
[Flags]
public enum FaultParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The label.</summary>
    Label = 1,

    /// <summary>Values of columns that were there before.</summary>
    Values = 2,

    /// <summary>Which rows there are, and their order.</summary>
    Rows = 4,

    /// <summary>The times of rows.</summary>
    Times = 8,

    /// <summary>What is known of the true label.</summary>
    Truth = 16,
}
