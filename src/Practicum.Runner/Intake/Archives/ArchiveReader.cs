using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.Intake.Archives;

/// <summary>
/// Unpacks a zip, tar or tar.gz, told apart by content, under limits: regular files and folders only, every byte of the archive accounted for, bytes counted
/// as they are produced. The first fault refuses the whole archive.
/// </summary>
internal static class ArchiveReader
{
    private const string PackAgain = "Pack the folder again, and see that it was sent whole.";

    /// <summary>Unpacks into a sink; what the sink holds after a refusal is to be thrown away.</summary>
    /// <param name="path">The archive; a link is followed, since whoever calls has named it.</param>
    /// <param name="sink">Takes the files.</param>
    /// <param name="limits">How much.</param>
    /// <param name="problems">Takes the diagnostic of a refusal.</param>
    public static void Unpack(string path, IntakeSink sink, IntakeLimits limits, List<Diagnostic> problems)
    {
        try
        {
            using var file = UnixFiles.Open(path, follow: true) ?? throw Unreadable();
            var facts = UnixFiles.Look(file);
            if (facts.Kind != EntryKind.File)
                throw Unknown(null);
            if (facts.Bytes > limits.MostArchiveBytes)
                throw new IntakeRefused("PR-ARCHIVE-010", string.Create(CultureInfo.InvariantCulture, $"The archive has more than {limits.MostArchiveBytes >> 20:N0} MiB."), "Hand in smaller models, and no data that a submission does not need.");
            var whole = new FileWindow(file, 0, facts.Bytes, Unreadable);
            Span<byte> start = stackalloc byte[ArchiveKinds.Enough];
            var kind = ArchiveKinds.Of(start[..whole.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]);
            whole.Position = 0;
            if (kind == "zip")
                new ZipReader(file, facts.Bytes, sink, limits).Unpack();
            else if (kind == "gzip")
                new TarReader(new GzipMembers(whole, limits), sink, isPacked: true).Unpack();
            else if (kind == "tar")
                new TarReader(whole, sink, isPacked: false).Unpack();
            else
                throw Unknown(kind);
        }
        catch (IntakeRefused refused)
        {
            problems.Add(refused.At(PrintableText.Line(Path.GetFileName(path), 120)));
        }
    }

    /// <summary>An archive that ends too early or holds what no program writes.</summary>
    public static IntakeRefused Damaged(string entry = "") => new("PR-ARCHIVE-001", "The archive is damaged or cut off.", PackAgain, entry);

    private static IntakeRefused Unreadable() => new("PR-SUB-023", "This cannot be read, or was taken away meanwhile.", "Make it readable, and leave it in peace while it is read.");

    private static IntakeRefused Unknown(string? kind) => new("PR-ARCHIVE-005",
        $"This is neither a folder, a zip, a tar nor a tar.gz{(kind is null ? "" : $"; it looks like {kind}")}.", "Pack the folder as a zip or a tar.gz.");
}
