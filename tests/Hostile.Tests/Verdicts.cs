using System.Runtime.CompilerServices;
using Hostile.Tests.Corpus;

namespace Hostile.Tests;

/// <summary>The committed list of what each case is told: <c>Corpus/verdicts.txt</c>. PRACTICUM_WRITE_VERDICTS=1 writes it anew, to be read before it is committed.</summary>
internal static class Verdicts
{
    private static readonly string Path = System.IO.Path.Combine(Folder(), "Corpus", "verdicts.txt");

    private static readonly Dictionary<string, string> Known = !File.Exists(Path) ? [] : File.ReadAllLines(Path)
        .Where(l => l.Contains(" = ", StringComparison.Ordinal)).Select(l => l.Split(" = ", 2)).ToDictionary(l => l[0], l => l[1], StringComparer.Ordinal);

    private static bool Writes => Environment.GetEnvironmentVariable("PRACTICUM_WRITE_VERDICTS") == "1";

    /// <summary>
    /// The cases that go through the command in a process each: of every family the first with each verdict, and all honest ones. The rest are taken by one
    /// process; PRACTICUM_WHOLE_CORPUS=1 hands all of them to the command.
    /// </summary>
    public static IEnumerable<Case> OfFamily(string family)
    {
        var cases = AllCases.List.Where(c => c.Family == family);
        return Writes || Environment.GetEnvironmentVariable("PRACTICUM_WHOLE_CORPUS") == "1" ? cases
            : cases.Where(c => c.Verb != Verb.Check && c.Family is not "csv").Concat(cases.GroupBy(c => Known.GetValueOrDefault(c.Id)).SelectMany(g => g.Take(1))).Distinct();
    }

    /// <summary>Ids that the list knows.</summary>
    public static IEnumerable<string> Ids => Known.Keys;

    /// <summary>What is wrong with a verdict; when the list is being written, notes it.</summary>
    public static string? Differs(Case one, Told told)
    {
        if (Writes)
        {
            lock (Known)
            {
                Known[one.Id] = told.Verdict;
                File.WriteAllLines(Path, AllCases.List.Where(c => Known.ContainsKey(c.Id)).Select(c => $"{c.Id} = {Known[c.Id]}"));
            }

            return null;
        }

        var expected = Known.GetValueOrDefault(one.Id);
        return expected == told.Verdict ? null : $"told {told.Verdict}, the list says {expected ?? "nothing"}";
    }

    private static string Folder([CallerFilePath] string here = "") => System.IO.Path.GetDirectoryName(here)!;
}
