using System.Text;
using Practicum.Core.Planting;
using Practicum.Core.Submissions;
using Practicum.Runner.Intake.Claims;

namespace Practicum.Runner.Tests.Intake.Claims;

public sealed class FindingsFileTests
{
    [Fact]
    public void Findings_become_data_one_a_kind()
    {
        var findings = Read("""
            {"kind":"label-noise","rows":[12,"99"],"row_confidence":[0.9,0.7],"confidence":0.8,"remedy":"relabel"}
            {"kind":"pii","cells":[[12,"fee"]],"spans":[["431","plan",3,16]],"pairs":[[1,2]],"columns":["plan"]}
            {"kind":"none","scope":"leak.target-proxy","confidence":0.9}
            {"kind":"label-noise","rows":[431,12],"confidence":0.6}
            """);
        Assert.Equal(["label-noise", "pii", "leak.target-proxy"], findings.Select(f => f.Kind));
        Assert.Equal([12, 99, 431], findings[0].Rows);
        Assert.Equal([0.9, 0.7, double.NaN], findings[0].RowConfidence);
        Assert.Equal((0.6, "relabel"), (findings[0].Probability, findings[0].Remedy));
        Assert.Equal([new FaultCell(12, "fee")], findings[1].Cells);
        Assert.Equal([new FaultSpan(431, "plan", 3, 16, "")], findings[1].Spans);
        Assert.Equal([(1, 2)], findings[1].Pairs);
        Assert.Equal(["plan"], findings[1].Columns);
        Assert.True(findings[2].Absent);
        Assert.Equal(0.1, findings[2].Probability, 12);
    }

    [Fact]
    public void Rows_that_the_workspace_does_not_have_are_reported_with_their_place_once_a_list()
    {
        var most = string.Join(',', Enumerable.Range(100_000, 500));
        Assert.Equal("""
            findings.jsonl:1:33: PR-FIND-015: data/train.csv has no rows of these row ids, 500 of 501 named here: 100000, 100001, 100002, 100003, 100004, ….
            findings.jsonl:2:34: PR-FIND-015: data/train.csv has no rows of these row ids, 1 of 2 named here: 777777.
            findings.jsonl:3:24: PR-FIND-015: data/train.csv has no rows of these row ids, 1 of 1 named here: 888888.
            findings.jsonl:4:24: PR-FIND-015: data/train.csv has no rows of these row ids, 1 of 1 named here: 999999.
            """, Problems($$"""
            {"kind":"label-noise","rows":[0,{{most}}]}
            {"kind":"pii","cells":[[1,"fee"],[777777,"fee"]]}
            {"kind":"pii","pairs":[[1,888888]]}
            {"kind":"pii","spans":[[999999,"plan",0,1]]}
            """));
    }

    [Fact]
    public void A_file_with_a_mistake_gives_no_findings()
    {
        var problems = new List<Diagnostic>();
        Assert.Empty(FindingsFile.Read("{\"kind\":\"pii\"}\noops\n"u8, "findings.jsonl", Handed.Facts, null, problems));
        Assert.Single(problems);
    }

    [Fact]
    public void A_submission_carries_what_its_findings_say() => Assert.Equal(["label-noise", "leak.target-proxy", "pii"], Handed.Good().Claims.Select(f => f.Kind));

    private static ImmutableArray<Finding> Read(string text)
    {
        var problems = new List<Diagnostic>();
        var findings = FindingsFile.Read(Encoding.UTF8.GetBytes(text), "findings.jsonl", Handed.Facts, null, problems);
        Assert.Equal("", string.Join('\n', problems));
        return findings;
    }

    private static string Problems(string text)
    {
        var problems = new List<Diagnostic>();
        FindingsFile.Read(Encoding.UTF8.GetBytes(text), "findings.jsonl", Handed.Facts, Weeks.Training(), problems);
        return string.Join('\n', problems);
    }
}
