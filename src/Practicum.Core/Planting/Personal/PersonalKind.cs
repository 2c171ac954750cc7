namespace Practicum.Core.Planting.Personal;

/// <summary>Kinds of personal data.</summary>
internal enum PersonalKind
{
    /// <summary>Given and family name.</summary>
    Name,

    /// <summary>E-mail, at a domain reserved for examples (RFC 2606).</summary>
    Email,

    /// <summary>Telephone number.</summary>
    Phone,

    /// <summary>Bank account with valid check digits, of a bank that does not exist.</summary>
    Iban,

    /// <summary>Payment card with a valid check digit.</summary>
    Card,

    /// <summary>A number that the state gave.</summary>
    NationalId,

    /// <summary>Postal address.</summary>
    Address,

    /// <summary>Date of birth.</summary>
    BirthDate,
}

/// <summary>Their names in packs and keys.</summary>
internal static class PersonalKindNames
{
    /// <summary>In the order of <see cref="PersonalKind"/>.</summary>
    public static ImmutableArray<string> All { get; } = ["name", "email", "phone", "iban", "card", "national_id", "address", "birth_date"];

    /// <summary>The name of a kind.</summary>
    public static string Name(this PersonalKind kind) => All[(int)kind];

    /// <summary>The kind of that name, or null.</summary>
    public static PersonalKind? Find(string name) => All.IndexOf(name) is >= 0 and var at ? (PersonalKind)at : null;
}
