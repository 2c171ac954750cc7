using Practicum.Core.Packs;
using Practicum.Core.Submissions;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Intake.Claims;

/// <summary>Reads a file of findings: one JSON object a line (formats §6).</summary>
internal static class FindingsFile
{
    private const int MostBytes = 16 << 20;
    private const int MostReports = 50;

    /// <summary>Reads findings, one a kind; every line that is none is reported.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Its name, for the diagnostics.</param>
    /// <param name="facts">The workspace.</param>
    /// <param name="training">Its rows, when they are at hand: rows that they do not have are then reported.</param>
    /// <param name="problems">Takes the diagnostics.</param>
    public static ImmutableArray<Finding> Read(string path, string name, WorkspaceFacts facts, TrainingData? training, List<Diagnostic> problems)
    {
        var length = new FileInfo(path).Length;
        if (length <= MostBytes)
            return Read(File.ReadAllBytes(path), name, facts, training, problems);
        problems.Add(new("PR-FIND-010", new(name), string.Create(CultureInfo.InvariantCulture, $"The findings have {length:N0} bytes; at most {MostBytes:N0} are read.")));
        return [];
    }

    /// <summary>Reads findings from bytes.</summary>
    public static ImmutableArray<Finding> Read(ReadOnlySpan<byte> bytes, string name, WorkspaceFacts facts, TrainingData? training, List<Diagnostic> problems)
    {
        var context = new ReadContext("FIND", problems) { Facts = facts, Training = training };
        var (first, line, absences, findings) = (problems.Count, 0, new Dictionary<string, bool>(), new List<Finding>());
        foreach (var range in bytes.Split((byte)'\n'))
        {
            line++;
            var text = bytes[range].TrimEnd((byte)'\r');
            if (text.Trim(" \t"u8).IsEmpty)
                continue;
            if (problems.Count - first >= MostReports)
            {
                problems.Add(new("PR-FIND-011", new(name, line), "The findings have more mistakes than these; the rest is not read."));
                break;
            }

            if (JsonLine.Read(text, new(name, line), problems) is not { } node)
                continue;
            context.Subject = "a line";
            if (!FindingShape.Shape.Read(node, context, out var finding) || finding.Kind.Length == 0)
                continue;
            if (absences.TryGetValue(finding.Kind, out var absent) && absent != finding.Absent)
                problems.Add(new("PR-FIND-012", node.Place, $"'{finding.Kind}' is claimed and said to be absent."));
            absences[finding.Kind] = finding.Absent;
            findings.Add(finding);
        }

        return problems.Count == first ? Finding.Merge(findings) : [];
    }
}
