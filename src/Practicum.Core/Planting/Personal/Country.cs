namespace Practicum.Core.Planting.Personal;

/// <summary>What persons of a country are made of. Names are common ones, joined by chance; numbers lie in ranges that nobody has.</summary>
internal sealed record Country
{
    /// <summary>Two letters.</summary>
    public required string Code { get; init; }

    /// <summary>Given names.</summary>
    public required ImmutableArray<string> Given { get; init; }

    /// <summary>Family names.</summary>
    public required ImmutableArray<string> Family { get; init; }

    /// <summary>Streets.</summary>
    public required ImmutableArray<string> Streets { get; init; }

    /// <summary>Invented towns.</summary>
    public required ImmutableArray<string> Towns { get; init; }

    /// <summary>How an address is written: {0} number, {1} street, {2} town; a # is a digit. Postal codes are ones that no place has.</summary>
    public required string Address { get; init; }

    /// <summary>Telephone numbers; a # is a digit.</summary>
    public required ImmutableArray<string> Phones { get; init; }

    /// <summary>How a date is written.</summary>
    public required string Date { get; init; }

    /// <summary>What people write around personal data.</summary>
    public required Phrases Phrases { get; init; }

    /// <summary>The country of that code, or null.</summary>
    public static Country? Find(string code) => Countries.All.FirstOrDefault(c => c.Code == code.ToUpperInvariant());
}
