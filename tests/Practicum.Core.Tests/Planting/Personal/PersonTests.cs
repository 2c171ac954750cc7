using System.Text.RegularExpressions;
using Practicum.Core.Planting.Drawing;
using Practicum.Core.Planting.Personal;

namespace Practicum.Core.Tests.Planting.Personal;

public sealed class PersonTests
{
    public static TheoryData<string> Codes => [.. Countries.All.Select(c => c.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Accounts_and_cards_of_invented_people_have_valid_check_digits(string code) => Assert.All(People(code), person =>
    {
        var account = person.Text(PersonalKind.Iban).Replace(" ", "");
        Assert.True(person.Shown(PersonalKind.Iban) == PersonalKind.Card ? CheckDigits.IsLuhn(account) : CheckDigits.IsIban(account), account);
        // lengths of the IBAN registry
        Assert.Equal(code switch { "DE" => 22, "FR" => 27, "GB" => 22, "ES" => 24, "NL" => 18, _ => 16 }, account.Length);
        var card = person.Text(PersonalKind.Card).Replace(" ", "");
        Assert.True(CheckDigits.IsLuhn(card) && card.Length == 16, card);
    });

    [Theory]
    [InlineData("DE", "^0[0-9] [0-9]{3} [0-9]{3} [0-9]{3}$")]
    [InlineData("FR", "^[12][0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9])[0-9]{3}000 [0-9]{2}$")]
    [InlineData("GB", "^999 [0-9]{3} [0-9]{4}$")]
    [InlineData("US", "^9[0-9]{2}-(0[1-9]|[1-4][0-9])-[0-9]{4}$")]
    [InlineData("ES", "^99[0-9]{6}[A-Z]$")]
    [InlineData("NL", "^999[0-9]{6}$")]
    public void National_numbers_keep_their_rule_and_lie_where_nobody_has_one(string code, string form) => Assert.All(People(code), person =>
    {
        var id = person.Text(PersonalKind.NationalId);
        Assert.Matches(form, id);
        var digits = id.Replace(" ", "");
        Assert.True(code switch
        {
            "DE" => digits[10] == CheckDigits.SteuerId(digits.AsSpan(0, 10)) && digits[..10].Distinct().Count() == 9,
            "FR" => digits[13..] == CheckDigits.Nir(digits[..13]),
            "GB" => digits[9] == CheckDigits.Nhs(digits[..9]),
            "ES" => digits[8] == CheckDigits.Dni(digits[..8]),
            "NL" => digits[8] == CheckDigits.Bsn(digits[..8]),
            _ => true,
        }, id);
    });

    [Theory]
    // Bundesnetzagentur 148/2021; ARCEP 2018-0881; Ofcom, numbers for drama; North American Numbering Plan; the rest cannot be dialled
    [InlineData("DE", "^(4930|030)23125|^496990009|^04066969|^02214710|^498999998")]
    [InlineData("FR", "^(01 ?9900|02 ?6191|03 ?5301|04 ?6571|05 ?3649|06 ?3998|336 ?3998)")]
    [InlineData("GB", "^(0207946 ?0|01614960|01134960|07700900|447700900|442079460)")]
    [InlineData("US", "^1?[0-9]{3}55501[0-9]{2}$")]
    [InlineData("ES", "^(34)?4")]
    [InlineData("NL", "^(31200|0100|0300)")]
    public void Telephone_numbers_and_mails_belong_to_nobody(string code, string start) => Assert.All(People(code), person =>
    {
        Assert.Matches(start, Regex.Replace(person.Text(PersonalKind.Phone), "[^0-9]", ""));
        Assert.Matches("^[a-z][a-z0-9._]*@example[.](org|com|net)$", person.Text(PersonalKind.Email));
    });

    [Fact]
    public void People_are_many()
    {
        var people = Countries.All.SelectMany(c => People(c.Code)).ToArray();
        Assert.True(people.Select(p => p.Text(PersonalKind.Name)).Distinct().Count() > people.Length / 2.5);
        Assert.True(people.Select(p => p.Text(PersonalKind.Address)).Distinct().Count() > people.Length * 0.8);
        Assert.True(people.Select(p => p.Born).Distinct().Count() > 280);
    }

    private static IEnumerable<Person> People(string code)
    {
        var draws = new RowDraws(Plot.Chance.Stream("people"), 0, 300);
        return Enumerable.Range(0, 300).Select(i => Person.Of(draws.Of(i), [Country.Find(code)!]));
    }
}
