namespace Practicum.Numerics.Tables.Csv;

/// <summary>Codes UTF-8 words in order of first appearance, without making a string a cell. Open addressing; word bytes lie end to end.</summary>
internal sealed class ByteDictionary
{
    private readonly List<(int Start, int Length, ulong Hash)> _words = [];
    private byte[] _arena = new byte[256];
    private int _used;
    private int[] _slots = new int[64]; // code + 1, 0 = free

    /// <summary>The code of a word; a new one if it is new.</summary>
    public int CodeOf(ReadOnlySpan<byte> word)
    {
        var hash = Hash(word);
        var mask = _slots.Length - 1;
        var slot = (int)hash & mask;
        for (; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var code = _slots[slot] - 1;
            var (start, length, known) = _words[code];
            if (known == hash && word.SequenceEqual(_arena.AsSpan(start, length)))
                return code;
        }

        if (_used + word.Length > _arena.Length)
            Array.Resize(ref _arena, Math.Max(2 * _arena.Length, _used + word.Length));
        word.CopyTo(_arena.AsSpan(_used));
        _words.Add((_used, word.Length, hash));
        _used += word.Length;
        _slots[slot] = _words.Count;
        if (2 * _words.Count > _slots.Length)
            Grow();
        return _words.Count - 1;
    }

    /// <summary>The words, by code.</summary>
    public TextWords ToWords() => new(_arena.AsSpan(0, _used).ToArray(), [.. _words.Select(w => w.Start + w.Length)]);

    private void Grow()
    {
        _slots = new int[_slots.Length * 4];
        var mask = _slots.Length - 1;
        for (var code = 0; code < _words.Count; code++)
        {
            var slot = (int)_words[code].Hash & mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = code + 1;
        }
    }

    /// <summary>FNV-1a over eight bytes at a time, stirred at the end.</summary>
    private static ulong Hash(ReadOnlySpan<byte> word)
    {
        var hash = 14695981039346656037UL ^ (ulong)word.Length;
        unchecked
        {
            while (word.Length >= 8)
            {
                hash = (hash ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(word)) * 0x9E3779B97F4A7C15UL;
                hash ^= hash >> 29;
                word = word[8..];
            }

            foreach (var b in word)
                hash = (hash ^ b) * 1099511628211UL;
            hash ^= hash >> 32;
            hash *= 0xD6E8FEB86659FD93UL;
            return hash ^ (hash >> 32);
        }
    }
}
