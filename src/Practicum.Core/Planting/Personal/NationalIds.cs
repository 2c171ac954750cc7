namespace Practicum.Core.Planting.Personal;

/// <summary>
/// Numbers that a state gives to people, valid by their check rule, in ranges that nobody has: Germany, tax numbers (test numbers begin with 0); France, social security numbers with serial number 000;
/// United Kingdom, NHS numbers kept for tests (999 …); Spain, identity numbers from 99,000,000; Netherlands, citizens' numbers from 999,000,000; United States, social
/// security numbers of area 9xx, groups 01–49 (neither those nor taxpayers' numbers; no check digit).
/// </summary>
internal static class NationalIds
{
    private const uint Lane = 18;

    /// <summary>The number of a person, as it is written.</summary>
    public static string Of(Person person)
    {
        var draws = person.Draws;
        switch (person.Country.Code)
        {
            case "DE":
                var ten = TenDigits(draws.At(Lane));
                return $"{ten[..2]} {ten[2..5]} {ten[5..8]} {ten[8..]}{CheckDigits.SteuerId(ten)}";
            case "FR":
                var nir = $"{1 + draws.Of(Lane, 2)}{person.Born:yyMM}{(1 + draws.Of(Lane + 1, 19)).ToString("00", CultureInfo.InvariantCulture)}{(1 + draws.Of(Lane + 2, 300)).ToString("000", CultureInfo.InvariantCulture)}000";
                return $"{nir} {CheckDigits.Nir(nir)}";
            case "GB":
                var nhs = Checked.Next("999" + draws.Digits(Lane, 6), CheckDigits.Nhs);
                return $"{nhs[..3]} {nhs[3..6]} {nhs[6..]}";
            case "ES":
                var dni = "99" + draws.Digits(Lane, 6);
                return dni + CheckDigits.Dni(dni);
            case "NL":
                return Checked.Next("999" + draws.Digits(Lane, 5), CheckDigits.Bsn);
            default:
                return $"9{draws.Digits(Lane, 2)}-{(1 + draws.Of(Lane + 1, 49)).ToString("00", CultureInfo.InvariantCulture)}-{draws.Digits(Lane + 2, 4)}";
        }
    }

    /// <summary>Ten digits that begin with 0, of which one occurs twice and one not at all, as tax numbers have them.</summary>
    private static string TenDigits(double u)
    {
        var left = "123456789".ToList();
        Span<char> digits = stackalloc char[10];
        digits[0] = '0';
        for (var i = 1; i < 10; i++)
        {
            var at = Drawing.Choice.Of(u, left.Count);
            u = Drawing.Choice.Rest(u, left.Count);
            digits[i] = left[at];
            left.RemoveAt(at);
        }

        // the last digit gives way to one of places 1 to 7, so that no three alike stand side by side
        digits[9] = digits[1 + Drawing.Choice.Of(Math.Clamp(u, 0, 1), 7)];
        return new(digits);
    }
}
