namespace Practicum.Runner.Intake.Jobs;

/// <summary>What a submission may hold at most, as a folder or as an archive.</summary>
internal sealed record IntakeLimits
{
    /// <summary>The limits that hold.</summary>
    public static IntakeLimits Usual { get; } = new();

    /// <summary>Most files.</summary>
    public int MostFiles { get; init; } = 2_000;

    /// <summary>Most entries of any kind, folders and what is left out among them.</summary>
    public int MostEntries { get; init; } = 10_000;

    /// <summary>Most bytes in all, as they are really produced.</summary>
    public long MostBytes { get; init; } = 512L << 20;

    /// <summary>Most bytes of an archive itself.</summary>
    public long MostArchiveBytes { get; init; } = 512L << 20;

    /// <summary>Most bytes that one packed byte may become, beyond <see cref="RatioFloor"/>. Deflate reaches 1,032; honest tables and models stay far below 100.</summary>
    public long MostRatio { get; init; } = 200;

    /// <summary>Bytes that anything may become, however well it was packed.</summary>
    public long RatioFloor { get; init; } = 16L << 20;
}

/// <summary>The codes that differ between an archive and a folder for one and the same mistake.</summary>
/// <param name="Files">Too many files or entries.</param>
/// <param name="Bytes">Too many bytes.</param>
/// <param name="Nested">An archive inside.</param>
internal sealed record IntakeCodes(string Files, string Bytes, string Nested)
{
    /// <summary>Of an archive.</summary>
    public static IntakeCodes Archive { get; } = new("PR-ARCHIVE-009", "PR-ARCHIVE-003", "PR-ARCHIVE-019");

    /// <summary>Of a folder.</summary>
    public static IntakeCodes Folder { get; } = new("PR-SUB-020", "PR-SUB-020", "PR-SUB-022");
}

/// <summary>Ends the intake of one entry, or of an archive as a whole; never leaves <see cref="Snapshot"/>.</summary>
/// <param name="code">Stable code.</param>
/// <param name="message">One plain sentence.</param>
/// <param name="mend">What to do.</param>
/// <param name="entry">Name of the entry, when the reader does not know it better.</param>
internal sealed class IntakeRefused(string code, string message, string mend, string? entry = null) : Exception(message)
{
    /// <summary>Stable code.</summary>
    public string Code => code;

    /// <summary>Name of the entry, or null.</summary>
    public string? Entry => entry;

    /// <summary>The refusal at a place.</summary>
    /// <param name="root">The archive's name; empty for a folder.</param>
    public Diagnostic At(string root) => new(code, new(string.IsNullOrEmpty(Entry) ? root : root.Length == 0 ? PrintableText.Line(Entry, 120) : $"{root}/{PrintableText.Line(Entry, 120)}"), Message, Mend: mend);
}
