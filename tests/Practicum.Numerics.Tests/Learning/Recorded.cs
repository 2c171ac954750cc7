namespace Practicum.Numerics.Tests.Learning;

/// <summary>A recorded data set as a table with labels: the first seven tenths to learn from, the rest to test on.</summary>
internal sealed record Recorded(string Path, Table Train, byte[] TrainLabels, Table Test, byte[] TestLabels)
{
    /// <summary>adult.csv (UCI), label: income over 50,000; "?" is missing.</summary>
    public static Recorded Adult { get; } = Read("adult", "adult.csv", "income-per-year", ">50K");

    /// <summary>elec.csv (elec2), label: price up.</summary>
    public static Recorded Elec { get; } = Read("elec2", "elec.csv", "class", "1");

    public ImmutableArray<string> Features => [.. Train.Schema.Fields.Select(one => one.Name)];

    private static Recorded Read(string set, string file, string target, string positive)
    {
        var path = System.IO.Path.Combine(SharedData(set), file);
        var lines = File.ReadAllLines(path).Where(line => line.Length > 0).Select(line => line.Split(',')).ToArray();
        var head = lines[0];
        var at = Array.IndexOf(head, target);
        var fields = ImmutableArray.CreateBuilder<Field>();
        var columns = ImmutableArray.CreateBuilder<Column>();
        for (var c = 0; c < head.Length; c++)
        {
            if (c == at)
                continue;
            string?[] values = [.. lines.Skip(1).Select(line => line[c].Trim() is "?" or "" ? null : line[c].Trim())];
            var numeric = values.All(value => value is null || double.TryParse(value, CultureInfo.InvariantCulture, out _));
            fields.Add(new(head[c], numeric ? FieldKind.Number : FieldKind.Text));
            columns.Add(numeric ? new DoubleColumn([.. values.Select(value => value is null ? double.NaN : double.Parse(value, CultureInfo.InvariantCulture))]) : TextColumn.From(values));
        }

        var table = new Table(new(fields.ToImmutable()), columns.ToImmutable());
        byte[] labels = [.. lines.Skip(1).Select(line => (byte)(line[at].Trim() == positive ? 1 : 0))];
        var cut = table.Rows * 7 / 10;
        int[] rows = [.. Enumerable.Range(0, table.Rows)];
        return new(path, table.Take(rows.AsSpan(0, cut)), labels[..cut], table.Take(rows.AsSpan(cut)), labels[cut..]);
    }

    /// <summary>The folder of a shared data set: <c>data/NAME</c> under PRACTICUM_SHARED, or under a folder <c>shared</c> beside or above the repository.</summary>
    private static string SharedData(string set)
    {
        IEnumerable<string> roots = Environment.GetEnvironmentVariable("PRACTICUM_SHARED") is { Length: > 0 } named ? [named] : [];
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            roots = roots.Append(System.IO.Path.Combine(folder.FullName, "shared"));
        return roots.Select(root => System.IO.Path.Combine(root, "data", set)).FirstOrDefault(Directory.Exists)
            ?? throw new InvalidOperationException($"The shared data set '{set}' is missing; set PRACTICUM_SHARED.");
    }
}
