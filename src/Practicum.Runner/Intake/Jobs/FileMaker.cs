using System.Security.Cryptography;

namespace Practicum.Runner.Intake.Jobs;

/// <summary>
/// Makes one file anew (mode 0600) and hashes what it writes. Blocks are written and hashed one after another by another thread, one at a time, while the
/// caller gets the next one ready; what comes out is the same as if the caller did it.
/// </summary>
internal sealed class FileMaker : IDisposable
{
    private readonly IncrementalHash _hash;
    private readonly FileStream _file;
    private Task _writing = Task.CompletedTask;

    /// <summary>Makes the file.</summary>
    /// <param name="path">Where nothing is yet.</param>
    /// <param name="hash">A SHA-256 at its beginning.</param>
    public FileMaker(string path, IncrementalHash hash)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        (_file, _hash) = (new(path, options), hash);
    }

    /// <summary>Begins to write a block when the one before is written.</summary>
    /// <param name="block">Must stay as it is until the next call returns.</param>
    /// <exception cref="IOException">The block before could not be written.</exception>
    public void Begin(ReadOnlyMemory<byte> block)
    {
        Wait();
        _writing = Task.Run(() => Write(block.Span));
    }

    /// <summary>Writes the last block, if there is one.</summary>
    /// <returns>The digest of the file.</returns>
    /// <exception cref="IOException">A block could not be written.</exception>
    public Digest End(ReadOnlySpan<byte> block)
    {
        Wait();
        Write(block);
        Span<byte> digest = stackalloc byte[32];
        _hash.GetHashAndReset(digest);
        return Digest.FromHash(digest);
    }

    /// <summary>Waits for the block that is being written; nothing is written any more afterwards.</summary>
    public void Dispose()
    {
        try
        {
            Wait();
        }
        finally
        {
            _file.Dispose();
        }
    }

    private void Write(ReadOnlySpan<byte> block)
    {
        _file.Write(block);
        _hash.AppendData(block);
    }

    private void Wait()
    {
        var written = _writing;
        _writing = Task.CompletedTask;
        written.GetAwaiter().GetResult();
    }
}
