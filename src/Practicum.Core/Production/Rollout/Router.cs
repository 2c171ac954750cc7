using Practicum.Core.Worlds;

namespace Practicum.Core.Production.Rollout;

/// <summary>Places of rows in one rollout, hashed once an entity.</summary>
internal sealed class Router(string salt)
{
    private readonly Dictionary<double, ulong> _numbers = [];
    private readonly Dictionary<string, ulong> _texts = new(StringComparer.Ordinal);

    /// <summary>Place of a row: of its entity's text, or of <c>tick:index</c> when rows are their own entities or the entity is missing.</summary>
    public ulong Place(WorldRows rows, int tick, int row)
    {
        var column = rows.Entity is { } name ? rows.Seen.Find(name) : null;
        if (column is null || column.IsMissing(row))
            return Routing.Place(salt, string.Create(CultureInfo.InvariantCulture, $"{tick}:{row - rows.TickStart[tick]}"));
        if (column is TextColumn texts)
            return Known(_texts, texts[row]!, text => text);
        return Known(_numbers, ((NumericColumn)column)[row], number => number.ToString("R", CultureInfo.InvariantCulture));
    }

    private ulong Known<T>(Dictionary<T, ulong> places, T key, Func<T, string> text)
        where T : notnull
    {
        if (!places.TryGetValue(key, out var place))
            places.Add(key, place = Routing.Place(salt, text(key)));
        return place;
    }
}
