using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Practicum.Numerics.Tables.Csv.Bulk;

/// <summary>
/// Codes words of UTF-8 in the order in which one thread meets them. Open addressing with a part of the hash in each slot; the words' bytes lie end to end.
/// The hash multiplies words with secrets made of a key (as in wyhash); codes do not depend on it.
/// </summary>
/// <param name="key">Key of the hash; tables that are compared have the same one.</param>
internal sealed unsafe class WordTable(ulong key)
{
    private const int MostBytes = int.MaxValue - 64;
    private const ulong Above = 0xFFFF_FFFF_0000_0000;

    private readonly ulong _first = FirstSecret(key);
    private readonly ulong _last = 0xE7037ED1A0B428DBUL ^ Secret(key, 2);
    private readonly ulong _between = (0xA0761D6478BD642FUL ^ Secret(key, 3)) | 1;
    private Entry[] _entries = new Entry[16];
    private int[] _rows = new int[16];
    private byte[] _text = new byte[256];
    private ulong[] _slots = new ulong[64]; // hash above, code + 1 below; 0 is free
    private int _bytes;

    /// <summary>How many words.</summary>
    public int Count { get; private set; }

    /// <summary>The row in which a word was met first.</summary>
    public int FirstRow(int code) => _rows[code];

    /// <summary>The bytes of a word.</summary>
    public ReadOnlySpan<byte> Word(int code) => _text.AsSpan(_entries[code].Start, _entries[code].Length);

    /// <summary>The first eight bytes of a word, zeros after its end; <paramref name="roomy"/> when eight bytes may be read, however short it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Head(byte* word, int length, bool roomy)
    {
        if (roomy && length > 0)
            return Unsafe.ReadUnaligned<ulong>(word) & (ulong.MaxValue >> Math.Max(0, 64 - (8 * length)));
        var head = 0UL;
        for (var i = 0; i < length && i < 8; i++)
            head |= (ulong)word[i] << (8 * i);
        return head;
    }

    /// <summary>The hash of a word with a head.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Hash(byte* word, int length, ulong head)
    {
        var tail = 0UL;
        if (length > 8)
        {
            tail = Unsafe.ReadUnaligned<ulong>(word + length - 8);
            for (var i = 8; i + 8 < length; i += 8)
                head = Mix(head ^ Unsafe.ReadUnaligned<ulong>(word + i), _between) + _last;
        }

        return Mix(head ^ _first ^ (ulong)length, tail ^ _last);
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
    public int CodeOf(byte* word, int length, ulong head, ulong hash, int row)
    {
        var slots = _slots;
        for (var slot = (int)hash & (slots.Length - 1); ; slot = (slot + 1) & (slots.Length - 1))
        {
            var held = slots[slot];
            if (held == 0)
                return Add(word, length, head, hash, row, slot);
            if (((held ^ hash) & Above) == 0 && Same((int)(uint)held - 1, word, length, head))
                return (int)(uint)held - 1;
        }
    }

    /// <summary>The most slots that were passed to find any word; small when words are spread well.</summary>
    public int LongestWay()
    {
        var longest = 0;
        for (var code = 0; code < Count; code++)
        {
            var (slot, way) = ((int)HashOf(code) & (_slots.Length - 1), 0);
            for (; (uint)_slots[slot] != (uint)code + 1; slot = (slot + 1) & (_slots.Length - 1))
                way++;
            longest = Math.Max(longest, way);
        }

        return longest;
    }

    /// <summary>The hash of a word that it has.</summary>
    public ulong HashOf(int code)
    {
        ref var entry = ref _entries[code];
        fixed (byte* text = _text)
            return Hash(text + entry.Start, entry.Length, entry.Head);
    }

    /// <summary>The code of a word of another table, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public int Find(WordTable other, int code, ulong hash)
    {
        ref var sought = ref other._entries[code];
        fixed (byte* text = other._text)
        {
            for (var slot = (int)hash & (_slots.Length - 1); ; slot = (slot + 1) & (_slots.Length - 1))
            {
                var held = _slots[slot];
                if (held == 0)
                    return -1;
                if (((held ^ hash) & Above) == 0 && Same((int)(uint)held - 1, text + sought.Start, sought.Length, sought.Head))
                    return (int)(uint)held - 1;
            }
        }
    }

    /// <summary>What the beginning of a word is mixed with.</summary>
    public static ulong FirstSecret(ulong key) => 0x9E3779B97F4A7C15UL ^ Secret(key, 1);

    /// <summary>One of several secrets of a key (the finaliser of splitmix64).</summary>
    private static ulong Secret(ulong key, ulong number)
    {
        var secret = key + (number * 0x9E3779B97F4A7C15UL);
        secret = (secret ^ (secret >> 30)) * 0xBF58476D1CE4E5B9UL;
        secret = (secret ^ (secret >> 27)) * 0x94D049BB133111EBUL;
        return secret ^ (secret >> 31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Same(int code, byte* word, int length, ulong head)
    {
        ref var entry = ref _entries[code];
        if (entry.Head != head || entry.Length != length)
            return false;
        if (length <= 8)
            return true;
        ref var last = ref _text[entry.Start + length - 1];
        return Unsafe.ReadUnaligned<ulong>(ref Unsafe.Subtract(ref last, 7)) == Unsafe.ReadUnaligned<ulong>(word + length - 8)
            && (length <= 16 || new ReadOnlySpan<byte>(word, length).SequenceEqual(_text.AsSpan(entry.Start, length)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private int Add(byte* word, int length, ulong head, ulong hash, int row, int slot)
    {
        if (length > MostBytes - _bytes)
            return -1;
        if (_bytes + length > _text.Length)
            Array.Resize(ref _text, (int)Math.Min(MostBytes, Math.Max(2L * _text.Length, _bytes + (long)length)));
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * Count);
            Array.Resize(ref _rows, 2 * Count);
        }

        new ReadOnlySpan<byte>(word, length).CopyTo(_text.AsSpan(_bytes));
        _entries[Count] = new() { Head = head, Start = _bytes, Length = length };
        _rows[Count] = row;
        _bytes += length;
        _slots[slot] = (hash & Above) | (uint)++Count;
        if (2L * Count > _slots.Length)
            Grow();
        return Count - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Grow()
    {
        var slots = new ulong[_slots.Length * (_slots.Length < 1 << 16 ? 4L : 2)];
        for (var code = 0; code < Count; code++)
        {
            var hash = HashOf(code);
            var slot = (int)hash & (slots.Length - 1);
            while (slots[slot] != 0)
                slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = (hash & Above) | ((uint)code + 1);
        }

        _slots = slots;
    }

    private struct Entry
    {
        public ulong Head;
        public int Start;
        public int Length;
    }
}
