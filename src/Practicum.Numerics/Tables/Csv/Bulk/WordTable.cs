using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Practicum.Numerics.Tables.Csv.Bulk;

/// <summary>
/// Codes words of UTF-8 in the order in which one thread meets them. Open addressing with a part of the hash in each slot; the words' bytes lie end to end.
/// </summary>
internal sealed unsafe class WordTable
{
    private const int MostBytes = int.MaxValue - 64;

    private Entry[] _entries = new Entry[16];
    private byte[] _text = new byte[256];
    private ulong[] _slots = new ulong[64]; // hash above, code + 1 below; 0 is free

    /// <summary>How many words.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of all words.</summary>
    public int Bytes { get; private set; }

    /// <summary>The row in which a word was met first.</summary>
    public int FirstRow(int code) => _entries[code].Row;

    /// <summary>The bytes of a word.</summary>
    public ReadOnlySpan<byte> Word(int code) => _text.AsSpan(_entries[code].Start, _entries[code].Length);

    /// <summary>The hash of a word; <paramref name="roomy"/> when eight bytes may be read at its start, however short it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Hash(byte* word, int length, bool roomy)
    {
        ulong low, high = 0;
        if (length <= 8)
        {
            low = Head(word, length, roomy);
        }
        else
        {
            low = Unsafe.ReadUnaligned<ulong>(word);
            high = Unsafe.ReadUnaligned<ulong>(word + length - 8);
            for (var i = 8; i + 8 < length; i += 8)
                low = Mix(low ^ Unsafe.ReadUnaligned<ulong>(word + i), 0xA0761D6478BD642FUL);
        }

        return Mix(low ^ 0x9E3779B97F4A7C15UL ^ (ulong)length, high ^ 0xE7037ED1A0B428DBUL);
    }

    /// <summary>Asks for the slot of a hash to be brought near.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(ulong hash)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref _slots[(int)hash & (_slots.Length - 1)]));
    }

    /// <summary>The code of a word; a new one if it is new. −1 when there is no room for more bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CodeOf(byte* word, int length, ulong hash, int row)
    {
        var mask = _slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var held = _slots[slot];
            if (held == 0)
                return Add(word, length, hash, row, slot);
            if (((held ^ hash) >> 32) == 0 && Same((int)(uint)held - 1, word, length))
                return (int)(uint)held - 1;
        }
    }

    /// <summary>The code of a word of another table, or −1.</summary>
    public int Find(WordTable other, int code)
    {
        ref var sought = ref other._entries[code];
        var mask = _slots.Length - 1;
        fixed (byte* text = other._text)
        {
            for (var slot = (int)sought.Hash & mask; ; slot = (slot + 1) & mask)
            {
                var held = _slots[slot];
                if (held == 0)
                    return -1;
                if (((held ^ sought.Hash) >> 32) == 0 && Same((int)(uint)held - 1, text + sought.Start, sought.Length))
                    return (int)(uint)held - 1;
            }
        }
    }

    /// <summary>The first bytes of a word of at most eight, zeros above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Head(byte* word, int length, bool roomy)
    {
        if (roomy && length > 0)
            return Unsafe.ReadUnaligned<ulong>(word) & (ulong.MaxValue >> (64 - (8 * length)));
        var head = 0UL;
        for (var i = 0; i < length; i++)
            head |= (ulong)word[i] << (8 * i);
        return head;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Same(int code, byte* word, int length)
    {
        ref var entry = ref _entries[code];
        return entry.Length == length && new ReadOnlySpan<byte>(word, length).SequenceEqual(_text.AsSpan(entry.Start, length));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Add(byte* word, int length, ulong hash, int row, int slot)
    {
        if (length > MostBytes - Bytes)
            return -1;
        if (Bytes + length > _text.Length)
            Array.Resize(ref _text, (int)Math.Min(MostBytes, Math.Max(2L * _text.Length, Bytes + (long)length)));
        if (Count == _entries.Length)
            Array.Resize(ref _entries, 2 * Count);
        new ReadOnlySpan<byte>(word, length).CopyTo(_text.AsSpan(Bytes));
        _entries[Count] = new() { Hash = hash, Start = Bytes, Length = length, Row = row };
        Bytes += length;
        _slots[slot] = (hash & 0xFFFF_FFFF_0000_0000) | (uint)++Count;
        if (2 * Count > _slots.Length)
            Grow();
        return Count - 1;
    }

    private void Grow()
    {
        _slots = new ulong[_slots.Length * 4];
        var mask = _slots.Length - 1;
        for (var code = 0; code < Count; code++)
        {
            var hash = _entries[code].Hash;
            var slot = (int)hash & mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = (hash & 0xFFFF_FFFF_0000_0000) | ((uint)code + 1);
        }
    }

    private struct Entry
    {
        public ulong Hash;
        public int Start;
        public int Length;
        public int Row;
    }
}
