using System.Globalization;

namespace Practicum.Numerics.Primitives;

/// <summary>An amount of money in whole micro-units (1 EUR = 1,000,000). Sums are exact and checked.</summary>
/// <param name="Micro">Micro-units; may be negative.</param>
public readonly record struct Money(long Micro) : IComparable<Money>
{
    /// <summary>Nothing.</summary>
    public static Money Zero => default;

    /// <summary>The amount in units, for display and ratios.</summary>
    public double Units => Micro / 1e6;

    /// <summary>Rounds an amount in units to the nearest micro-unit, half to even.</summary>
    /// <exception cref="OverflowException">The amount is not finite or exceeds what 64 bits hold.</exception>
    public static Money FromUnits(double units) => new(checked((long)Math.Round(units * 1e6, MidpointRounding.ToEven)));

    /// <summary>Adds, checked.</summary>
    public static Money operator +(Money a, Money b) => new(checked(a.Micro + b.Micro));

    /// <summary>Subtracts, checked.</summary>
    public static Money operator -(Money a, Money b) => new(checked(a.Micro - b.Micro));

    /// <summary>Negates, checked.</summary>
    public static Money operator -(Money a) => new(checked(-a.Micro));

    /// <summary>Orders by amount.</summary>
    public static bool operator <(Money a, Money b) => a.Micro < b.Micro;

    /// <summary>Orders by amount.</summary>
    public static bool operator >(Money a, Money b) => a.Micro > b.Micro;

    /// <summary>Orders by amount.</summary>
    public static bool operator <=(Money a, Money b) => a.Micro <= b.Micro;

    /// <summary>Orders by amount.</summary>
    public static bool operator >=(Money a, Money b) => a.Micro >= b.Micro;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Micro.CompareTo(other.Micro);

    /// <inheritdoc/>
    public override string ToString() => Units.ToString("0.######", CultureInfo.InvariantCulture);
}
