namespace Practicum.Core.Planting.Personal;

/// <summary>Check digits of numbers that name people, cards and accounts. Texts hold digits only, unless said otherwise.</summary>
internal static class CheckDigits
{
    private const string DniLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

    /// <summary>The last digit of a card's number (ISO/IEC 7812-1 annex B, Luhn).</summary>
    public static char Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? (digit > 4 ? (2 * digit) - 9 : 2 * digit) : digit;
        }

        return Digit((10 - (sum % 10)) % 10);
    }

    /// <summary>Whether a card's number ends in the right digit.</summary>
    public static bool IsLuhn(ReadOnlySpan<char> digits) => Luhn(digits[..^1]) == digits[^1];

    /// <summary>The two check digits of an IBAN (ISO 13616, ISO/IEC 7064 mod 97-10).</summary>
    /// <param name="country">Two letters.</param>
    /// <param name="account">The national part: digits and capital letters.</param>
    public static string Iban(string country, string account) => (98 - Mod97($"{account}{country}00")).ToString("00", CultureInfo.InvariantCulture);

    /// <summary>Whether an IBAN, without spaces, has the right check digits.</summary>
    public static bool IsIban(string iban) => Mod97(iban[4..] + iban[..4]) == 1;

    /// <summary>The last two digits of a French bank account (clé RIB).</summary>
    public static string Rib(string bank, string branch, string account) =>
        (97 - (((89 * Number(bank)) + (15 * Number(branch)) + (3 * Number(account))) % 97)).ToString("00", CultureInfo.InvariantCulture);

    /// <summary>A check digit of a Spanish bank account, over ten digits.</summary>
    public static char Ccc(string ten)
    {
        ReadOnlySpan<int> weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
        var rest = 11 - (Sum(ten, weights) % 11);
        return Digit(rest switch { 11 => 0, 10 => 1, _ => rest });
    }

    /// <summary>The eleventh digit of a German tax number (Steuer-Identifikationsnummer; ISO/IEC 7064 mod 11,10).</summary>
    public static char SteuerId(ReadOnlySpan<char> ten)
    {
        var product = 10;
        foreach (var c in ten)
        {
            var sum = (c - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return Digit((11 - product) % 10);
    }

    /// <summary>The key of a French social security number (NIR), over thirteen digits.</summary>
    public static string Nir(string thirteen) => (97 - (Number(thirteen) % 97)).ToString("00", CultureInfo.InvariantCulture);

    /// <summary>The letter of a Spanish identity number (DNI).</summary>
    public static char Dni(string eight) => DniLetters[(int)(Number(eight) % 23)];

    /// <summary>The tenth digit of an NHS number (mod 11); null when these nine digits have none.</summary>
    public static char? Nhs(string nine)
    {
        ReadOnlySpan<int> weights = [10, 9, 8, 7, 6, 5, 4, 3, 2];
        var rest = 11 - (Sum(nine, weights) % 11);
        return rest switch { 10 => null, 11 => '0', _ => Digit(rest) };
    }

    /// <summary>The ninth digit of a Dutch citizen's number (BSN, eleven test with weight −1); null when these eight digits have none.</summary>
    public static char? Bsn(string eight)
    {
        ReadOnlySpan<int> weights = [9, 8, 7, 6, 5, 4, 3, 2];
        var rest = Sum(eight, weights) % 11;
        return rest == 10 ? null : Digit(rest);
    }

    /// <summary>The tenth digit of a Dutch bank account (eleven test); null when these nine digits have none.</summary>
    public static char? DutchAccount(string nine)
    {
        ReadOnlySpan<int> weights = [10, 9, 8, 7, 6, 5, 4, 3, 2];
        var rest = (11 - (Sum(nine, weights) % 11)) % 11;
        return rest == 10 ? null : Digit(rest);
    }

    private static int Sum(string digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * (digits[i] - '0');
        return sum;
    }

    private static int Mod97(string text)
    {
        var rest = 0;
        foreach (var c in text)
            rest = char.IsAsciiDigit(c) ? ((10 * rest) + c - '0') % 97 : ((100 * rest) + c - 'A' + 10) % 97;
        return rest;
    }

    private static long Number(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);

    private static char Digit(int value) => (char)('0' + value);
}
