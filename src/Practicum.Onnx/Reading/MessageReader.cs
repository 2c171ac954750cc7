using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Practicum.Onnx.Reading;

/// <summary>
/// Reads the fields of one message of protobuf's wire format, strictly: parsers differ in what they make of over-long numbers, groups, fields of another wire type, repeated
/// singular fields and texts that are no UTF-8, so all of these are faults here. After a fault every reader of the same file is at its end.
/// </summary>
internal ref struct MessageReader
{
    private readonly ReadingState state;
    private readonly ReadOnlySpan<byte> bytes;
    private readonly int end, levels;
    private int at, tagAt;
    private uint tag;
    private ulong seen;

    /// <summary>A reader of the whole file.</summary>
    public MessageReader(ReadingState state, int mostDepth)
        : this(state, 0, state.File.Length, mostDepth)
    {
    }

    private MessageReader(ReadingState state, int start, int end, int levels)
    {
        (this.state, at, tagAt, this.end, this.levels) = (state, start, start, end, levels);
        bytes = state.File.Span;
    }

    /// <summary>Number of the current field.</summary>
    public readonly int Field => (int)(tag >> 3);

    /// <summary>Where the current field begins, in bytes of the file.</summary>
    public readonly int At => tagAt;

    private readonly WireKind Kind => (WireKind)(tag & 7);

    /// <summary>Goes to the next field; false at the end of the message or after a fault. The field must then be taken by one of the other members.</summary>
    public bool Next()
    {
        if (state.Failed || at >= end)
            return false;
        tagAt = at;
        var value = Varint();
        if (state.Failed)
            return false;
        tag = (uint)value;
        if (value > uint.MaxValue || Field == 0 || (tag & 7) is 3 or 4 or > 5)
        {
            state.Fail("PR-ONNX-005", tagAt, "Here should stand a field of ONNX's file format, and something else does.", Broken);
            return false;
        }

        return true;
    }

    /// <summary>Skips a field that is not known, and counts it.</summary>
    public void Skip()
    {
        state.CountUnknown(Field);
        Pass();
    }

    /// <summary>Skips a field that is known and not needed.</summary>
    public void Pass()
    {
        switch (Kind)
        {
            case WireKind.Varint:
                Varint();
                break;
            case WireKind.Length:
                Slice();
                break;
            default:
                Fixed(Kind == WireKind.Fixed32 ? 4 : 8);
                break;
        }
    }

    /// <summary>A whole number of 64 bits that may stand once.</summary>
    public long Whole() => Once() && Expect(WireKind.Varint) ? (long)Varint() : 0;

    /// <summary>A whole number of 32 bits that may stand once; a negative one is written in ten bytes.</summary>
    public int Whole32()
    {
        var value = Whole();
        if (value is < int.MinValue or > int.MaxValue)
            Number(tagAt);
        return (int)value;
    }

    /// <summary>A float that may stand once.</summary>
    public float Real() => Once() && Expect(WireKind.Fixed32) && Fixed(4) is { Length: 4 } four ? BinaryPrimitives.ReadSingleLittleEndian(four) : 0;

    /// <summary>Bytes that may stand once: where they lie in the file.</summary>
    public ReadOnlyMemory<byte> Bytes() => Once() ? ListedBytes() : default;

    /// <summary>Bytes of a repeated field.</summary>
    public ReadOnlyMemory<byte> ListedBytes() => Expect(WireKind.Length) ? state.File[Slice()] : default;

    /// <summary>UTF-8 text that may stand once.</summary>
    public string Text() => Once() ? ListedText() : "";

    /// <summary>UTF-8 text of a repeated field.</summary>
    public string ListedText()
    {
        var text = ListedBytes().Span;
        if (Utf8.IsValid(text))
            return Encoding.UTF8.GetString(text);
        state.Fail("PR-ONNX-008", tagAt, "A name in the file is not UTF-8 text.", Broken);
        return "";
    }

    /// <summary>Checks a text that is not needed, and may stand once.</summary>
    public void PassText()
    {
        if (Once() && !Utf8.IsValid(ListedBytes().Span))
            state.Fail("PR-ONNX-008", tagAt, "A text in the file is not UTF-8.", Broken);
    }

    /// <summary>A message within this one that may stand once.</summary>
    public MessageReader Message()
    {
        Once();
        return ListedMessage();
    }

    /// <summary>A message of a repeated field.</summary>
    public MessageReader ListedMessage()
    {
        if (levels <= 0)
            state.Fail("PR-ONNX-007", tagAt, "The file is nested more deeply than allowed.", "Export the model without graphs inside graphs inside graphs.");
        var (start, length) = Expect(WireKind.Length) && !state.Failed ? Slice().GetOffsetAndLength(bytes.Length) : (end, 0);
        return new(state, start, start + length, levels - 1);
    }

    /// <summary>Adds one whole number, or a packed list of them.</summary>
    public void Wholes(ref NumberList<long> into)
    {
        if (Kind == WireKind.Varint)
        {
            OneByOne(ref into);
            return;
        }

        if (!Expect(WireKind.Length))
            return;
        var (start, length) = Slice().GetOffsetAndLength(bytes.Length);
        var count = Count(bytes.Slice(start, length));
        if (!state.CountWholes(start, count))
            return;
        var values = into.Take(count);
        var i = 0;
        var packed = new MessageReader(state, start, start + length, 0);
        while (packed.at < packed.end)
        {
            // a list that breaks off within its last number has one place less
            var value = (long)packed.Varint();
            if (state.Failed)
                return;
            values[i++] = value;
        }
    }

    /// <summary>Adds texts of a list: where they lie in the file.</summary>
    public void Texts(ref NumberList<ReadOnlyMemory<byte>> into)
    {
        if (!Expect(WireKind.Length))
            return;
        var (first, count) = (bytes[tagAt], 0);
        var ahead = this;
        do
        {
            ahead.Slice();
            count++;
        }
        while (ahead.SameTag(first));
        if (!state.CountTexts(tagAt, count))
            return;
        foreach (ref var value in into.Take(count))
        {
            value = state.File[Slice()];
            SameTag(first);
        }
    }

    /// <summary>Adds one float, or a packed list of them.</summary>
    public void Reals(ref NumberList<float> into)
    {
        if (Kind == WireKind.Fixed32)
        {
            var (first, count, ahead) = (bytes[tagAt], 1, at + 4);
            for (; first < 0x80 && end - ahead >= 5 && bytes[ahead] == first; ahead += 5)
                count++;
            foreach (ref var value in into.Take(count))
            {
                value = Fixed(4) is { Length: 4 } four ? BinaryPrimitives.ReadSingleLittleEndian(four) : 0;
                SameTag(first);
            }

            return;
        }

        var packed = ListedBytes().Span;
        if (packed.Length % 4 != 0)
            Uneven();
        var values = into.Take(packed.Length / 4);
        for (var i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(packed[(4 * i)..]);
    }

    /// <summary>Counts varints of a repeated field, and keeps them until there are too many to keep.</summary>
    /// <param name="kept">Takes up to <paramref name="most"/> of them, and one more.</param>
    /// <param name="most">How many are wanted.</param>
    /// <param name="narrow">They are numbers of 32 bits: other parsers would cut larger ones off.</param>
    public int CountWholes(ref NumberList<long> kept, int most, bool narrow)
    {
        if (Kind == WireKind.Varint)
        {
            Keep(ref kept, most, (long)Varint(), narrow);
            return 1;
        }

        if (!Expect(WireKind.Length))
            return 0;
        var (start, length) = Slice().GetOffsetAndLength(bytes.Length);
        var count = 0;
        for (var list = new MessageReader(state, start, start + length, 0); list.at < list.end && !state.Failed; count++)
            list.Keep(ref kept, most, (long)list.Varint(), narrow);
        return count;
    }

    /// <summary>Counts values of a repeated number field without keeping them.</summary>
    /// <param name="width">Bytes of a value, 4 or 8; 0 for varints.</param>
    /// <param name="values">Where values of 4 or 8 bytes stand packed, side by side: they; else empty.</param>
    public int CountNumbers(int width, out ReadOnlyMemory<byte> values)
    {
        values = default;
        if (Kind == (width switch { 0 => WireKind.Varint, 4 => WireKind.Fixed32, _ => WireKind.Fixed64 }))
        {
            Pass();
            return 1;
        }

        var packed = ListedBytes();
        if (width == 0)
        {
            var (start, count) = (at - packed.Length, 0);
            for (var list = new MessageReader(state, start, at, 0); list.at < list.end && !state.Failed; count++)
                list.Varint();
            return count;
        }

        if (packed.Length % width != 0)
            Uneven();
        values = packed;
        return packed.Length / width;
    }

    private const string Broken = "The file is damaged or was not written by an ONNX exporter: export the model again, and check it with onnx.checker.check_model.";

    private readonly void Keep(ref NumberList<long> kept, int most, long value, bool narrow)
    {
        if (narrow && value is (< int.MinValue or > int.MaxValue))
            Number(at);
        if (kept.Count <= most)
            kept.Add(value);
    }

    /// <summary>Varints in a packed list: bytes without the continuation bit.</summary>
    private static int Count(ReadOnlySpan<byte> packed)
    {
        var count = 0;
        foreach (var one in packed)
            count += (one >> 7) ^ 1;
        return count;
    }

    /// <summary>protobuf's writers of the second syntax put a tag before each number of a list: the run is counted before it is kept.</summary>
    private void OneByOne(ref NumberList<long> into)
    {
        var (first, count) = (bytes[tagAt], 0);
        var ahead = this;
        do
        {
            ahead.Varint();
            count++;
        }
        while (ahead.SameTag(first));
        if (!state.CountWholes(tagAt, count))
            return;
        foreach (ref var value in into.Take(count))
        {
            value = (long)Varint();
            SameTag(first);
        }
    }

    /// <summary>Steps over the next tag when it is the same byte as the last one, for fields of number 1 to 15.</summary>
    private bool SameTag(byte first)
    {
        if (state.Failed || at >= end || first >= 0x80 || bytes[at] != first)
            return false;
        tagAt = at++;
        return true;
    }

    private bool Once()
    {
        // every singular field of ONNX has a number below 64
        if (state.Failed || (seen & (1UL << Field)) != 0)
        {
            state.Fail("PR-ONNX-006", tagAt, string.Create(CultureInfo.InvariantCulture, $"Field {Field} of a part may stand once, and stands twice."), Broken);
            return false;
        }

        seen |= 1UL << Field;
        return true;
    }

    private readonly bool Expect(WireKind kind)
    {
        if (!state.Failed && Kind != kind)
            state.Fail("PR-ONNX-005", tagAt, string.Create(CultureInfo.InvariantCulture, $"Field {Field} of a part is written in another way than ONNX says."), Broken);
        return !state.Failed;
    }

    /// <summary>A number of 64 bits in its shortest form.</summary>
    private ulong Varint()
    {
        if (at < end && bytes[at] < 0x80)
            return bytes[at++];
        var (value, start) = (0UL, at);
        for (var shift = 0; at < end; shift += 7)
        {
            var one = bytes[at++];
            if (shift == 63 && one != 1)
                return Number(start);
            value |= (ulong)(one & 0x7F) << shift;
            if (one >= 0x80)
                continue;
            return one == 0 ? Number(start) : value;
        }

        return Short(start);
    }

    private readonly ulong Number(int start)
    {
        state.Fail("PR-ONNX-004", start, "A number in the file is longer or larger than its field may be.", Broken);
        return 0;
    }

    private readonly ulong Short(int start)
    {
        state.Fail("PR-ONNX-003", start, "The file breaks off, or a part of it is longer than what holds it.", Broken);
        return 0;
    }

    private readonly void Uneven() => state.Fail("PR-ONNX-003", tagAt, "A list of numbers ends within a number.", Broken);

    private ReadOnlySpan<byte> Fixed(int width)
    {
        if (end - at < width)
        {
            Short(tagAt);
            return default;
        }

        at += width;
        return bytes.Slice(at - width, width);
    }

    /// <summary>The bytes after a length; nothing after a fault.</summary>
    private Range Slice()
    {
        var length = Varint();
        if (!state.Failed && length > (ulong)(end - at))
            Short(tagAt);
        if (state.Failed)
            return 0..0;
        at += (int)length;
        return (at - (int)length)..at;
    }
}
