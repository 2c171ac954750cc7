using Practicum.Numerics.Tables.Csv.Bulk;

namespace Practicum.Numerics.Tables.Csv;

/// <summary>A file's bytes, a window at a time, from its start as often as is wanted.</summary>
internal abstract class CsvSource : IDisposable
{
    /// <summary>How many bytes it has.</summary>
    public abstract long Length { get; }

    /// <summary>Goes back to the start.</summary>
    public abstract void Restart();

    /// <summary>The next window. The bytes of the one before from <paramref name="from"/> on are its first ones; the one before is gone.</summary>
    /// <param name="from">How much of the last window is done with.</param>
    /// <param name="last">Whether nothing follows.</param>
    /// <exception cref="CsvRowTooLongException">One row does not fit into a window.</exception>
    public abstract ByteWindow Next(int from, out bool last);

    /// <summary>The first window, again, with at least so many bytes.</summary>
    public ByteWindow First(int bytes, out bool last)
    {
        Restart();
        var window = Next(0, out last);
        while (!last && window.Length < bytes)
            window = Next(0, out last);
        return window;
    }

    /// <summary>Lets go of the file.</summary>
    public virtual void Dispose()
    {
    }
}

/// <summary>Bytes in memory: one window.</summary>
internal sealed class CsvMemory(ByteWindow bytes) : CsvSource
{
    /// <inheritdoc/>
    public override long Length => bytes.Length;

    /// <inheritdoc/>
    public override void Restart()
    {
    }

    /// <inheritdoc/>
    public override ByteWindow Next(int from, out bool last)
    {
        last = true;
        return bytes;
    }
}

/// <summary>One row does not fit into the largest window.</summary>
internal sealed class CsvRowTooLongException : Exception;
