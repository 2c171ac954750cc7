namespace Catalogue.Tests.ChurnDesk;

/// <summary>A pack whose proofs do not get the verdicts that its author expects must not pass.</summary>
public sealed class UnsoundPackTests
{
    [Fact]
    public async Task A_bar_that_strong_does_not_meet_ends_prove_with_code_3()
    {
        using var scratch = new Scratch();
        Copy(Catalogue.Project("churn-desk"), scratch.At("pack"), text => text.Replace("pass: {score: 0.7}", "pass: {score: 0.99}", StringComparison.Ordinal));
        var ran = (await Catalogue.Practicum("pack", "prove", scratch.At("pack"), "--rate", "60/d", "--out", scratch.At("out"))).Ended(3);
        Assert.Contains("meets ✗", ran.Output);
        Assert.Contains("below ✓", ran.Output);
    }

    [Fact]
    public async Task A_claim_of_harm_that_twin_worlds_deny_ends_prove_with_code_3()
    {
        using var scratch = new Scratch();
        Copy(Catalogue.Project("churn-desk"), scratch.At("pack"), text => text.Replace("harmful: true", "harmful: false", StringComparison.Ordinal));
        var ran = (await Catalogue.Practicum("pack", "prove", scratch.At("pack"), "--rate", "60/d", "--out", scratch.At("out"))).Ended(3);
        Assert.Matches("rival-launch is declared harmless, but harmed strong in (9|10) of 10 worlds\\.", ran.Output.ReplaceLineEndings(" "));
    }

    private static void Copy(string from, string to, Func<string, string> change)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, change(File.ReadAllText(file)));
        }
    }
}
