using Practicum.Core.Packs;

namespace Practicum.Core.Planting.Labels;

/// <summary>
/// Several annotators label every row, each with a skill, the probability of being right (Dawid and Skene 1979, with one skill for both classes); the target
/// becomes their majority. Their columns are there in training alone.
/// </summary>
internal sealed class Annotators(string id, FaultSpec spec) : IFault
{
    /// <summary>Skill of an annotator whose share is not given.</summary>
    public const double UsualSkill = 0.85;

    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var rows = ground.Rows.Rows;
        var skills = spec.Columns.Select(c => spec.Shares.Where(s => s.Name == c).Select(s => s.Share).DefaultIfEmpty(UsualSkill).First()).ToArray();
        var clean = ground.Labels();
        var (votes, odds) = (new int[rows], new double[rows]);
        var planted = ground;
        for (var a = 0; a < skills.Length; a++)
        {
            var u = RowChance.Uniforms(chance.Stream($"fault/{spec.Id}/{spec.Columns[a]}"), ground.Identity);
            var weight = Math.Log(skills[a] / (1 - skills[a]));
            for (var i = 0; i < rows; i++)
            {
                var says = u[i] < skills[a] ? clean[i] : 1 - clean[i];
                votes[i] += says == 1 ? 1 : -1;
                odds[i] += says == 1 ? weight : -weight;
                u[i] = says;
            }

            planted = planted.WithColumn(new(spec.Columns[a], FieldKind.Number) { About = spec.About ?? "Label of one annotator" }, new DoubleColumn(u));
        }

        return Majority(ground, planted, votes, odds, RowChance.Uniforms(chance.Stream($"fault/{spec.Id}"), ground.Identity));
    }

    private Planted Majority(Ground ground, Ground planted, int[] votes, double[] odds, double[] toss)
    {
        var clean = ground.Labels();
        var labels = new double[votes.Length];
        var wrong = ImmutableArray.CreateBuilder<int>();
        var (truth, posterior) = (ground.Truth is null ? null : new double[votes.Length], ground.Truth is null ? null : new double[votes.Length]);
        for (var i = 0; i < labels.Length; i++)
        {
            var left = ground.Relabelled is { } marks && marks[i];
            labels[i] = left ? clean[i] : votes[i] > 0 || (votes[i] == 0 && toss[i] < 0.5) ? 1 : 0;
            if (labels[i] != clean[i])
                wrong.Add(i);
            if (truth is null)
                continue;
            truth[i] = Sharpened(ground.Truth![i], Math.Exp(odds[i]));
            posterior![i] = left ? 0 : labels[i] == 1 ? 1 - truth[i] : truth[i];
        }

        var rows = wrong.ToImmutable();
        return new(planted.WithLabels(labels, rows.AsSpan()) with { Truth = truth }, ground.SameRows(), new()
        {
            Id = spec.Id,
            Kind = spec.Kind,
            Rows = rows,
            Added = spec.Columns,
            Posterior = posterior,
            Remedies = ["relabel", "drop"],
        })
        {
            Served = new EmptyColumns([.. spec.Columns.Select(c => planted.Rows.Schema.Fields[planted.Rows.Schema.IndexOf(c)])]),
        };
    }

    /// <summary>A probability after a sign that is <paramref name="ratio"/> times as likely under label 1 as under label 0.</summary>
    internal static double Sharpened(double p, double ratio) => double.IsPositiveInfinity(ratio) ? 1 : p * ratio / ((p * ratio) + 1 - p);
}
