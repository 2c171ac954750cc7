namespace Practicum.Runner.Tests.PackFiles;

public sealed class MistakeTests
{
    [Fact]
    public void A_pack_with_nine_mistakes_reports_nine_with_places_and_nearest_names()
    {
        var pack = PackFolder.Churn
            .Replace("licence: CC-BY-4.0", "license: CC-BY-4.0")
            .Replace("level: 2", "level: expert")
            .Replace("[modelling, evaluation, operations.drift]", "[modeling, evaluation]")
            .Replace("start: 2025-01-01", "start: 1.1.2025")
            .Replace("tick: 1h", "tick: 1 hour")
            .Replace("never: 2%", "never: 120%")
            .Replace("hidden: true", "hidden: yes")
            .Replace("metrics: [roc_auc, log_loss]", "metrics: [roc_acu, log_loss]")
            .Replace("pass: {score: 0.7}", "pass: {score: 1.7}");
        Assert.Equal("""
            project.yaml:5:1: PR-PACK-001: Unknown key 'license' in the project. Nearest: 'licence'.
            project.yaml:6:8: PR-PACK-003: 'level' must be a whole number from 1 to 4. Found 'expert'.
            project.yaml:8:16: PR-PACK-005: There is no competency 'modeling'. Nearest: 'modelling'. All: modelling, evaluation, data.leakage, data.labels, operations.drift, operations.rollout, documentation, privacy.
            project.yaml:12:10: PR-PACK-003: 'start' must be a date such as 2025-01-01. Found '1.1.2025'.
            project.yaml:20:42: PR-PACK-003: 'hidden' must be true or false. Found 'yes'. Write true or false.
            project.yaml:28:9: PR-PACK-003: 'tick' must be a time such as 14d or 6h (units m, h, d, w, mo, y). Found '1 hour'.
            project.yaml:30:80: PR-PACK-004: 'never' must be a share from 0 % to 99 %. Found '120%'.
            project.yaml:44:48: PR-PACK-005: There is no metric of the offline examiner 'roc_acu'. Nearest: 'roc_auc'. All: roc_auc, average_precision, log_loss, brier, accuracy, precision, recall, f1, ece.
            project.yaml:46:15: PR-PACK-004: 'score' must be a share from 0 % to 100 %. Found '1.7'.
            """, PackFolder.Problems(pack));
    }

    [Theory]
    [InlineData("findings: {", "faults: [{id: noise, kind: label-noise}]\nfindings: {", "project.yaml:42:10: PR-FAULT-009: The fault 'noise' needs 'rate'; 'shares' belong to the form by_class.")]
    [InlineData("kind: binary", "kind: multiclass", "project.yaml:24:11: PR-PACK-009: Multiclass targets are not available yet.")]
    [InlineData("kind: binary", "kind: regression", "project.yaml:24:11: PR-PACK-009: Regression targets are not available yet.")]
    [InlineData("value: {tp: 40, fp: -8, fn: -60, tn: 0}", "value: {under: 3, over: 1}", "project.yaml:32:10: PR-PACK-009: Costs per unit, for regression, are not available yet; give tp, fp, fn and tn.")]
    [InlineData("examiner: offline, metrics: [roc_auc, log_loss]", "examiner: robustness, metrics: [x]", "project.yaml:44:29: PR-PACK-009: The examiner 'robustness' is not available yet; use 'offline' or 'production'.")]
    public void What_is_not_available_yet_is_refused_in_one_sentence(string old, string changed, string expected) =>
        Assert.Equal(expected, PackFolder.Problems(PackFolder.Churn.Replace(old, changed)));

    [Fact]
    public void Mistakes_inside_expressions_come_at_once_with_those_of_form()
    {
        var problems = PackFolder.Problems(PackFolder.Churn.Replace("level: 2", "level: 9").Replace("tick: 1h", "tock: 1h").Replace("gamma(", "gama("));
        Assert.Contains("PR-PACK-004: 'level'", problems, StringComparison.Ordinal);
        Assert.Contains("PR-PACK-001: Unknown key 'tock'", problems, StringComparison.Ordinal);
        Assert.Contains("PR-EXPR-012: There is no function 'gama'", problems, StringComparison.Ordinal);
        Assert.Equal(3, problems.Split('\n').Length);
    }

    [Fact]
    public void A_file_begins_with_its_kind() => Assert.Equal(
        "project.yaml:2:1: PR-PACK-006: A file begins with the key 'practicum'; move it to the top.",
        PackFolder.Problems(PackFolder.Churn.Replace("practicum: project/v1\nid: churn-desk", "id: churn-desk\npracticum: project/v1")));

    [Fact]
    public void Empty_faults_are_no_faults() =>
        Assert.Equal("", PackFolder.Problems(PackFolder.Churn.Replace("findings: {", "faults: []\nfindings: {")));
}
