using Practicum.Core.Packs;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.PackFiles;

/// <summary>A part of a split: a span of time, a share of the rows, or the rest.</summary>
/// <param name="Span">Span, or null.</param>
/// <param name="Share">Share, or null.</param>
internal readonly record struct SplitPart(SimSpan? Span, double? Share);

/// <summary>The form of <c>splits:</c>.</summary>
internal static class SplitShape
{
    private static readonly Key<SplitPart> Train = Key.Must("train", Part(false), "Training period, or its share of the rows.");
    private static readonly Key<SplitPart> Production = Key.May("production", Part(true), default, "Production period, its share of the rows, or rest.");
    private static readonly Key<double> Random = Key.Must("random", Scalars.ShareWithin(0.01, 0.9), "Share held out at random, by hash.");
    private static readonly Key<(double Share, bool Random)> Holdout = Key.May("holdout",
        new FormsShape<(double, bool)>("a share such as 20%, or {random: 20%}",
            Scalars.ShareWithin(0.01, 0.9).Then((share, _, _) => (share, false), (0.2, false)),
            map: new MapShape<(double, bool)>("the holdout", [Random], f => (f.Get(Random), true))),
        (0.2, false), "Share of the training period that is held out.");

    /// <summary>The form.</summary>
    public static Shape<SplitSpec> Shape { get; } = new MapShape<SplitSpec>("the splits", [Train, Production, Holdout], f => new()
    {
        Train = f.Get(Train).Span,
        TrainShare = f.Get(Train).Share,
        Production = f.Get(Production).Span,
        ProductionShare = f.Get(Production).Share,
        Holdout = f.Get(Holdout).Share,
        HoldoutRandom = f.Get(Holdout).Random,
    });

    private static Shape<SplitPart> Part(bool rest) => new ScalarShape<SplitPart>(
        $"a time such as 1y or a share such as 50%{(rest ? ", or rest" : "")}",
        new(new(365 * 86_400L), null),
        () => new() { ["type"] = new System.Text.Json.Nodes.JsonArray("string", "number") },
        (SpecScalar scalar, out SplitPart part) =>
        {
            part = default;
            if (rest && scalar.Text == "rest")
                return true;
            if (SimSpan.TryParse(scalar.Text, out var span))
                part = new(span, null);
            else if (Scalars.TryShare(scalar, out var share))
                part = new(null, share);
            return part != default;
        },
        part => part.Span is null or { Seconds: > 0 } && part.Share is null or (> 0 and <= 1));
}
