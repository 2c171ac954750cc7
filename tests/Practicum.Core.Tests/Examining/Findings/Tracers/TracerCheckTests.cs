using Practicum.Core.Examining.Findings.Tracers;
using Practicum.Numerics.Primitives;

namespace Practicum.Core.Tests.Examining.Findings.Tracers;

public sealed class TracerCheckTests
{
    private const int Rows = 2_000, Faulty = 120, Variants = 20;

    [Fact]
    public void Who_knows_nothing_of_others_is_matched_no_more_often_than_stated()
    {
        const int Interns = 1_000;
        const double Level = 0.05;
        var alarms = Enumerable.Range(0, Interns).Count(i => !Look(Own(i), Claims(i, 0), Level).IsEmpty);
        Assert.True(alarms <= Interns * Level + 3 * Math.Sqrt(Interns * Level), $"{alarms} of {Interns} at {Level}.");
        Assert.DoesNotContain(Enumerable.Range(0, 200), i => !Look(Own(i), Claims(i, 0), TracerCheck.Review).IsEmpty);
    }

    [Fact]
    public void Who_hands_in_a_part_of_another_variant_s_key_is_put_before_a_person()
    {
        var match = Assert.Single(Look(Own(5), Claims(5, 40), TracerCheck.Review));
        Assert.Equal((3, "label-noise"), (match.Variant, match.Kind));
        Assert.True(match.Shared >= 35 && match.Coincidence < 1e-12);
        Assert.StartsWith("For a person to look at: ", match.Words, StringComparison.Ordinal);
        Assert.EndsWith("This is no verdict.", match.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_the_own_key_never_count_against_anybody()
    {
        var own = Other(3);
        Assert.Empty(Look(own, own, TracerCheck.Review));
    }

    private static ImmutableArray<TracerMatch> Look(ImmutableArray<int> own, ImmutableArray<int> claimed, double level) => TracerCheck.Find(
        Of(claimed), Of(own), [.. Enumerable.Range(0, Variants).Select(v => new VariantTracer(v, Of(Other(v))))], Enumerable.Range(0, Rows).ToArray(), level);

    private static Dictionary<string, ImmutableArray<int>> Of(ImmutableArray<int> rows) => new() { ["label-noise"] = rows };

    private static ImmutableArray<int> Other(int variant) => Draw(new Chance(77).Stream($"variant {variant}"), Faulty);

    private static ImmutableArray<int> Own(int intern) => Draw(new Chance(78).Stream($"own {intern}"), Faulty);

    /// <summary>Half of the own key, as many wrong rows, and some of the key of variant 3.</summary>
    private static ImmutableArray<int> Claims(int intern, int stolen) =>
        [.. Own(intern).Take(Faulty / 2).Concat(Draw(new Chance(79).Stream($"claims {intern}"), Faulty / 2)).Concat(Other(3).Take(stolen)).Distinct()];

    private static ImmutableArray<int> Draw(ChanceStream stream, int count) =>
        [.. Enumerable.Range(0, Rows).OrderBy(i => stream.Uniform(0, (uint)i)).Take(count)];
}
