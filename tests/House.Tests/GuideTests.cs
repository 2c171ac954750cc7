using House.Tests.Walks;

namespace House.Tests;

/// <summary>The guide and the README's tour do what they say, command by command.</summary>
public sealed class GuideTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/guide/intern.md")]
    [InlineData("docs/guide/author.md")]
    [InlineData("docs/guide/employer.md")]
    public void A_page_can_be_followed_step_by_step(string page)
    {
        var walk = Walk.Of(page);
        Assert.True(walk.Surprises.Count == 0, string.Join('\n', walk.Surprises));
        Assert.True(walk.Steps >= 4, $"Only {walk.Steps} steps were found in {page}.");
    }

    [Fact]
    public void Every_page_of_the_guide_is_followed() =>
        Assert.Equal(["docs/guide/author.md", "docs/guide/employer.md", "docs/guide/intern.md"], Repository.Files("docs/guide", "*.md"));

    [Fact]
    public void Links_between_pages_lead_somewhere()
    {
        var broken = from page in Repository.Files("docs", "*.md").Concat(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
                     from link in System.Text.RegularExpressions.Regex.Matches(Repository.Read(page), @"\]\(([^)\s]+)\)").Select(m => m.Groups[1].Value.Split('#')[0])
                     where link.Length > 0 && !link.Contains("://", StringComparison.Ordinal)
                     let target = Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, link)
                     where !File.Exists(target) && !Directory.Exists(target)
                     select $"{page}: {link}";
        Assert.Empty(broken);
    }
}
