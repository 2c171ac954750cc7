using System.Text;
using Practicum.Core.Packs;
using Practicum.Core.Worlds;

namespace Practicum.Core.Tests.Worlds;

public sealed class RecordedWorldTests
{
    [Fact]
    public void The_electricity_market_has_its_known_facts()
    {
        // shared/data/elec2/SOURCE.txt: 45,312 rows, label 1 in 42.5 %, the VIC columns constant in the first 17,424 rows.
        var table = Read(Shared("data/elec2/elec.csv"), ',');
        var project = Recorded(new() { Data = "elec.csv", TickRows = 48, Target = "class", Positive = "1" }, Declared.Production() with
        {
            Tick = Declared.Days(1), Entity = null, LabelDelay = new() { Kind = DelayKind.Fixed, Median = Declared.Days(1) },
            Fallback = Declared.Formula("nswprice > 0.05"), Incidents = [],
        });
        var world = Declared.Open(project, data: table);
        Assert.Equal(["period", "nswprice", "nswdemand", "vicprice", "vicdemand", "transfer"], world.Schema.Fields.Select(f => f.Name));
        Assert.Equal((false, 48.0, 472), (world.KnowsTruth, world.RowsPerDay, world.ProductionTicks));
        var (train, holdout, year) = (world.Train(), world.Holdout(), world.Year(1, default));
        Assert.Equal(22_656, train.Label.Length + holdout.Label.Length);
        Assert.Equal(22_656, year.Rows);
        Assert.Equal(19_237, train.Label.Concat(holdout.Label).Concat(year.Label).Sum(y => y));
        Assert.All(["vicprice", "vicdemand"], name =>
        {
            var values = train.Rows.Numbers(name).ToDoubles().ToArray();
            Assert.Single(values[..17_424].Distinct());
            Assert.NotEqual(values[0], values[17_424]);
        });
        Assert.Equal(train.Tick[^1], holdout.Tick[0]);
        Assert.Equal("377", train.Time(train.Tick.Length - 1));
        Assert.Equal(Enumerable.Range(0, 22_656), train.RowId.Concat(holdout.RowId).Order());
        Assert.Equal(year.Seen.Numbers("nswprice")[7] > 0.05 ? 1 : 0, year.Fallback[7]);
        Assert.Equal(Enumerable.Range(0, year.Rows).Select(i => (i / 48) + 1), year.VisibleAt);
    }

    [Fact]
    public void A_time_column_orders_rows_stably_and_cuts_days()
    {
        var world = Dated("2025-01-03,1,1\n2025-01-01,2,0\n2025-01-01,3,1\n2025-01-02,4,0\n2025-01-04,5,1\n2025-01-06,6,0\n", new() { Train = Declared.Days(2) });
        var train = world.Train();
        Assert.Equal([2, 3, 4], train.Rows.Numbers("x").ToDoubles().ToArray());
        Assert.Equal(["2025-01-01T00:00:00Z", "2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z"], Enumerable.Range(0, 3).Select(train.Time));
        var year = world.Year(1, default);
        Assert.Equal([0, 1, 2, 2, 3], year.TickStart);
        Assert.Equal("2025-01-03T00:00:00Z", year.Start!.Value.ToString());
    }

    [Theory]
    [InlineData("2025-01-03,1,1\nlast week,2,0\n", "PR-WORLD-045")]
    [InlineData("2025-01-03,1,1\n,2,0\n", "PR-WORLD-046")]
    [InlineData("2025-01-03,1,1\n2025-01-03,2,\n", "PR-WORLD-043")]
    [InlineData("2025-01-03,1,1\n2025-01-03,2,1\n", "PR-WORLD-044")]
    public void Data_that_do_not_fit_are_named(string rows, string code)
    {
        var problems = new List<Diagnostic>();
        var spec = new RecordedWorldSpec { Data = "d.csv", TimeColumn = "date", Target = "y", Positive = "1" };
        ProjectWorld.Open(Recorded(spec, null), Table("date,x,y\n" + rows), Declared.Secret, 1, problems);
        Assert.Equal(code, Assert.Single(problems).Code);
    }

