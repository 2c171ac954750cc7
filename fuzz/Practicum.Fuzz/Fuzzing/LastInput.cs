using System.IO.MemoryMappedFiles;

namespace Practicum.Fuzz.Fuzzing;

/// <summary>The input that is being fed, in a mapped file: it outlives a process that dies of it.</summary>
public sealed class LastInput : IDisposable
{
    private const int Most = 1 << 20;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    /// <summary>Opens or makes the file.</summary>
    public LastInput(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, Most + 16);
        _view = _file.CreateViewAccessor();
    }

    /// <summary>How many inputs were put down: a count that stands still is an input that never ends.</summary>
    public long Count => _view.ReadInt64(0);

    /// <summary>The input.</summary>
    public byte[] Input
    {
        get
        {
            var bytes = new byte[Math.Clamp(_view.ReadInt32(8), 0, Most)];
            _view.ReadArray(16, bytes, 0, bytes.Length);
            return bytes;
        }
    }

    /// <summary>Puts an input down.</summary>
    public void Put(byte[] input)
    {
        _view.Write(8, input.Length);
        _view.WriteArray(16, input, 0, input.Length);
        _view.Write(0, Count + 1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
