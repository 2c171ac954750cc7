using System.Text;

namespace Practicum.Runner.Workspaces;

/// <summary>The secret that variants are drawn with, and what results drawn with it are called (formats §2).</summary>
/// <param name="Bytes">The secret.</param>
/// <param name="Assurance"><c>practice</c> when the secret is public, <c>sealed</c> when it is not.</param>
public sealed record Secret(ReadOnlyMemory<byte> Bytes, string Assurance);

/// <summary>Where the secret comes from.</summary>
public static class Secrets
{
    /// <summary>Environment variable that names the file with the secret.</summary>
    public const string Variable = "PRACTICUM_SECRET_FILE";

    private const int Least = 16;
    private const int Most = 4_096;

    /// <summary>The practice secret, which everybody knows.</summary>
    public static Secret Practice { get; } = new(Encoding.UTF8.GetBytes("practicum practice secret, public on purpose"), "practice");

    /// <summary>The secret that the environment names, else the practice secret.</summary>
    /// <param name="problems">Takes a diagnostic when the named file is missing or of 0 to 15 or more than 4,096 bytes; it never falls back to practice then.</param>
    public static Secret? Load(List<Diagnostic> problems) => Load(Environment.GetEnvironmentVariable(Variable), problems);

    /// <summary>The secret in a file; the practice secret when <paramref name="file"/> is null or empty.</summary>
    public static Secret? Load(string? file, List<Diagnostic> problems)
    {
        if (string.IsNullOrEmpty(file))
            return Practice;
        if (!File.Exists(file))
        {
            problems.Add(new("PR-WORK-010", new(Variable), "The file with the secret is not there."));
            return null;
        }

        var length = new FileInfo(file).Length;
        if (length is >= Least and <= Most)
            return new(File.ReadAllBytes(file), "sealed");
        problems.Add(new("PR-WORK-011", new(Variable), string.Create(CultureInfo.InvariantCulture, $"A secret has {Least} to {Most:N0} bytes. Found {length:N0}.")));
        return null;
    }
}