    [Fact]
    public void Every_unknown_column_is_named_with_its_nearest()
    {
        var problems = new List<Diagnostic>();
        var spec = new RecordedWorldSpec { Data = "d.csv", TickRows = 1, Target = "yy", Positive = "1", Ignore = ["idd"] };
        ProjectWorld.Open(Recorded(spec, null), Table("id,x,y\n1,2,1\n2,3,0\n"), Declared.Secret, 1, problems);
        Assert.Equal([("PR-WORLD-042", "id"), ("PR-WORLD-042", "y")], problems.Select(p => (p.Code, p.Nearest)));
    }

    [Fact]
    public void Halves_and_random_holdouts_differ_between_variants_and_hold_their_share()
    {
        var (one, two) = (Small(1), Small(2));
        Assert.NotEqual(one.Holdout().Tick, two.Holdout().Tick);
        Assert.Equal(0.3, one.Holdout().Label.Length / 300.0, 0.1);
        Assert.Equal(0.5, one.Holdout().Public.Average(p => p ? 1.0 : 0), 0.2);
    }

    [Fact]
    public void An_upstream_fault_can_happen_to_recorded_rows_and_be_taken_out()
    {
        var world = Small();
        var (with, without) = (world.Year(1, default), world.Year(1, IncidentMask.Everything));
        Assert.Equal(without.Seen.Numbers("x")[9], with.Seen.Numbers("x")[9]);
        Assert.Equal(1000 * without.Seen.Numbers("x")[10], with.Seen.Numbers("x")[10]);
        Assert.Equal(without.Seen.Numbers("x")[20], with.Seen.Numbers("x")[20]);
    }

    internal static ProjectWorld Small(int variant = 7)
    {
        var text = new StringBuilder("x,kind,y\n");
        for (var i = 0; i < 400; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i % 17}.5,{(i % 3 == 0 ? "a" : "b")},{(i % 5 == 0 ? "yes" : "no")}\n");
        var production = Declared.Production() with
        {
            Tick = Declared.Days(1), Entity = null, Fallback = Declared.Formula("x > 3 and kind == 'a'"),
            Incidents = [new() { Id = "unit", Kind = "upstream.unit", At = Declared.Days(1), For = Declared.Days(1), Column = "x", Factor = 1000 }],
        };
        var project = Recorded(new() { Data = "d.csv", TickRows = 10, Target = "y", Positive = "yes" }, production);
        return Declared.Open(project with { Splits = new() { TrainShare = 0.75, Holdout = 0.3, HoldoutRandom = true } }, variant, Table(text.ToString()));
    }

    private static ProjectWorld Dated(string rows, SplitSpec splits)
    {
        var spec = new RecordedWorldSpec { Data = "d.csv", TimeColumn = "date", Target = "y", Positive = "1" };
        return Declared.Open(Recorded(spec, Declared.Production() with { Entity = null, Fallback = null, Incidents = [] }) with { Splits = splits with { Holdout = 0 } }, data: Table("date,x,y\n" + rows));
    }

    private static Project Recorded(RecordedWorldSpec spec, ProductionSpec? production) => new()
    {
        Id = "recorded",
        Version = "1.0.0",
        Title = "Recorded",
        World = spec,
        Splits = new() { TrainShare = 0.5, Holdout = 0.2 },
        Production = production,
        Digest = Digest.Of("recorded"),
    };

    private static Table Table(string text) => Read(Encoding.UTF8.GetBytes(text), ',');

    private static Table Read(byte[] bytes, char separator)
    {
        var problems = new List<Diagnostic>();
        var table = CsvReader.Read(bytes, new() { Separator = separator }, problems);
        Assert.Empty(problems);
        return table!;
    }

    /// <summary>A file of the shared data: under PRACTICUM_SHARED, or a folder <c>shared</c> beside the repository.</summary>
    private static byte[] Shared(string path)
    {
        var root = Environment.GetEnvironmentVariable("PRACTICUM_SHARED");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); root is null && folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data")))
                root = Path.Combine(folder.FullName, "shared");
        }

        Assert.True(root is not null && File.Exists(Path.Combine(root, path)), $"The shared data set '{path}' is missing.");
        return File.ReadAllBytes(Path.Combine(root, path));
    }
}
