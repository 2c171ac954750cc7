using Practicum.Onnx.Writing;

namespace Practicum.Onnx.Tests.Writing;

/// <summary>Against the examples of protobuf's "Encoding" page.</summary>
public sealed class WireWriterTests
{
    [Fact]
    public void An_integer_is_a_varint() => Check("089601", new WireWriter().Integer(1, 150));

    [Fact]
    public void A_negative_integer_takes_ten_bytes() => Check("08FEFFFFFFFFFFFFFFFF01", new WireWriter().Integer(1, -2));

    [Fact]
    public void Text_has_its_length_in_front() => Check("120774657374696E67", new WireWriter().Text(2, "testing"));

    [Fact]
    public void A_message_within_a_message_has_its_length_in_front() => Check("1A03089601", new WireWriter().Message(3, new WireWriter().Integer(1, 150)));

    [Fact]
    public void Repeated_integers_are_packed() => Check("3206038E029EA705", new WireWriter().Integers(6, [3, 270, 86942]));

    [Fact]
    public void A_float_is_four_bytes_little_endian() => Check("150000803F", new WireWriter().Single(2, 1f));

    [Fact]
    public void Repeated_floats_are_packed() => Check("3A080000803F000000C0", new WireWriter().Singles(7, [1f, -2f]));

    [Fact]
    public void A_field_above_fifteen_has_a_longer_tag() => Check("A00101", new WireWriter().Integer(20, 1));

    private static void Check(string expected, WireWriter written) => Assert.Equal(expected, Convert.ToHexString(written.Written));
}
