using System.Text;
using Practicum.Core.Worlds.Expressions.Operations;
using Practicum.Core.Packs;
using Practicum.Core.Worlds;
using Practicum.Core.Worlds.Expressions;

namespace Practicum.Core.Tests.Worlds;

/// <summary>Projects and formulas for the tests of worlds.</summary>
internal static class Declared
{
    public static readonly byte[] Secret = Encoding.UTF8.GetBytes("a secret of the tests");

    public static Formula Formula(string text, int line = 1, int column = 1) => new(text, new("project.yaml", line, column));

    public static ColumnSpec Column(string name, string value, bool hidden = false) => new() { Name = name, Value = Formula(value), Hidden = hidden };

    public static GeneratedWorldSpec Desk() => new()
    {
        Start = Start(),
        RatePerDay = Formula("300 * (1 + 0.3 * season(t, 7))"),
        Columns =
        [
            new() { Name = "customer_id", Entities = 4000 },
            Column("tenure", "gamma(2, 14)"),
            Column("plan", "choice(basic: 0.6, plus: 0.3, pro: 0.1)"),
            Column("fee", "pick(plan, basic: 12, plus: 22, pro: 39) * lognormal(0, 0.05)"),
            Column("calls", "poisson(0.4 + 0.8 * (tenure < 3))"),
            Column("mood", "normal(0, 1)", true),
        ],
        Vary = [("calls_weight", Formula("uniform(0.3, 0.7)"))],
        Target = "churned",
        Probability = Formula("logistic(-1.9 - 0.04*tenure + calls_weight*calls + 0.9*(plan == 'basic') + 0.5*mood + 0.2*season(t, 365))"),
    };

    public static SimTime Start() => SimTime.TryParse("2025-01-01", out var start) ? start : throw new InvalidOperationException();

    public static ProductionSpec Production() => new()
    {
        Entity = "customer_id",
        LabelDelay = new() { Kind = DelayKind.Lognormal, Median = Days(7), P95 = Days(30), Never = 0.02 },
        Fallback = Formula("calls >= 3"),
        Causes = ["drift.concept", "drift.covariate", "upstream.unit"],
        Incidents =
        [
            new() { Id = "price-rise", Kind = "drift.concept", At = Days(40), Over = Days(10), Change = [("fee", Formula("fee * 1.25"))], Logit = Formula("1.1 * (fee > 30)") },
            new() { Id = "unit-slip", Kind = "upstream.unit", At = Days(60), For = Days(5), Column = "fee", Factor = 100, RepairTakes = new(6 * 3600) },
            new() { Id = "plan-shift", Kind = "drift.covariate", At = Days(70), Over = Days(10), Change = [("plan", Formula("'pro'")), ("tenure", Formula("tenure + 1"))] },
        ],
    };

    public static Project Project(GeneratedWorldSpec? world = null, ProductionSpec? production = null, int trainDays = 60, int productionDays = 90) => new()
    {
        Id = "desk",
        Version = "1.0.0",
        Title = "Desk",
        World = world ?? Desk(),
        Splits = new() { Train = Days(trainDays), Production = Days(productionDays), Holdout = 0.2 },
        Production = production ?? Production(),
        Digest = Digest.Of("desk"),
    };

    public static SimSpan Days(double days) => SimSpan.FromDays(days);

    public static ProjectWorld Open(Project project, int variant = 7, Table? data = null)
    {
        var problems = new List<Diagnostic>();
        var world = ProjectWorld.Open(project, data, Secret, variant, problems);
        Assert.True(world is not null, string.Join("\n", problems));
        return world;
    }

    /// <summary>One scope with a number column x = 2.5, a text column plan of three values, and time.</summary>
    public static Scope Scope()
    {
        var words = new Words();
        var scope = new Scope { Words = words, Streams = [], StreamName = n => $"column/test/{n}", Where = "the test" };
        scope.Add("t", new Symbol.Known(new TimeOp()));
        scope.Add("x", new Symbol.Known(new SlotOp(0, Needs.Visible)));
        scope.Add("plan", new Symbol.Known(new SlotOp(1, Needs.Visible) { Kind = FieldKind.Text, Texts = [words.Code("basic"), words.Code("plus"), words.Code("pro")] }));
        scope.Add("emp.var.rate", new Symbol.Known(new SlotOp(0, Needs.Visible)));
        scope.Add("education-num", new Symbol.Known(new SlotOp(0, Needs.Visible)));
        scope.Add("later", new Symbol.Unusable("'later' is declared later; an expression may use the columns above it."));
        return scope;
    }

    /// <summary>Values of an expression on rows 0 … rows − 1 of one tick.</summary>
    public static double[] Values(string text, double t = 3, string plan = "basic", int rows = 8, ulong seed = 7)
    {
        var (problems, scope) = (new List<Diagnostic>(), Scope());
        var op = Compiler.Compile(Formula(text), scope, null, problems);
        Assert.True(op is not null, string.Join("\n", problems));
        ChanceStream[] streams = [.. scope.Streams.Select(new Chance(seed).Stream)];
        var batch = new Batch(2, streams) { Count = Batch.Padded(rows), Runs = 1, Ticks = new(0, streams) { Count = 8 } };
        batch.RunStart[1] = batch.Count;
        batch.Time.AsSpan().Fill(t);
        batch.Ticks.Time.AsSpan().Fill(t);
        batch.Columns[0].AsSpan().Fill(2.5);
        batch.Columns[1].AsSpan().Fill(scope.Words.Find(plan));
        return op.Read(batch, out _)[..rows].ToArray();
    }

    public static List<Diagnostic> Mistakes(string text, bool mayDraw = true)
    {
        var problems = new List<Diagnostic>();
        var scope = Scope();
        if (!mayDraw)
            scope = new Scope { Words = scope.Words, Streams = [], Where = "the rate" };
        Compiler.Compile(Formula(text, 9, 12), scope, null, problems);
        return problems;
    }
}
