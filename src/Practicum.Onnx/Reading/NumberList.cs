using System.Runtime.InteropServices;

namespace Practicum.Onnx.Reading;

/// <summary>A list that grows with what is really there, never by what a file says will come.</summary>
internal struct NumberList<T>
{
    private T[]? values;

    /// <summary>Number of values.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a value.</summary>
    public void Add(T value)
    {
        if (values is null || Count == values.Length)
            Array.Resize(ref values, Math.Max(4, 2 * Count));
        values[Count++] = value;
    }

    /// <summary>Room for values that are known to be in the file.</summary>
    public Span<T> Take(int count)
    {
        if (values is null || values.Length - Count < count)
            Array.Resize(ref values, Math.Max(Count + count, (int)Math.Min(2L * Count, Array.MaxLength)));
        Count += count;
        return values.AsSpan(Count - count, count);
    }

    /// <summary>The values, without copying them.</summary>
    public readonly ReadOnlyMemory<T> Values => values.AsMemory(0, Count);

    /// <summary>The values as an array of their own.</summary>
    public readonly ImmutableArray<T> ToImmutable() =>
        Count == 0 ? [] : Count == values!.Length ? ImmutableCollectionsMarshal.AsImmutableArray(values) : [.. values.AsSpan(0, Count)];
}
