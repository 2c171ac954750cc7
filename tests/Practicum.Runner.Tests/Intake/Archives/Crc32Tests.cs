using Practicum.Runner.Intake.Archives;
using Practicum.Runner.Tests.Intake.Archives.Building;

namespace Practicum.Runner.Tests.Intake.Archives;

/// <summary>The checksum against the check value of its catalogue entry (CRC-32/ISO-HDLC) and against a twin that goes bit by bit.</summary>
public sealed class Crc32Tests
{
    private static readonly byte[] Bytes = Make(1_500);

    [Fact]
    public void The_check_value_comes_out() => Assert.Equal(0xCBF43926u, Crc32.Append(0, "123456789"u8));

    [Fact]
    public void Nothing_changes_nothing() => Assert.Equal(0x1234_5678u, Crc32.Append(0x1234_5678, []));

    [Fact]
    public void Every_length_and_start_is_as_bit_by_bit()
    {
        for (var length = 0; length <= 700; length++)
        {
            var bytes = Bytes.AsSpan(length % 17, length);
            Assert.Equal(ZipBuilder.Crc32(bytes), Crc32.Append(0, bytes));
        }
    }

    [Fact]
    public void Pieces_come_to_the_same_as_the_whole()
    {
        var whole = ZipBuilder.Crc32(Bytes);
        for (var cut = 0; cut <= Bytes.Length; cut += 7)
            Assert.Equal(whole, Crc32.Append(Crc32.Append(0, Bytes.AsSpan(0, cut)), Bytes.AsSpan(cut)));
    }

    [Fact]
    public void A_processor_without_the_instruction_gets_the_same()
    {
        for (var length = 0; length <= 700; length++)
            Assert.Equal(ZipBuilder.Crc32(Bytes.AsSpan(0, length)), ~Crc32.ByTables(uint.MaxValue, Bytes.AsSpan(0, length)));
    }

    private static byte[] Make(int length)
    {
        var bytes = new byte[length];
        for (var (i, state) = (0, 2_463_534_242u); i < length; i++)
        {
            state = (state * 1_664_525u) + 1_013_904_223u;
            bytes[i] = (byte)(state >> 24);
        }

        return bytes;
    }
}
