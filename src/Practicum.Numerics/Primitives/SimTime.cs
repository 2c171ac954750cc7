using System.Globalization;

namespace Practicum.Numerics.Primitives;

/// <summary>A moment of simulated time, in whole seconds since 1970-01-01T00:00:00Z. Two moments cannot be added.</summary>
/// <param name="Seconds">Seconds since the epoch, UTC.</param>
public readonly record struct SimTime(long Seconds) : IComparable<SimTime>
{
    /// <summary>The moment <paramref name="span"/> after <paramref name="time"/>.</summary>
    public static SimTime operator +(SimTime time, SimSpan span) => new(checked(time.Seconds + span.Seconds));

    /// <summary>The span between two moments.</summary>
    public static SimSpan operator -(SimTime later, SimTime earlier) => new(checked(later.Seconds - earlier.Seconds));

    /// <summary>Reads a date <c>2025-01-01</c> (midnight UTC) or <c>2025-01-01T06:00:00Z</c>.</summary>
    public static bool TryParse(string text, out SimTime time)
    {
        time = default;
        string[] formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd HH:mm:ss"];
        if (!DateTime.TryParseExact(text.Trim(), formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var parsed))
            return false;
        time = new((long)(parsed - DateTime.UnixEpoch).TotalSeconds);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(SimTime other) => Seconds.CompareTo(other.Seconds);

    /// <summary>ISO 8601 in UTC: <c>2025-01-01T06:00:00Z</c>.</summary>
    public override string ToString() =>
        DateTime.UnixEpoch.AddSeconds(Seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
