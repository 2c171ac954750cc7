using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>Every code of the reference can really be had: some test makes the mistake and asks for the code.</summary>
public sealed partial class ReachTests
{
    [Fact]
    public void Every_code_is_reached_by_a_test()
    {
        var listed = ListedCode().Matches(Repository.Read("docs/reference/diagnostics.md")).Select(m => m.Groups[1].Value).ToArray();
        Assert.True(listed.Length > 250, $"Only {listed.Length} codes were found on the page.");
        var reached = Repository.Files("tests", "*.cs").Where(f => !f.EndsWith("DiagnosticCodeTests.cs", StringComparison.Ordinal))
            .SelectMany(f => Code().Matches(Repository.Read(f))).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(listed.Except(reached));
    }

    [GeneratedRegex(@"^\| (PR-[A-Z]+-\d{3}) \|", RegexOptions.Multiline)]
    private static partial Regex ListedCode();

    [GeneratedRegex(@"PR-[A-Z]+-\d{3}")]
    private static partial Regex Code();
}
