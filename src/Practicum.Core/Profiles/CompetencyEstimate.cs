namespace Practicum.Core.Profiles;

/// <summary>What the evidence says about one competency (methods §10, version 1).</summary>
/// <param name="Id">Competency, framework v1.</param>
/// <param name="Estimate">Score scale; NaN when there is no evidence.</param>
/// <param name="Interval">95 % interval, or null.</param>
/// <param name="Sd">Standard deviation; NaN when there is no evidence.</param>
/// <param name="Evidence">Number of items.</param>
/// <param name="Groups">Number of distinct groups of rows or worlds.</param>
/// <param name="Projects">Number of projects.</param>
/// <param name="Verdict"><c>insufficient evidence</c>, <c>not settled</c>, <c>developing</c> or <c>competent</c>.</param>
public sealed record CompetencyEstimate(
    string Id, double Estimate, Interval? Interval, double Sd, int Evidence, int Groups, int Projects, string Verdict);
