using System.Text.Json.Nodes;
using Practicum.Core.Evidence.Ledgers;

namespace Practicum.Core.Tests.Evidence;

public sealed class LedgerTests
{
    [Fact]
    public void A_chain_begins_at_zeros_and_each_entry_seals_the_one_before()
    {
        var ledger = Made(3);
        Assert.Equal(Digest.Zero, ledger.Entries[0].Previous);
        Assert.Equal(ledger.Entries[0].Digest, ledger.Entries[1].Previous);
        Assert.Equal(ledger.Entries[2].Digest, ledger.Head.Head);
        Assert.Equal([1, 2, 3], ledger.Entries.Select(e => e.Seq));
        Assert.Empty(Ledger.Verify([.. ledger.Lines], ledger.Head));
    }

    [Fact]
    public void An_entry_digests_its_canonical_form_without_payload_and_digest()
    {
        var entry = Made(1).Entries[0];
        var text = $"{{\"kind\":\"fact\",\"payload_digest\":\"{Digest.Of("{\"n\":1}")}\",\"previous\":\"{Digest.Zero}\",\"seq\":1}}";
        Assert.Equal(Digest.Of(text), entry.Digest);
        Assert.Equal($"{{\"digest\":\"{entry.Digest}\",\"kind\":\"fact\",\"payload\":{{\"n\":1}},{text[(text.IndexOf("\"payload_digest", StringComparison.Ordinal))..]}", entry.Line);
    }

    [Fact]
    public void An_erased_payload_leaves_the_chain_whole()
    {
        var ledger = Made(4);
        var lines = ledger.Entries.Select(e => e.Seq == 2 ? e.Erased().Line : e.Line).ToArray();
        Assert.Contains("\"payload\":null", lines[1], StringComparison.Ordinal);
        Assert.Empty(Ledger.Verify(lines, ledger.Head));
    }

    [Fact]
    public void An_edited_payload_is_located() =>
        Located(l => l[2] = l[2].Replace("\"n\":3", "\"n\":33", StringComparison.Ordinal), ("PR-LEDGER-003", 3));

    [Fact]
    public void An_edited_kind_is_located() =>
        Located(l => l[2] = l[2].Replace("\"fact\"", "\"fict\"", StringComparison.Ordinal), ("PR-LEDGER-004", 3));

    [Fact]
    public void An_entry_sealed_anew_breaks_the_next_one() => Located(
        l => l[2] = LedgerEntry.Make(3, "fact", new JsonObject { ["n"] = 33.0 }, Made(6).Entries[1].Digest).Line, ("PR-LEDGER-006", 4));

    [Fact]
    public void A_missing_entry_is_named() => Located(l => l.RemoveAt(2), ("PR-LEDGER-007", 3), ("PR-LEDGER-009", 5));

    [Fact]
    public void Swapped_entries_are_located()
    {
        var found = Touched(l => (l[2], l[3]) = (l[3], l[2]));
        Assert.Equal(["PR-LEDGER-008", "PR-LEDGER-008", "PR-LEDGER-008"], found.Select(d => d.Code));
        Assert.Equal([3, 4, 5], found.Select(d => d.Place.Line));
    }

    [Fact]
    public void An_inserted_entry_is_located()
    {
        var found = Touched(l => l.Insert(3, l[1]));
        Assert.Contains(found, d => d is { Code: "PR-LEDGER-008", Place.Line: 4 });
    }

    [Fact]
    public void A_chain_that_ends_in_another_entry_is_another_chain() =>
        Assert.Equal("PR-LEDGER-010", Assert.Single(Ledger.Verify([.. Made(6).Lines], Made(6).Head with { Head = Digest.Of("other") })).Code);

    [Fact]
    public void A_cut_at_the_end_is_noticed_only_against_a_known_head()
    {
        var ledger = Made(6);
        var cut = ledger.Lines.Take(4).ToArray();
        Assert.Empty(Ledger.Verify(cut));
        Assert.Equal("PR-LEDGER-009", Assert.Single(Ledger.Verify(cut, ledger.Head)).Code);
        Assert.Equal("PR-LEDGER-009", Assert.Single(Ledger.Verify([], ledger.Head)).Code);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"seq\":1}")]
    [InlineData("null")]
    public void A_line_that_is_no_entry_is_refused_with_its_place(string line)
    {
        var found = Touched(l => l[3] = line);
        Assert.Contains(found, d => d.Place.Line == 4 && d.Code is "PR-LEDGER-001" or "PR-LEDGER-002");
        Assert.All(found, d => Assert.Equal(4, d.Place.Line));
    }

    [Theory]
    [InlineData("{\"seq\":1,\"kind\":\"\\ud800\",\"payload\":1,\"payload_digest\":\"\",\"previous\":\"\",\"digest\":\"\"}")]
    [InlineData("{\"seq\":1,\"kind\":\"a\",\"payload\":\"\\udfff\",\"payload_digest\":\"D\",\"previous\":\"D\",\"digest\":\"D\"}")]
    [InlineData("{\"seq\":1,\"kind\":\"a\",\"payload\":1e999,\"payload_digest\":\"D\",\"previous\":\"D\",\"digest\":\"D\"}")]
    [InlineData("{\"\\ud800\":1,\"kind\":\"a\",\"payload\":1,\"payload_digest\":\"D\",\"previous\":\"D\",\"digest\":\"D\"}")]
    public void Text_that_is_no_Unicode_and_numbers_that_are_not_finite_are_told_and_do_not_throw(string line)
    {
        var found = Ledger.Verify([line.Replace("\"D\"", $"\"{Digest.Zero}\"", StringComparison.Ordinal)]);
        Assert.Contains(found[0].Code, new[] { "PR-LEDGER-001", "PR-LEDGER-002" });
    }

    [Fact]
    public void Numbers_at_the_end_of_their_range_are_counted_and_do_not_throw()
    {
        static string Entry(string seq) => $"{{\"digest\":\"{Digest.Zero}\",\"kind\":\"a\",\"payload\":null,\"payload_digest\":\"{Digest.Zero}\",\"previous\":\"{Digest.Zero}\",\"seq\":{seq}}}";
        var found = Ledger.Verify([Entry("2147483647"), Entry("1"), Entry("2147483647"), Entry("5")]);
        Assert.Contains(found, d => d.Code == "PR-LEDGER-008");
        Assert.All(found, d => Assert.DoesNotContain("-2147483648", d.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_ledger_of_faults_tells_a_hundred_of_them()
    {
        var found = Ledger.Verify([.. Enumerable.Repeat("x", 5_000)]);
        Assert.Equal(101, found.Length);
        Assert.Equal("PR-LEDGER-013", found[^1].Code);
    }

    [Fact]
    public void White_space_counts_as_a_change() => Located(l => l[2] = l[2].Replace("\"payload\":", "\"payload\": ", StringComparison.Ordinal), ("PR-LEDGER-005", 3));

    internal static Ledger Made(int entries)
    {
        var ledger = new Ledger();
        for (var i = 1; i <= entries; i++)
            ledger.Append("fact", new JsonObject { ["n"] = (double)i });
        return ledger;
    }

    private static ImmutableArray<Diagnostic> Touched(Action<List<string>> touch)
    {
        var ledger = Made(6);
        var lines = ledger.Lines.ToList();
        touch(lines);
        return Ledger.Verify(lines, ledger.Head);
    }

    private static void Located(Action<List<string>> touch, params (string Code, int Line)[] expected) =>
        Assert.Equal(expected, Touched(touch).Select(d => (d.Code, d.Place.Line)));
}
