using Practicum.Core.Packs;
using Practicum.Core.Planting;
using Practicum.Core.Tests.Worlds;

namespace Practicum.Core.Tests.Planting;

public sealed class FaultCheckTests
{
    private static readonly FaultSpec Noise = new() { Id = "noise", Kind = "label-noise", Rate = 0.06 };
    private static readonly FaultSpec Leak = new() { Id = "leak", Kind = "leak.target-proxy", Columns = ["code"] };

    [Fact]
    public void A_kind_that_is_not_there_gets_the_nearest_one() =>
        Assert.Equal("project.yaml:9:3: PR-FAULT-001: There is no kind of fault 'label-nose'. Nearest: 'label-noise'.", One(Noise with { Kind = "label-nose", Place = new("project.yaml", 9, 3) }).ToString());

    [Fact]
    public void A_kind_takes_its_own_keys_only() => Says("PR-FAULT-002", "takes no 'factor'; it takes rate, where, form, shares.", Noise with { Factor = 2 });

    [Fact]
    public void A_kind_has_what_it_needs() => Says("PR-FAULT-003", "needs 'rate'.", Noise with { Kind = "duplicates", Rate = null });

    [Fact]
    public void A_column_is_there() => Says("PR-FAULT-004", "names 'fees', which is no column.", new FaultSpec { Id = "b", Kind = "poison.backdoor", Rate = 0.1, Columns = ["fees"], Value = "1" });

    [Fact]
    public void A_new_column_has_a_name_of_its_own()
    {
        Says("PR-FAULT-005", "makes a column 'plan', a name that is taken already.", Leak with { Columns = ["plan"] });
        Says("PR-FAULT-005", "makes a column 'row_id'", Leak with { Columns = ["row_id"] });
        Says("PR-FAULT-005", "makes a column 'code'", Leak, Leak with { Id = "again" });
    }

    [Fact]
    public void A_form_and_a_state_at_service_are_known_ones()
    {
        Says("PR-FAULT-006", "has no form 'by_feature'; expected uniform, by_class, by_features.", Noise with { Form = "by_feature" });
        Says("PR-FAULT-007", "cannot be 'still_there' at service; expected stale, missing, shuffled.", new FaultSpec { Id = "f", Kind = "leak.future-aggregate", Columns = ["r"], By = "plan", AtServe = "still_there" });
    }

    [Fact]
    public void Ids_of_faults_differ() => Says("PR-FAULT-008", "is declared twice", Noise, Noise);

    [Fact]
    public void Keys_go_together()
    {
        Says("PR-FAULT-009", "needs 'shares' of the classes 0 and 1", Noise with { Form = "by_class" });
        Says("PR-FAULT-009", "takes 2 to 9 column(s); found 1.", new FaultSpec { Id = "a", Kind = "label-noise.annotators", Columns = ["x"] });
        Says("PR-FAULT-009", "needs a strength above 0.5", Leak with { Strength = 0.4 });
        Says("PR-FAULT-009", "puts 'red' into 'fee'", new FaultSpec { Id = "b", Kind = "poison.backdoor", Rate = 0.1, Columns = ["fee"], Value = "red" });
        Says("PR-FAULT-009", "names the class '2'", new FaultSpec { Id = "r", Kind = "imbalance", Rate = 0.1, Value = "2" });
        Says("PR-FAULT-009", "standardises 'plan'", new FaultSpec { Id = "s", Kind = "leak.preprocessing", Columns = ["z"], By = "plan" });
    }

    [Fact]
    public void A_column_is_of_the_right_kind()
    {
        Says("PR-FAULT-010", "names 'churned', which is the label.", new FaultSpec { Id = "b", Kind = "poison.backdoor", Rate = 0.1, Columns = ["churned"], Value = "1" });
        Says("PR-FAULT-010", "needs a column of text; 'fee' holds other values.", new FaultSpec { Id = "b", Kind = "bias.label-error", By = "fee", Shares = [("x", 0.1)] });
    }

    [Fact]
    public void The_rows_in_question_are_told_by_visible_columns_and_the_label()
    {
        Says("PR-EXPR-010", "planned", Noise with { Where = new("planned == 'pro'", new("project.yaml", 4, 5)) });
        Assert.Empty(Found(Noise with { Where = new("plan == 'pro' and churned == 1", default) }));
        Assert.NotEmpty(Found(Noise with { Where = new("mood > 0", default) }));
        Assert.Empty(Found(Leak, Noise with { Where = new("code == 'C1'", default) }));
        Assert.Empty(Found(Leak with { Form = "score" }, Noise with { Where = new("code > 50", default) }));
    }

    private static List<Diagnostic> Found(params FaultSpec[] faults)
    {
        var problems = new List<Diagnostic>();
        FaultCheck.Check(Declared.Project() with { Faults = [.. faults] }, problems);
        return problems;
    }

    private static Diagnostic One(params FaultSpec[] faults) => Assert.Single(Found(faults));

    private static void Says(string code, string words, params FaultSpec[] faults)
    {
        var found = One(faults);
        Assert.Equal(code, found.Code);
        Assert.Contains(words, found.Message, StringComparison.Ordinal);
    }
}
