using Practicum.Numerics.Wire;
using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.ModelHosts.Admission;

/// <summary>Reads a model file, once: what is read here is what is vetted, hashed, handed over and run.</summary>
internal static class ModelFile
{
    /// <summary>
    /// Reads at most one byte more than a model may have. A link at the path's end is not followed, and what is no regular file is not waited for; null with
    /// <c>PR-MODEL-005</c>, when there is no such file.
    /// </summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="shown">Its name for people.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static byte[]? Read(string path, string shown, List<Diagnostic> problems)
    {
        try
        {
            using var handle = UnixFiles.Look(path).Kind == EntryKind.File ? UnixFiles.Open(path) : null;
            if (handle is not null && UnixFiles.Look(handle).Kind == EntryKind.File)
            {
                var length = Math.Min(RandomAccess.GetLength(handle), ModelLoad.MostBytes + 1L);
                var bytes = GC.AllocateUninitializedArray<byte>((int)length);
                var got = 0;
                while (got < bytes.Length && RandomAccess.Read(handle, bytes.AsSpan(got), got) is > 0 and var more)
                    got += more;
                if (got == bytes.Length)
                    return bytes;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // Told below: there is nothing more to say about it.
        }

        problems.Add(new("PR-MODEL-005", new(shown), "The model file is missing or cannot be read.", Mend: "Name a regular file inside the submission, no link."));
        return null;
    }
}
