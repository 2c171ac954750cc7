using Practicum.Core.Conformance;
using Practicum.Core.Packs;
using Practicum.Core.Planting;

namespace Practicum.Core.Tests.Planting;

public sealed class FaultLawTests
{
    private static readonly Chance Chance = new(7);
    private static readonly Ground Desk = ExampleGround.Of(4_000, new(3));
    private static readonly Ground Unknown = Desk with { Truth = null, HiddenTruth = null };

    public static IEnumerable<object[]> Laws() => FaultCatalogue.All.SelectMany(kind =>
        FaultLaws.Of(kind.Make(kind.Example), Desk, Chance).Select(law => new object[] { kind.Name, law })
            .Concat(FaultLaws.Of(kind.Make(kind.Example), Unknown, Chance).Select(law => new object[] { kind.Name + ", truth unknown", law })));

    public static IEnumerable<object[]> Forms() => from kind in FaultCatalogue.All
                                                   from form in kind.Forms.Where(f => f != (kind.Example.Form ?? kind.Forms[0]))
                                                   let spec = InOwnColumns(kind, Fitting(kind, form))
                                                   from law in FaultLaws.Of(kind.Make(spec), Desk, Chance)
                                                   select new object[] { $"{kind.Name}, {form}", law };

    public static IEnumerable<object[]> States() => from kind in FaultCatalogue.All
                                                    from state in kind.AtServe
                                                    from law in FaultLaws.Of(kind.Make(kind.Example with { AtServe = state }), Desk, Chance)
                                                    select new object[] { $"{kind.Name}, {state}", law };

    public static IEnumerable<object[]> Orders() => from a in FaultCatalogue.All
                                                    from b in FaultCatalogue.All
                                                    where string.CompareOrdinal(a.Id, b.Id) < 0 && a.CommutesWith(b)
                                                    select new object[] { $"{a.Name} and {b.Name}", FaultLaws.Order(a.Make(a.Example), b.Make(b.Example), Desk, Chance) };

    /// <summary>With new names where a form makes the columns that the example finds in the table.</summary>
    private static FaultSpec InOwnColumns(FaultKind kind, FaultSpec spec) => kind.Makes(spec) && !kind.Makes(kind.Example) ? spec with { Columns = [.. spec.Columns.Select(c => $"{c}_made")] } : spec;

    [Theory]
    [MemberData(nameof(Laws), DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(States), DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Orders), DisableDiscoveryEnumeration = true)]
    public void A_fault_keeps_its_laws(string fault, Law law) => Assert.True(law.Broken() is not { } broken, $"{fault}: {law}: {law.Broken()}");

    [Fact]
    public void Some_faults_may_be_planted_in_either_order() => Assert.InRange(Orders().Count(), 8, 10_000);

    [Fact]
    public void The_example_of_every_kind_is_without_a_mistake()
    {
        var problems = new List<Diagnostic>();
        var world = new Schema([.. Desk.Rows.Schema.Fields[..^1]]);
        foreach (var kind in FaultCatalogue.All)
            FaultCheck.Check([kind.Example], world, "churned", problems);
        FaultCheck.Check([.. FaultCatalogue.All.Select(k => k.Example)], world, "churned", problems);
        Assert.Empty(problems.Select(p => p.ToString()));
        Assert.Equal(FaultCatalogue.All.Length, FaultCatalogue.All.Select(k => k.Name).Distinct().Count());
    }

    [Fact]
    public void All_kinds_are_planted_one_after_the_other_and_every_key_fits_the_result()
    {
        var planted = PlantingRun.Plant([.. FaultCatalogue.All.Select(k => k.Example)], Desk, Chance);
        var rows = planted.Ground.Rows.Rows;
        Assert.Equal(FaultCatalogue.All.Length, planted.Keys.Length);
        Assert.Equal(rows, planted.Origin.Length);
        foreach (var key in planted.Keys)
        {
            Assert.True(key.Rows.SequenceEqual(key.Rows.Where(r => r >= 0 && r < rows).Distinct().Order()), key.Id);
            Assert.All(key.Cells, c => Assert.InRange(c.Row, 0, rows - 1));
            Assert.All(key.Pairs, p => Assert.InRange(p.Row, 0, rows - 1));
            Assert.True(key.Posterior is null || key.Posterior.Length == rows, key.Id);
            Assert.True(key.Rows.Length + key.Columns.Length + key.Cells.Length + key.Spans.Length + key.Removed > 0, key.Id);
        }
    }

    /// <summary>A law that is broken is found: positive controls of the laws themselves.</summary>
    [Fact]
    public void The_laws_find_a_fault_that_hides_what_it_does()
    {
        var noise = FaultCatalogue.Find("label-noise")!;
        var honest = noise.Make(noise.Example);
        Assert.Contains(FaultLaws.Of(new Tampered(honest, k => k with { Rows = k.Rows[1..] }), Desk, Chance), l => l.Broken()?.Contains("not in the key", StringComparison.Ordinal) == true);
        Assert.Contains(FaultLaws.Of(new Tampered(honest, k => k with { Rows = [.. Enumerable.Range(0, 4_000)] }), Desk, Chance), l => l.Broken()?.Contains("as it was", StringComparison.Ordinal) == true);
        Assert.Contains(FaultLaws.Of(new Tampered(honest, k => k with { Removed = 1 }), Desk, Chance), l => l.Broken()?.Contains("came back", StringComparison.Ordinal) == true);
    }

    private static Practicum.Core.Packs.FaultSpec Fitting(FaultKind kind, string form) => (kind.Name, form) switch
    {
        ("label-noise", "by_class") => kind.Example with { Form = form, Rate = null, Shares = [("0", 0.02), ("1", 0.2)] },
        ("leak.preprocessing", "standardised") => kind.Example with { Form = form, By = "fee" },
        _ => kind.Example with { Form = form },
    };

    private sealed class Tampered(IFault fault, Func<FaultKey, FaultKey> change) : IFault
    {
        public string Id => fault.Id;

        public Planted Plant(Ground ground, Chance chance) => fault.Plant(ground, chance) is var planted ? planted with { Key = change(planted.Key) } : null!;
    }
}
