using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Personal;

/// <summary>Accounts and cards with valid check digits that nobody has.</summary>
internal static class AccountNumbers
{
    /// <summary>
    /// An IBAN (ISO 13616) of a bank that does not exist: German bank codes never begin with 0, French and Spanish bank 00000 and 0000 are not given out, nor is the bank TEST in the United Kingdom and the Netherlands.
    /// National check digits are valid as well. Countries without IBAN get a card's number.
    /// </summary>
    public static string Iban(string country, Draws draws)
    {
        var account = country switch
        {
            "DE" => "0" + draws.Digits(6, 7) + draws.Digits(7, 10),
            "FR" => French(draws.Digits(6, 5), draws.Digits(7, 11)),
            "GB" => "TEST00" + draws.Digits(7, 12),
            "ES" => Spanish(draws.Digits(6, 4), draws.Digits(7, 10)),
            "NL" => "TEST" + Checked.Next(draws.Digits(7, 9), CheckDigits.DutchAccount),
            _ => null,
        };
        return account is null ? Card(draws) : country + CheckDigits.Iban(country, account) + account;
    }

    /// <summary>A card (ISO/IEC 7812): 4000 00 and 5555 55, under which payment services keep their test cards, and any further digits.</summary>
    public static string Card(Draws draws)
    {
        var digits = (draws.Of(8, 2) == 0 ? "400000" : "555555") + draws.Digits(9, 9);
        return digits + CheckDigits.Luhn(digits);
    }

    private static string French(string branch, string account) => $"00000{branch}{account}{CheckDigits.Rib("00000", branch, account)}";

    private static string Spanish(string branch, string account) => $"0000{branch}{CheckDigits.Ccc("000000" + branch)}{CheckDigits.Ccc(account)}{account}";
}
