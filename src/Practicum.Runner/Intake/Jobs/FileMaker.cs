using System.Security.Cryptography;

namespace Practicum.Runner.Intake.Jobs;

/// <summary>
/// Makes one file anew (mode 0600) and hashes what it writes. Another thread hashes a block while the caller writes it and gets the next one ready; what comes
/// out is the same as if the caller did both.
/// </summary>
internal sealed class FileMaker : IDisposable
{
    private readonly IncrementalHash _hash;
    private readonly FileStream _file;
    private Task _hashing = Task.CompletedTask;

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

    /// <summary>Writes a block, and hashes it meanwhile and after.</summary>
    /// <param name="block">Must stay as it is until the next call returns.</param>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Write(ReadOnlyMemory<byte> block)
    {
        Wait();
        _hashing = Task.Run(() => _hash.AppendData(block.Span));
        _file.Write(block.Span);
    }

    /// <summary>Writes the last block, if there is one.</summary>
    /// <returns>The digest of the file.</returns>
    /// <exception cref="IOException">It could not be written.</exception>
    public Digest End(ReadOnlySpan<byte> block)
    {
        _file.Write(block);
        Wait();
        _hash.AppendData(block);
        Span<byte> digest = stackalloc byte[32];
        _hash.GetHashAndReset(digest);
        return Digest.FromHash(digest);
    }

    /// <summary>Waits for the block that is being hashed, and closes the file.</summary>
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

    private void Wait()
    {
        var hashed = _hashing;
        _hashing = Task.CompletedTask;
        hashed.GetAwaiter().GetResult();
    }
}
