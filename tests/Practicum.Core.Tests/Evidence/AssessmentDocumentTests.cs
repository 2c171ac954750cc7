using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Practicum.Core.Evidence;
using Practicum.Core.Evidence.Documents;
using Practicum.Core.Evidence.Ledgers;

namespace Practicum.Core.Tests.Evidence;

public sealed class AssessmentDocumentTests
{
    [Fact]
    public void The_document_is_spelled_as_the_format_shows()
    {
        var assessment = MadeAssessment.Tiny with { Evidence = [MadeAssessment.Tiny.Evidence[0]], Tasks = [MadeAssessment.Tiny.Tasks[0]], Competencies = [MadeAssessment.Tiny.Competencies[1]] };
        var text = Encoding.UTF8.GetString(AssessmentJson.Write(assessment, new(Digest.Of("head"), 31)));
        Assert.Equal($$"""
            {
              "practicum": "assessment/v1",
              "project": {"id": "tiny", "version": "1.0.0", "digest": "{{Digest.Of("pack")}}"},
              "variant": 7,
              "submission": {"digest": "{{Digest.Of("submission")}}"},
              "assurance": "practice",
              "score": {"value": 0.852, "interval": {"level": 0.95, "low": 0.81, "high": 0.89, "method": "bootstrap", "source": "rows+worlds"}, "bar": 0.7, "verdict": "meets"},
              "engine": {"version": "0.1.0", "onnxruntime": "1.30.0", "rid": "linux-x64", "cpu": "x86-64", "cage": "L2"},
              "evidence": [
                {
                  "id": "predict/roc_auc",
                  "examiner": "offline",
                  "definition": "roc_auc@1",
                  "value": 0.8731,
                  "unit": null,
                  "count": 4000,
                  "interval": {"level": 0.95, "low": 0.861, "high": 0.884, "method": "delong", "source": "rows"},
                  "anchors": {"naive": 0.5, "starter": 0.71, "reference": 0.889, "stability": 0.012},
                  "direction": "higher",
                  "raw": 0.911,
                  "se": 0.033,
                  "score": 0.911,
                  "score_interval": {"level": 0.95, "low": 0.84, "high": 0.97, "method": "bootstrap", "source": "rows"},
                  "group": "{{Digest.Of("rows")}}",
                  "seeds": null,
                  "attempt": 1,
                  "fresh": true,
                  "competencies": ["modelling"],
                  "reason": "Ranking stops short of the best possible.",
                  "measured": false,
                  "inputs": ["{{Digest.Of("model")}}"]
                }
              ],
              "tasks": [
                {
                  "id": "predict",
                  "score": 0.852,
                  "interval": {"level": 0.95, "low": 0.81, "high": 0.89, "method": "bootstrap", "source": "rows"},
                  "weight": 7,
                  "lost": [{"points": 14.8, "reason": "Ranking stops short. ROC area 0.873."}]
                }
              ],
              "competencies": [
                {
                  "id": "privacy",
                  "estimate": null,
                  "interval": null,
                  "sd": null,
                  "evidence": 0,
                  "groups": 0,
                  "projects": 0,
                  "verdict": "insufficient evidence",
                  "reason": "Nothing that was measured speaks to this competency."
                }
              ],
              "chain": {"head": "{{Digest.Of("head")}}", "entries": 31}
            }

            """.ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void A_note_on_the_data_stands_beside_the_assurance_and_in_the_ledger()
    {
        var assessment = MadeAssessment.Tiny with { Note = "Labels can be looked up." };
        Assert.Contains("\"assurance\": \"practice\",\n  \"note\": \"Labels can be looked up.\",\n", Encoding.UTF8.GetString(AssessmentJson.Write(assessment, new(Digest.Zero, 0))), StringComparison.Ordinal);
        Assert.Empty(AssessmentLedger.Read([.. AssessmentLedger.Write(assessment, new()).Lines], out var read));
        Assert.Equal(assessment.Note, read!.Value.Assessment.Note);
    }

    [Fact]
    public void What_is_undefined_or_withheld_is_null_with_its_reason()
    {
        using var document = JsonDocument.Parse(AssessmentJson.Write(MadeAssessment.Tiny, new(Digest.Zero, 0)));
        var items = document.RootElement.GetProperty("evidence");
        Assert.Equal(JsonValueKind.Null, items[1].GetProperty("interval").ValueKind);
        Assert.Equal("One year, no interval.", items[1].GetProperty("reason").GetString());
        Assert.Equal(JsonValueKind.Null, items[1].GetProperty("anchors").GetProperty("naive").ValueKind);
        Assert.Equal(JsonValueKind.Null, items[2].GetProperty("value").ValueKind);
        Assert.Equal("A quiet world and no alarm.", items[2].GetProperty("reason").GetString());
        Assert.Equal("Not measured, because no year was run.", document.RootElement.GetProperty("tasks")[1].GetProperty("reason").GetString());
    }

    [Fact]
    public void Measured_values_lie_outside_the_chain()
    {
        var ledger = AssessmentLedger.Write(MadeAssessment.Tiny, MadeAssessment.Exhibits);
        var line = ledger.Lines.Single(l => l.Contains("serve/latency", StringComparison.Ordinal));
        Assert.DoesNotContain("4.2", line, StringComparison.Ordinal);
        Assert.Contains("\"measured\":true", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ledger_has_one_entry_for_each_fact_and_verifies()
    {
        var ledger = AssessmentLedger.Write(MadeAssessment.Tiny, MadeAssessment.Exhibits);
        string[] kinds = ["assessment", "evidence", "evidence", "evidence", "evidence", "task", "task", "score", "competencies", "exhibits/year", "exhibits/curves", "exhibits/findings", "exhibits/models", "exhibits/document", "exhibits/document"];
        Assert.Equal(kinds, ledger.Entries.Select(e => e.Kind));
        Assert.Empty(Ledger.Verify([.. ledger.Lines], ledger.Head));
        Assert.Equal(ledger.Lines, AssessmentLedger.Write(MadeAssessment.Tiny, MadeAssessment.Exhibits).Lines);
    }

    [Fact]
    public void Assessment_and_exhibits_come_back_from_the_ledger_alone()
    {
        var ledger = AssessmentLedger.Write(MadeAssessment.Tiny, MadeAssessment.Exhibits);
        Assert.Empty(AssessmentLedger.Read([.. ledger.Lines], out var read));
        var (assessment, exhibits) = read!.Value;
        Assert.Equal(ledger.Lines, AssessmentLedger.Write(assessment, exhibits).Lines);
        Assert.Equal(AssessmentJson.Write(MadeAssessment.Tiny, ledger.Head), AssessmentJson.Write(assessment, ledger.Head));
        Assert.Equal("A tiny “project” <é>", assessment.ProjectTitle);
        Assert.Equal(Money.FromUnits(30_200.5), assessment.Tasks[0].Lost[0].Money);
        Assert.Equal(MadeAssessment.Exhibits.Year!.Days, exhibits.Year!.Days);
        Assert.Equal(MadeAssessment.Exhibits.Curves[0].Roc, exhibits.Curves[0].Roc);
        Assert.True(double.IsNaN(exhibits.Curves[0].BestRocAuc));
        Assert.Equal("L2", assessment.Engine.Cage);
        Assert.True(double.IsNaN(exhibits.Models[0].PeakBytes));
        Assert.Equal(MadeAssessment.Exhibits.Models[0].Operators, exhibits.Models[0].Operators);
        Assert.Equal(MadeAssessment.Exhibits.Documents, exhibits.Documents);
        Assert.Equal(["12", "99"], exhibits.Findings!.Kinds[0].Truth!.FoundLoci);
        Assert.True(double.IsNaN(exhibits.Findings.Kinds[1].Truth!.Where));
        Assert.Null(exhibits.Findings.Kinds[2].Truth);
    }

    [Fact]
    public void An_erased_document_is_left_out_and_the_others_stay()
    {
        var ledger = AssessmentLedger.Write(MadeAssessment.Tiny, MadeAssessment.Exhibits);
        var lines = ledger.Entries.Select((e, i) => i == ledger.Entries.Count - 1 ? e.Erased().Line : e.Line).ToArray();
        Assert.Empty(AssessmentLedger.Read(lines, out var read));
        Assert.Equal("model_card", Assert.Single(read!.Value.Exhibits.Documents).Kind);
        Assert.Empty(Ledger.Verify(lines, ledger.Head));
    }

    [Fact]
    public void An_erased_payload_is_said_when_a_report_is_to_be_made()
    {
        var ledger = AssessmentLedger.Write(MadeAssessment.Tiny, MadeAssessment.Exhibits);
        var lines = ledger.Entries.Select(e => e.Kind == "exhibits/year" ? e.Erased().Line : e.Line).ToArray();
        var found = Assert.Single(AssessmentLedger.Read(lines, out var read));
        Assert.Null(read);
        Assert.Equal(("PR-LEDGER-011", 10), (found.Code, found.Place.Line));
        Assert.Contains("erased", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"definition\":\"roc_auc@1\"", "\"definition\":7")]
    [InlineData("\"kind\":\"score\"", "\"kind\":\"weather\"")]
    [InlineData("\"variant\":7", "\"variant\":7.5")]
    [InlineData("\"days\":{", "\"daze\":{")]
    [InlineData("\"kind\":\"assessment\"", "\"kind\":[]")]
    public void A_payload_that_does_not_fit_is_a_diagnostic_and_not_a_crash(string was, string becomes)
    {
        var lines = AssessmentLedger.Write(MadeAssessment.Tiny, MadeAssessment.Exhibits).Lines.Select(l => l.Replace(was, becomes, StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(AssessmentLedger.Read(lines, out var read));
        Assert.Null(read);
    }

    /// <summary>An independent reader: Python's json and hashlib recompute every digest of the chain.</summary>
    [Fact]
    public void Python_s_hashlib_finds_the_same_chain()
    {
        const string Script = """
            import sys, json, hashlib
            def digest(o):
                return "sha256:" + hashlib.sha256(json.dumps(o, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()
            previous, n = "sha256:" + "0" * 64, 0
            for line in sys.stdin.buffer.read().decode().splitlines():
                e = json.loads(line); n += 1
                assert e["seq"] == n and e["previous"] == previous
                raw = line[line.index('"payload":') + 10:line.rindex(',"payload_digest":')]
                assert e["payload_digest"] == "sha256:" + hashlib.sha256(raw.encode()).hexdigest()
                assert e["digest"] == digest({k: e[k] for k in ("seq", "kind", "payload_digest", "previous")})
                previous = e["digest"]
            print(n, previous)
            """;
        var ledger = AssessmentLedger.Write(MadeAssessment.Tiny, MadeAssessment.Exhibits);
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using (var stdin = new StreamWriter(python.StandardInput.BaseStream, new UTF8Encoding(false)))
            stdin.Write(string.Join('\n', ledger.Lines) + "\n");
        var said = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Assert.Equal($"{ledger.Head.Entries} {ledger.Head.Head}", said.Trim());
    }
}
