using Practicum.Runner.Tests.Intake;
using Practicum.Runner.Workspaces;

namespace Practicum.Runner.Tests.Refusals;

/// <summary>Every code that a workspace can be refused with is reached by one small mistake.</summary>
public sealed class WorkspaceReachTests
{
    [Theory]
    [InlineData("workspace.yaml", "PR-WORK-001", "assurance:", "asurance: practice\nassurance:")]
    [InlineData("workspace.yaml", "PR-WORK-002", "variant: 7\n", "")]
    [InlineData("workspace.yaml", "PR-WORK-003", "variant: 7", "variant: seven")]
    [InlineData("workspace.yaml", "PR-WORK-004", "pass: {score: 0.7}", "pass: {score: 1.7}")]
    [InlineData("workspace.yaml", "PR-WORK-005", "examiner: offline", "examiner: ofline")]
    [InlineData("workspace.yaml", "PR-WORK-006", "workspace/v1", "workplace/v1")]
    [InlineData("workspace.yaml", "PR-WORK-009", "examiner: offline", "examiner: robustness")]
    [InlineData("data/schema.yaml", "PR-WORK-007", "name: fee", "name: calls")]
    public void A_mistake_in_a_workspace_has_its_code(string file, string code, string old, string changed) =>
        Assert.Contains($"{code}: ", Problems(file, text => text.Contains(old, StringComparison.Ordinal) ? text.Replace(old, changed, StringComparison.Ordinal) : throw new InvalidOperationException(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("workspace.yaml")]
    [InlineData("data/schema.yaml")]
    public void A_workspace_without_its_file_says_so(string file) =>
        Assert.Contains($"{file}: PR-WORK-008: ", Problems(file, _ => null), StringComparison.Ordinal);

    [Fact]
    public void A_whole_workspace_is_read() => Assert.Equal("", Problems("workspace.yaml", text => text));

    private static string Problems(string file, Func<string, string?> change)
    {
        var folder = Directory.CreateTempSubdirectory("practicum-test-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "data"));
            File.WriteAllText(Path.Combine(folder.FullName, WorkspaceFile.FileName), WorkspaceFile.Write(Handed.Facts));
            File.WriteAllText(Path.Combine(folder.FullName, "data", "schema.yaml"), SchemaFile.Write(Handed.Facts.Schema));
            var path = Path.Combine(folder.FullName, file);
            var text = change(File.ReadAllText(path));
            File.Delete(path);
            if (text is not null)
                File.WriteAllText(path, text);
            var problems = new List<Diagnostic>();
            WorkspaceFile.Read(folder.FullName, problems);
            return string.Join('\n', problems);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
