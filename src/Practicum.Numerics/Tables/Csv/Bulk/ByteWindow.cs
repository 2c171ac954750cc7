namespace Practicum.Numerics.Tables.Csv.Bulk;

/// <summary>A run of bytes that stays where it is while threads read it.</summary>
internal readonly unsafe struct ByteWindow(byte* start, int length)
{
    /// <summary>The first byte.</summary>
    public readonly byte* Start = start;

    /// <summary>How many bytes.</summary>
    public readonly int Length = length;

    /// <summary>As a span.</summary>
    public ReadOnlySpan<byte> Span => new(Start, Length);
}
