using System.Text.RegularExpressions;
using House.Tests.Walks;

namespace House.Tests;

/// <summary>The guide and the README's tour do what they say, command by command.</summary>
public sealed partial class GuideTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/guide/intern.md")]
    [InlineData("docs/guide/author.md")]
    [InlineData("docs/guide/employer.md")]
    [InlineData("docs/guide/grade.md")]
    public void A_page_can_be_followed_step_by_step(string page)
    {
        var walk = Walk.Of(page);
        Assert.True(walk.Surprises.Count == 0, string.Join('\n', walk.Surprises));
        Assert.True(walk.Steps >= 4, $"Only {walk.Steps} steps were found in {page}.");
    }

    [Fact]
    public void Every_page_of_the_guide_is_followed() =>
        Assert.Equal(["docs/guide/author.md", "docs/guide/employer.md", "docs/guide/grade.md", "docs/guide/intern.md"], Repository.Files("docs/guide", "*.md"));

    [Fact]
    public void Tests_that_the_architecture_names_exist()
    {
        var tests = Repository.Files("tests", "*Tests.cs").Select(Path.GetFileNameWithoutExtension).Concat(Directory.GetDirectories(Path.Combine(Repository.Root, "tests")).Select(Path.GetFileName));
        var pages = Repository.Files("docs/decisions", "*.md").Append("ARCHITECTURE.md");
        var named = pages.SelectMany(p => NamedTest().Matches(Repository.Read(p))).Select(m => m.Groups[1].Value).Distinct().ToArray();
        Assert.True(named.Length > 8);
        Assert.Empty(named.Except(tests!));
    }

    [Fact]
    public void Decisions_are_short_and_dated()
    {
        var pages = Repository.Files("docs/decisions", "*.md");
        Assert.NotEmpty(pages);
        Assert.All(pages, p => Assert.True(Repository.Read(p).Split('\n').Length <= 40, p));
        Assert.All(pages, p => Assert.Matches(@"^# .+\n\n20[0-9]{2}-[0-9]{2}-[0-9]{2}\n\n\*\*Decision\.\*\*", Repository.Read(p)));
        Assert.All(pages, p => Assert.Contains("**Refused.**", Repository.Read(p), StringComparison.Ordinal));
    }

    [Fact]
    public void Links_between_pages_lead_somewhere()
    {
        var broken = from page in Repository.Files("docs", "*.md").Concat(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
                     from link in Link().Matches(Repository.Read(page)).Select(m => m.Groups[1].Value.Split('#')[0])
                     where link.Length > 0 && !link.Contains("://", StringComparison.Ordinal)
                     let target = Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, link)
                     where !File.Exists(target) && !Directory.Exists(target)
                     select $"{page}: {link}";
        Assert.Empty(broken);
    }

    [GeneratedRegex(@"`(\w[\w.]*Tests)`")]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
