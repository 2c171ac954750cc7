using Practicum.Core.Packs;
using Practicum.Runner.PackFiles;

namespace Practicum.Runner.Tests.PackFiles;

public sealed class RecordedPackTests
{
    private const string Elec = """
        practicum: project/v1
        id: elec
        version: 1.0.0
        title: Up or down
        brief: brief.md
        world:
          kind: recorded
          data: elec.csv
          separator: ";"
          time: {order: rows, tick_rows: 48, tick: 1d}
          target: {column: class, positive: "1"}
          columns: {period: {type: number}}
          ignore: [id]
          accept: [{finding: duplicates, reason: "the publisher's own repeats"}]
        splits: {train: 50%, production: rest, holdout: {random: 20%}}
        tasks:
          - {id: predict, examiner: offline, metrics: [roc_auc]}

        """;

    [Fact]
    public void A_recorded_world_is_read_as_it_is_written()
    {
        var (project, problems) = PackFolder.Read(Elec, ("elec.csv", "class\n1\n"));
        Assert.Equal("", string.Join('\n', problems));
        var world = Assert.IsType<RecordedWorldSpec>(project!.World);
        Assert.Equal(("elec.csv", ';', 48, "class", "1", 86_400L), (world.Data, world.Separator, world.TickRows, world.Target, world.Positive, world.Tick.Seconds));
        Assert.Equal(["id"], world.Ignore);
        Assert.Equal((0.5, null, null, 0.2, true), (project.Splits.TrainShare, project.Splits.ProductionShare, project.Splits.Production, project.Splits.Holdout, project.Splits.HoldoutRandom));
    }

    [Fact]
    public void Data_may_lie_elsewhere_when_it_is_given()
    {
        using var folder = new PackFolder(Elec);
        Assert.Equal("project.yaml:8:9: PR-PACK-008: The file 'elec.csv' is not there. Put it beside project.yaml, or give it with --data.", Assert.Single(PackFile.Read(folder.Path).Problems).ToString());
        using var elsewhere = new PackFolder(Elec, ("elec.csv", "class\n1\n"));
        var data = Path.Combine(elsewhere.Path, "elec.csv");
        var (project, problems) = PackFile.Read(folder.Path, data);
        Assert.Equal("", string.Join('\n', problems));
        Assert.Equal(data, ((RecordedWorldSpec)project!.World).Data);
    }

    [Theory]
    [InlineData("data: elec.csv", "data: elec.parquet", "project.yaml:8:9: PR-PACK-009: Parquet files are not available yet; write the data as CSV.")]
    [InlineData("positive: \"1\"", "positive: \"1\", kind: multiclass", "project.yaml:11:48: PR-PACK-009: Targets of kind 'multiclass' are not available yet; use 'binary'.")]
    [InlineData("{order: rows, tick_rows: 48, tick: 1d}", "{column: date, tick_rows: 48}", "project.yaml:10:9: PR-PACK-013: The time is either {order: rows, tick_rows: 48, tick: 1d} or {column: date}.")]
    public void What_a_recorded_world_cannot_be_is_said_in_one_sentence(string old, string changed, string expected) =>
        Assert.Equal(expected, string.Join('\n', PackFolder.Read(Elec.Replace(old, changed), ("elec.csv", "class\n1\n")).Problems));
}
