using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Personal;

/// <summary>An invented person: everything about them follows from their draws.</summary>
/// <param name="Country">Where they live.</param>
/// <param name="Draws">Their draws.</param>
internal readonly record struct Person(Country Country, Draws Draws)
{
    /// <summary>Given name.</summary>
    public string Given => Country.Given[Draws.Of(1, Country.Given.Length)];

    /// <summary>Family name.</summary>
    public string Family => Country.Family[Draws.Of(2, Country.Family.Length)];

    /// <summary>Date of birth, 1940 to 2004.</summary>
    public DateOnly Born => new DateOnly(1940, 1, 1).AddDays(Draws.Of(3, 65 * 365));

    /// <summary>Invents a person.</summary>
    public static Person Of(Draws draws, ImmutableArray<Country> countries) => new(countries[draws.Of(0, countries.Length)], draws);

    /// <summary>Personal data as people write them.</summary>
    public string Text(PersonalKind kind) => kind switch
    {
        PersonalKind.Name => $"{Given} {Family}",
        PersonalKind.Email => Email(),
        PersonalKind.Phone => Filled(Country.Phones[Draws.Of(4, Country.Phones.Length)], Draws.Digits(5, 9)),
        PersonalKind.Iban => Grouped(AccountNumbers.Iban(Country.Code, Draws)),
        PersonalKind.Card => Grouped(AccountNumbers.Card(Draws)),
        PersonalKind.NationalId => NationalIds.Of(this),
        PersonalKind.Address => Filled(string.Format(CultureInfo.InvariantCulture, Country.Address, 1 + Draws.Of(10, 120), Country.Streets[Draws.Of(11, Country.Streets.Length)],
            Country.Towns[Draws.Of(12, Country.Towns.Length)]), Draws.Digits(13, 5)),
        _ => Born.ToString(Country.Date, CultureInfo.InvariantCulture),
    };

    /// <summary>What the data are: the United States know no IBAN, so a card stands for it there.</summary>
    public PersonalKind Shown(PersonalKind kind) => kind == PersonalKind.Iban && Country.Code == "US" ? PersonalKind.Card : kind;

    private string Email()
    {
        var (given, family) = (PlainLetters.Of(Given), PlainLetters.Of(Family));
        var number = Draws.Digits(15, 2);
        var name = Draws.Of(14, 4) switch
        {
            0 => $"{given}.{family}",
            1 => $"{given[0]}.{family}{number}",
            2 => $"{family}_{given}",
            _ => given + number,
        };
        return $"{name}@example.{(Draws.Of(16, 3) switch { 0 => "org", 1 => "com", _ => "net" })}";
    }

    /// <summary>Digits in the places marked #.</summary>
    private static string Filled(string form, string digits) => string.Create(form.Length, (form, digits), (span, s) =>
    {
        var next = 0;
        for (var i = 0; i < span.Length; i++)
            span[i] = s.form[i] == '#' ? s.digits[next++] : s.form[i];
    });

    /// <summary>A long number in groups of four, or as one.</summary>
    private string Grouped(string number)
    {
        var separator = Draws.Of(17, 3) switch { 0 => "", _ => " " };
        return separator.Length == 0 ? number : string.Join(separator, number.Chunk(4).Select(g => new string(g)));
    }
}
