using Practicum.Core.Evidence.Ledgers;

namespace Practicum.Core.Tests.Evidence;

/// <summary>Vectors of RFC 8785, "JSON Canonicalization Scheme": appendix B (numbers), §3.2.2 (primitives), §3.2.3 (order of properties).</summary>
public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void Numbers_are_spelled_as_ECMAScript_does(ulong bits, string expected) =>
        Assert.Equal(expected, EcmaNumber.Text(BitConverter.UInt64BitsToDouble(bits)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_not_a_number_has_no_spelling(double value) => Assert.Throws<ArgumentException>(() => EcmaNumber.Text(value));

    [Fact]
    public void Literals_numbers_and_strings_of_the_standard_s_example()
    {
        const string Given = """
            {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
             "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}
            """;
        const string Expected = """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""";
        Assert.True(CanonicalJson.TryParse(Given, out var node, out _));
        Assert.Equal(Expected, CanonicalJson.Text(node));
    }

    [Fact]
    public void Properties_stand_in_the_order_of_their_UTF_16_units()
    {
        const string Given = """
            {"\u20ac":"Euro Sign", "\r":"Carriage Return", "\ufb33":"Hebrew Letter Dalet With Dagesh", "1":"One",
             "\ud83d\ude00":"Emoji: Grinning Face", "\u0080":"Control", "\u00f6":"Latin Small Letter O With Diaeresis"}
            """;
        Assert.True(CanonicalJson.TryParse(Given, out var node, out _));
        var text = CanonicalJson.Text(node);
        string[] order = ["Carriage Return", "One", "Control", "Latin Small", "Euro Sign", "Emoji", "Hebrew"];
        Assert.Equal(order, order.OrderBy(o => text.IndexOf(o, StringComparison.Ordinal)));
        Assert.Contains("\"\\r\":", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("[1] // said")]
    [InlineData("")]
    public void Loose_JSON_is_refused(string text)
    {
        Assert.False(CanonicalJson.TryParse(text, out _, out var error));
        Assert.NotNull(error);
    }

    [Fact]
    public void Half_a_surrogate_pair_has_no_canonical_form() =>
        Assert.Throws<ArgumentException>(() => CanonicalJson.Text(System.Text.Json.Nodes.JsonValue.Create("a\ud83d")));
}
