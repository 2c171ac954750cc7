using System.Text;

namespace Catalogue.Tests.Recorded;

/// <summary>What a newcomer hears who gives a wrong or damaged data file: exit code 1, the place, and no workspace, half or whole.</summary>
public sealed class DamagedDataTests
{
    private static readonly Lazy<byte[]> Elec = new(() => File.ReadAllBytes(Catalogue.Data("elec2", "elec.csv")));

    [Fact]
    public Task A_file_that_is_not_there() => Hears(null, "missing.csv: PR-RUN-001: There is no such data file; it was given with --data.");

    [Fact]
    public Task Data_of_another_pack() => Hears(
        File.ReadAllBytes(Catalogue.Data("adult", "adult.csv")),
        "given.csv:1: PR-CSV-012: Column 'class' is missing; found 'age', 'workclass',");

    [Fact]
    public Task A_renamed_label() => Hears(
        [.. Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Elec.Value).Replace(",class\n", ",clas\n", StringComparison.Ordinal))],
        "'transfer', 'clas'. Nearest: 'clas'.");

    [Fact]
    public Task A_file_cut_in_the_middle_of_a_row() => Hears(
        Elec.Value[..1_000_000],
        $"given.csv:{Elec.Value.AsSpan(0, 1_000_000).Count((byte)'\n') + 1}:30: PR-CSV-009: ");

    [Fact]
    public Task An_empty_file() => Hears([], "given.csv: PR-CSV-001:");

    [Fact]
    public Task A_header_without_rows() => Hears(Elec.Value[..(Elec.Value.AsSpan().IndexOf((byte)'\n') + 1)], "PR-WORLD-041: The data 'given.csv' have no rows.");

    [Fact]
    public Task Bytes_that_are_not_UTF_8()
    {
        var bytes = (byte[])Elec.Value.Clone();
        bytes[500_000] = 0xE9;
        return Hears(bytes, $"given.csv:{bytes.AsSpan(0, 500_000).Count((byte)'\n') + 1}");
    }

    [Fact]
    public async Task Data_for_a_generated_world()
    {
        using var scratch = new Scratch();
        var ran = (await Catalogue.Practicum("new", Catalogue.Project("churn-desk"), "--data", Catalogue.Data("elec2", "elec.csv"), "--out", scratch.At("work"))).Ended(1);
        Assert.Contains("PR-RUN-003: A data file was given with --data, but this project's world is generated and reads none.", ran.Errors + ran.Output);
    }

    private static async Task Hears(byte[]? data, string expected)
    {
        using var scratch = new Scratch();
        var file = scratch.At(data is null ? "missing.csv" : "given.csv");
        if (data is not null)
            await File.WriteAllBytesAsync(file, data);
        var ran = (await Catalogue.Practicum("new", Catalogue.TestPack("elec2"), "--data", file, "--out", scratch.At("work"), "--key", scratch.At("key"))).Ended(1);
        Assert.Contains(expected, ran.Errors + ran.Output);
        Assert.False(Directory.Exists(scratch.At("work")) || Directory.Exists(scratch.At("key")), "Nothing was written.");
    }
}
