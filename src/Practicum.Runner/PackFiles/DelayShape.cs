using Practicum.Core.Packs;
using Practicum.Runner.PackFiles.Shapes;

namespace Practicum.Runner.PackFiles;

/// <summary>The form of <c>label_delay:</c> (methods §1).</summary>
internal static class DelayShape
{
    private static readonly Key<SimSpan?> Median = Key.MayValue("median", Scalars.Span, "Median of a lognormal delay.");
    private static readonly Key<SimSpan?> P95 = Key.MayValue("p95", Scalars.Span, "95 % quantile of a lognormal delay.");
    private static readonly Key<SimSpan?> Fixed = Key.MayValue("fixed", Scalars.SpanOrZero, "The same delay for every label.");
    private static readonly Key<double> Never = Key.May("never", Scalars.ShareWithin(0, 0.99), 0, "Share of labels that never arrive.");

    private static readonly MapShape<DelaySpec> Simple = new("a label delay", [Median, P95, Fixed, Never], Build);

    private static readonly Key<DelaySpec> One = Key.Must("1", Simple, "Delay of label 1.");
    private static readonly Key<DelaySpec> Zero = Key.Must("0", Simple, "Delay of label 0.");
    private static readonly Key<(DelaySpec One, DelaySpec Zero)?> ByLabel =
        Key.MayValue("by_label", new MapShape<(DelaySpec One, DelaySpec Zero)>("the delay by label", [One, Zero], f => (f.Get(One), f.Get(Zero))), "A law for each label.");

    /// <summary>The form.</summary>
    public static Shape<DelaySpec> Shape { get; } = new MapShape<DelaySpec>("the label delay", [Median, P95, Fixed, ByLabel, Never], Build);

    private static DelaySpec Build(Fields fields)
    {
        var never = fields.Get(Never);
        var (lognormal, once, byLabel) = (fields.Wrote(Median) || fields.Wrote(P95), fields.Wrote(Fixed), fields.Wrote(ByLabel));
        if ((lognormal ? 1 : 0) + (once ? 1 : 0) + (byLabel ? 1 : 0) != 1 || fields.Wrote(Median) != fields.Wrote(P95))
            fields.Context.Report("PR-PACK-017", fields.Place, "A label delay is one of {median: 7d, p95: 30d}, {fixed: 3d} and {by_label: {1: …, 0: …}}.");
        else if (fields.Get(Median) is { } m && fields.Get(P95) is { } q && q.Seconds <= m.Seconds)
            fields.Context.Report(Mistake.OutOfRange, fields.PlaceOf(P95), $"'p95' must be longer than 'median'. Found {q} and {m}.");
        if (fields.Get(ByLabel) is { } laws)
            return new() { Kind = DelayKind.ByLabel, Positive = laws.One, Negative = laws.Zero, Never = never };
        return fields.Get(Median) is { } median
            ? new() { Kind = DelayKind.Lognormal, Median = median, P95 = fields.Get(P95) ?? median, Never = never }
            : new() { Kind = DelayKind.Fixed, Median = fields.Get(Fixed) ?? SimSpan.FromDays(1), Never = never };
    }
}
