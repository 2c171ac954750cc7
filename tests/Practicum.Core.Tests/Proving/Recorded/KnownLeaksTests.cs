using Practicum.Core.Proving.Recorded;

namespace Practicum.Core.Tests.Proving.Recorded;

/// <summary>Published data sets whose leaks and duplicates are known (shared/data/*/SOURCE.txt); areas and counts were computed beforehand with scikit-learn and Python's csv module.</summary>
public sealed class KnownLeaksTests
{
    [Fact]
    public void Bank_marketing_leaks_through_the_duration_of_the_call()
    {
        // SOURCE.txt: `duration` alone has .818; next is nr.employed with .749. Twelve rows are there twice.
        var proof = Prove("bank_marketing/bank-additional-full.csv", ';', "y", "yes");
        Assert.Equal(["leak.target-proxy duration", "duplicates"], Named(proof));
        Assert.Equal([("duration", 0.8184), ("nr.employed", 0.7490), ("euribor3m", 0.7435)], proof.Areas.Take(3).Select(a => (a.Column, Math.Round(a.Area, 4))));
        Assert.Equal(12, proof.Suspicions[1].Value);
    }

    [Fact]
    public void The_older_bank_file_has_the_same_leak_and_nothing_else()
    {
        var proof = Prove("bank_marketing/bank-full.csv", ';', "y", "yes");
        Assert.Equal(["leak.target-proxy duration"], Named(proof));
        Assert.Equal(0.8076, proof.Suspicions[0].Value, 4);
    }

    [Fact]
    public void Bike_sharing_adds_up_to_its_target()
    {
        var proof = Prove("bike_sharing/hour.csv", ',', "cnt", null);
        Assert.Equal(["leak.sum casual, registered"], Named(proof));
        Assert.Equal("The target is casual + registered in every row.", proof.Suspicions[0].Sentence);
    }

    [Fact]
    public void Sms_spam_has_403_rows_twice_and_no_other_suspicion()
    {
        var lines = File.ReadAllText(Shared("sms_spam/SMSSpamCollection.tsv")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.TrimEnd('\r').Split('\t')).ToArray();
        Assert.Equal(5_574, lines.Length);
        var rows = new RecordedRows(new(new([new("SMS", FieldKind.Text)]), [TextColumn.From(lines.Select(l => l[1]))]), [.. lines.Select(l => l[0] == "spam" ? 1.0 : 0)]);
        int[] even = [.. Enumerable.Range(0, lines.Length / 2).Select(i => 2 * i)], odd = [.. Enumerable.Range(0, lines.Length / 2).Select(i => (2 * i) + 1)];
        var proof = RecordedProof.Run(rows, (rows.Features.Take(even), rows.Features.Take(odd)), new(1));
        var texts = even.Select(i => lines[i][1]).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(["duplicates"], Named(proof));
        Assert.Equal(403, proof.Suspicions[0].Value);
        Assert.Contains($" {odd.Count(i => texts.Contains(lines[i][1]))} hidden rows look like a training row", proof.Suspicions[0].Sentence);
        Assert.False(proof.IsVoid);
    }

    [Fact]
    public void Adult_has_24_rows_twice_and_no_leak_is_invented()
    {
        var proof = Prove("adult/adult.csv", ',', "income-per-year", ">50K");
        Assert.Equal(["duplicates"], Named(proof));
        Assert.Equal(24, proof.Suspicions[0].Value);
        Assert.Equal(("relationship", 0.78), (proof.Areas[0].Column, Math.Round(proof.Areas[0].Area, 2)));
    }

    [Fact]
    public void German_credit_gives_no_reason_for_suspicion()
    {
        var proof = Prove("german_credit/german.csv", ',', "credit", "2");
        Assert.Empty(proof.Suspicions);
        Assert.Equal("status", proof.Areas[0].Column);
    }

    [Fact]
    public void The_electricity_market_lacks_victoria_for_its_first_17424_rows()
    {
        // Eight rows are there twice; nswprice alone has .778 and is no suspicion.
        var proof = Prove("elec2/elec.csv", ',', "class", "1");
        Assert.Equal(["duplicates", "stuck-sensor vicprice", "stuck-sensor vicdemand", "stuck-sensor transfer"], Named(proof));
        Assert.Equal([8, 17_424, 17_424, 17_424], proof.Suspicions.Select(s => (int)s.Value));
    }

    private static IEnumerable<string> Named(RecordedProof proof) => proof.Suspicions.Select(s => $"{s.Kind} {string.Join(", ", s.Columns)}".TrimEnd());

    private static RecordedProof Prove(string file, char separator, string target, string? positive)
    {
        var problems = new List<Diagnostic>();
        var schema = positive is null ? null : new Schema([new(target, FieldKind.Text)]);
        var table = CsvReader.Read(File.ReadAllBytes(Shared(file)), new() { Separator = separator, Schema = schema }, problems);
        Assert.Empty(problems);
        var label = table![target] is TextColumn text ? [.. Enumerable.Range(0, text.Length).Select(i => text[i] == positive ? 1.0 : 0)] : table.Numbers(target).ToDoubles().ToArray();
        var proof = RecordedProof.Run(new(table.Select(new([.. table.Schema.Fields.Where(f => f.Name != target)])), label), null, new(1));
        Assert.False(proof.IsVoid, string.Join("; ", proof.Controls));
        return proof;
    }

    private static string Shared(string path)
    {
        var root = Environment.GetEnvironmentVariable("PRACTICUM_SHARED");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); root is null && folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data")))
                root = Path.Combine(folder.FullName, "shared");
        }

        Assert.True(root is not null && File.Exists(Path.Combine(root, "data", path)), $"The shared data set '{path}' is missing.");
        return Path.Combine(root, "data", path);
    }
}
