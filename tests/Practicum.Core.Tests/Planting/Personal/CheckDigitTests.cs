using Practicum.Core.Planting.Personal;

namespace Practicum.Core.Tests.Planting.Personal;

public sealed class CheckDigitTests
{
    [Theory]
    // SWIFT, IBAN registry (ISO 13616), examples of each country
    [InlineData("GB29 NWBK 6016 1331 9268 19")]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("FR14 2004 1010 0505 0001 3M02 606")]
    [InlineData("ES91 2100 0418 4502 0005 1332")]
    [InlineData("NL91 ABNA 0417 1643 00")]
    public void Published_IBANs_are_valid_and_no_other_check_digits_are(string written)
    {
        var iban = written.Replace(" ", "");
        Assert.True(CheckDigits.IsIban(iban));
        Assert.Equal(iban[2..4], CheckDigits.Iban(iban[..2], iban[4..]));
        Assert.Single(Enumerable.Range(2, 97), i => CheckDigits.IsIban($"{iban[..2]}{i:00}{iban[4..]}"));
    }

    [Theory]
    // 7992739871 is the usual example of Luhn's rule; the others are test cards that payment services publish
    [InlineData("79927398713")]
    [InlineData("4242424242424242")]
    [InlineData("4111111111111111")]
    [InlineData("5555555555554444")]
    [InlineData("378282246310005")]
    public void Published_cards_are_valid_and_any_wrong_digit_is_seen(string card)
    {
        Assert.True(CheckDigits.IsLuhn(card));
        for (var i = 0; i < card.Length; i++)
        {
            for (var wrong = '0'; wrong <= '9'; wrong++)
                Assert.Equal(wrong == card[i], CheckDigits.IsLuhn($"{card[..i]}{wrong}{card[(i + 1)..]}"));
        }
    }

    [Theory]
    // Bundeszentralamt für Steuern, examples of the calculation of check digits
    [InlineData("86095742719")]
    [InlineData("47036892816")]
    [InlineData("65929970489")]
    public void Published_German_tax_numbers_end_in_their_digit(string id) => Assert.Equal(id[10], CheckDigits.SteuerId(id.AsSpan(0, 10)));

    [Fact]
    public void Published_numbers_of_other_countries_end_in_their_digits()
    {
        // INSEE, example 2 55 08 14 168 025 key 38; NHS data dictionary, 943 476 5919; Ministerio del Interior, 12345678Z; BSN 111222333; RIB 30006 00001 12345678901 89; CCC 2100 0418 45 0200051332
        Assert.Equal("38", CheckDigits.Nir("2550814168025"));
        Assert.Equal('9', CheckDigits.Nhs("943476591"));
        Assert.Equal('Z', CheckDigits.Dni("12345678"));
        Assert.Equal('3', CheckDigits.Bsn("11122233"));
        Assert.Equal("89", CheckDigits.Rib("30006", "00001", "12345678901"));
        Assert.Equal("45", $"{CheckDigits.Ccc("0021000418")}{CheckDigits.Ccc("0200051332")}");
        Assert.Equal('0', CheckDigits.DutchAccount("041716430"));
    }
}
