using System.Text;
using System.Text.Json.Nodes;
using Practicum.Core.Evidence.Ledgers;

namespace Practicum.Core.Evidence.Documents;

/// <summary>Writes <c>assessment.json</c> (<c>assessment/v1</c>, formats §7).</summary>
public static class AssessmentJson
{
    /// <summary>
    /// The bytes of the file: UTF-8, line feeds, numbers in shortest form. Equal assessments give equal bytes. What is undefined or withheld
    /// is null and carries its reason.
    /// </summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="chain">Where its ledger ends (<see cref="AssessmentLedger.Write"/>).</param>
    public static byte[] Write(Assessment assessment, LedgerHead chain)
    {
        var node = new JsonObject
        {
            ["practicum"] = "assessment/v1",
            ["project"] = AssessmentNodes.Project(assessment, whole: false),
            ["variant"] = Nodes.Number(assessment.Variant),
            ["submission"] = AssessmentNodes.Submission(assessment, whole: false),
            ["assurance"] = assessment.Assurance,
            ["score"] = AssessmentNodes.Score(assessment),
            ["engine"] = AssessmentNodes.Engine(assessment.Engine),
            ["evidence"] = Nodes.List(assessment.Evidence, i => AssessmentNodes.Item(i, whole: false)),
            ["tasks"] = Nodes.List(assessment.Tasks, t => AssessmentNodes.Task(t, whole: false)),
            ["competencies"] = Nodes.List(assessment.Competencies, AssessmentNodes.Competency),
            ["chain"] = new JsonObject { ["head"] = chain.Head.Text, ["entries"] = Nodes.Number(chain.Entries) },
        };
        if (assessment.Note is { } note)
            node.Insert(node.IndexOf("assurance") + 1, "note", note);
        return Encoding.UTF8.GetBytes(PrettyJson.Text(node));
    }
}
