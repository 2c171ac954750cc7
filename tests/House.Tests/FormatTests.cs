using System.Text.Json.Nodes;
using House.Tests.Walks;
using Practicum.Core.Evidence.Ledgers;
using Practicum.Core.Profiles;

namespace House.Tests;

/// <summary>The schemas of what comes out, against their examples and against what the program really wrote while the guide was followed.</summary>
public sealed class FormatTests
{
    private static readonly string[] Specified = ["assessment", "ledger", "timeline", "key", "competencies", "rubric", "grade"];

    public static TheoryData<string> Formats => [.. Specified];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Examples_fit_their_schema(string format)
    {
        var schema = Schema(format);
        Assert.NotEmpty(schema["examples"]!.AsArray());
        Assert.All(schema["examples"]!.AsArray(), example => Assert.Empty(new SchemaCheck(schema).Differences(example)));
    }

    [Fact]
    public void A_written_assessment_fits_its_schema() => Assert.Empty(new SchemaCheck(Schema("assessment")).Differences(JsonNode.Parse(Written("result/assessment.json"))));

    [Fact]
    public void A_printed_grade_and_its_estimates_fit_their_schemas()
    {
        var (schema, grade) = (Schema("grade"), JsonNode.Parse(Written("grade.json", "docs/guide/grade.md"))!);
        Assert.Empty(new SchemaCheck(schema).Differences(grade));
        var estimate = new JsonObject { ["$defs"] = schema["$defs"]!.DeepClone(), ["$ref"] = "#/$defs/estimate" };
        var metrics = grade["metrics"]!.AsObject().Concat(schema["examples"]![0]!["metrics"]!.AsObject()).ToArray();
        Assert.Equal(11, metrics.Length);
        Assert.All(metrics, m => Assert.Empty(new SchemaCheck(estimate).Differences(m.Value)));
    }

    [Fact]
    public void The_lines_of_a_written_ledger_and_timeline_fit_their_schemas()
    {
        foreach (var (format, file, least) in new[] { ("ledger", "result/ledger.jsonl", 40), ("timeline", "result/timeline.jsonl", 5) })
        {
            var lines = Written(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(lines.Length >= least);
            Assert.All(lines, line => Assert.Empty(new SchemaCheck(Schema(format)).Differences(JsonNode.Parse(line))));
        }
    }

    [Fact]
    public void The_ledger_s_examples_are_true_links_of_a_chain()
    {
        var lines = Schema("ledger")["examples"]!.AsArray().Select(CanonicalJson.Text).ToArray();
        Assert.Empty(Ledger.Verify([lines[0]]));
        Assert.All(Ledger.Verify(lines), problem => Assert.Equal("PR-LEDGER-007", problem.Code));
    }

    [Fact]
    public void The_example_of_a_framework_is_the_one_that_is_built_in()
    {
        var example = Schema("competencies")["examples"]![0]!;
        Assert.Equal(ProfileV1.Cut, (double)example["cut"]!);
        Assert.Equal(CompetencyFramework.V1.Select(c => (c.Id, c.Title, c.About)), example["competencies"]!.AsArray().Select(c => ((string)c!["id"]!, (string)c["title"]!, (string)c["about"]!)));
    }

    [Fact]
    public void The_check_of_schemas_finds_what_differs()
    {
        var check = new SchemaCheck(Schema("timeline"));
        Assert.Equal(3, check.Differences(JsonNode.Parse("""{"tick":-1,"kind":"alarm","id":"a","cause_id":null,"amount_micro":0.5,"word":"x","words":"y"}""")).Count);
        Assert.NotEmpty(check.Differences(JsonNode.Parse("""{"tick":1}""")));
    }

    private static JsonNode Schema(string format) => JsonNode.Parse(Repository.Read($"docs/reference/{format}.schema.json"))!;

    private static string Written(string file, string page = "docs/guide/intern.md")
    {
        var walk = Walk.Of(page);
        Assert.Empty(walk.Surprises);
        return File.ReadAllText(Path.Combine(walk.Folder, file));
    }
}
