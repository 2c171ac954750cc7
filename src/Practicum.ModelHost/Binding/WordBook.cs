using System.Runtime.InteropServices;
using System.Text;

namespace Practicum.ModelHost.Binding;

/// <summary>Texts as UTF-8 ended by zero, in memory that does not move, so that a text tensor is filled in one call.</summary>
internal sealed unsafe class WordBook
{
    private static readonly byte[] Empty = GC.AllocateArray<byte>(1, pinned: true);
    private readonly List<(byte[] Block, int Start)> words = [];
    private nint[] addresses = [];

    public int Count => words.Count;

    public void Add(ReadOnlySpan<string> more)
    {
        var bytes = 0;
        foreach (var word in more)
            bytes += Encoding.UTF8.GetByteCount(word) + 1;
        var block = GC.AllocateArray<byte>(bytes, pinned: true);
        var at = 0;
        foreach (var word in more)
        {
            words.Add((block, at));
            at += Encoding.UTF8.GetBytes(word, block.AsSpan(at)) + 1;
        }
    }

    /// <summary>Fills a text tensor; gives what went wrong, or null. Codes outside the book are the empty text.</summary>
    public string? Fill(OrtApi api, OrtHandle value, ReadOnlySpan<int> codes)
    {
        if (addresses.Length < codes.Length)
            addresses = GC.AllocateUninitializedArray<nint>(codes.Length);
        var empty = Marshal.UnsafeAddrOfPinnedArrayElement(Empty, 0);
        var book = CollectionsMarshal.AsSpan(words);
        for (var i = 0; i < codes.Length; i++)
            addresses[i] = (uint)codes[i] < (uint)book.Length ? Marshal.UnsafeAddrOfPinnedArrayElement(book[codes[i]].Block, book[codes[i]].Start) : empty;
        fixed (nint* list = addresses)
            return api.Fault(api.FillStringTensor(value.Address, (byte**)list, (nuint)codes.Length));
    }
}
