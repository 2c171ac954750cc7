using Practicum.Core.Evidence.Ledgers;
using Practicum.Runner.Runs;

namespace Practicum.Runner.Tests.Runs;

public sealed class LedgerFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void An_honest_ledger_is_read_line_by_line()
    {
        var ledger = new Ledger();
        ledger.Append("fact", new System.Text.Json.Nodes.JsonObject { ["name"] = "données" });
        ledger.Append("fact", null);
        File.WriteAllText(_file, string.Concat(ledger.Lines.Select(l => l + "\n")));
        var problems = new List<Diagnostic>();
        Assert.Equal(ledger.Lines, LedgerFile.Lines(_file, problems));
        Assert.Empty(problems);
        Assert.Empty(Ledger.Verify(LedgerFile.Lines(_file, problems)!, ledger.Head));
    }

    [Fact]
    public void A_ledger_that_is_too_long_or_no_text_is_refused()
    {
        Assert.Contains("PR-LEDGER-012: The ledger has more than 200,000 lines.", Refused(new byte[200_002].Select(_ => (byte)'\n').ToArray()), StringComparison.Ordinal);
        Assert.Contains("PR-LEDGER-012: The ledger has more than 64 MiB, or is not UTF-8 text.", Refused([0xC3, 0x28]), StringComparison.Ordinal);
        using (var file = File.OpenWrite(_file))
            file.SetLength(LedgerFile.MostBytes + 1L);
        var problems = new List<Diagnostic>();
        Assert.Null(LedgerFile.Lines(_file, problems));
        Assert.Equal("PR-LEDGER-012", Assert.Single(problems).Code);
    }

    [Theory]
    [InlineData("{\"chain\":{\"head\":\"sha256:00\",\"entries\":3}}", 3)]
    [InlineData("{\"chain\":{\"head\":\"\\ud800\",\"entries\":3}}", null)]
    [InlineData("{\"chain\":{\"head\":\"x\",\"head\":\"y\",\"entries\":3}}", null)]
    [InlineData("{\"chain\":[]}", null)]
    [InlineData("{\"chain\":{\"head\":3,\"entries\":\"3\"}}", null)]
    [InlineData("{\"chain\":{\"head\":\"x\",\"entries\":1e99}}", null)]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", null)]
    [InlineData("", null)]
    [InlineData("null", null)]
    public void The_head_of_a_chain_is_read_or_the_file_is_no_assessment(string text, int? entries)
    {
        File.WriteAllText(_file, text);
        var problems = new List<Diagnostic>();
        Assert.Equal(entries, LedgerFile.HeadOf(_file, problems)?.Entries);
        Assert.Equal(entries is null ? ["PR-RUN-012"] : [], problems.Select(p => p.Code));
    }

    private string Refused(byte[] bytes)
    {
        File.WriteAllBytes(_file, bytes);
        var problems = new List<Diagnostic>();
        Assert.Null(LedgerFile.Lines(_file, problems));
        return Assert.Single(problems).ToString();
    }
}
