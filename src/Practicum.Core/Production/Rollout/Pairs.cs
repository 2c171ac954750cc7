using Practicum.Core.Production.Simulation;
using Practicum.Core.Submissions;
using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Core.Production.Rollout;

/// <summary>Newcomer and champion on the same rows whose label has arrived; rows that either left without an answer are passed over.</summary>
internal sealed class Pairs
{
    private readonly List<double> _newcomer = [], _champion = [];
    private readonly List<byte> _labels = [];
    private double _newThreshold, _oldThreshold;

    /// <summary>How many.</summary>
    public int Count => _labels.Count;

    /// <summary>Collects rows of ticks [from, now): all of them in the shadow, else those on trial.</summary>
    public static Pairs Of(SeenYear seen, int now, int from, bool all, Season season, int newcomer, int champion)
    {
        var pairs = new Pairs { _newThreshold = season.Versions[newcomer].Threshold, _oldThreshold = season.Versions[champion].Threshold };
        foreach (var (view, first, count) in seen.Runs(from, now))
        {
            var (fresh, old) = (view.Scores[newcomer], view.Scores[champion]);
            for (var i = first; i < first + count; i++)
            {
                if (seen.Visible[i] > now || !(all || seen.OnTrial[i]) || float.IsNaN(fresh[i]) || float.IsNaN(old[i]))
                    continue;
                pairs._newcomer.Add(fresh[i]);
                pairs._champion.Add(old[i]);
                pairs._labels.Add(seen.Label[i]);
            }
        }

        return pairs;
    }

    /// <summary>Whether the gate holds, by the estimates; a metric that is undefined on these rows holds nothing.</summary>
    public bool Holds(RolloutGate gate, out string why)
    {
        var labels = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_labels);
        var value = new BinarySample(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_newcomer), labels).Value(gate.Metric, _newThreshold);
        var other = gate.Condition.TimesReference
            ? new BinarySample(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_champion), labels).Value(gate.Metric, _oldThreshold)
            : double.NaN;
        var bound = string.Create(CultureInfo.InvariantCulture, $"{gate.Condition.Operator} {gate.Condition.Number:0.###}");
        why = Count < Coarse.FewestRows
            ? $"{gate.Metric} {bound}{(gate.Condition.TimesReference ? " x champion" : "")} on fewer than {Coarse.FewestRows} labels"
            : $"{gate.Metric} {Told(value)} {bound}{(gate.Condition.TimesReference ? $" x {Told(other)}" : "")}";
        return gate.Condition.Holds(value, other);
    }

    /// <summary>In steps that no single row can move by more than one: scores and labels of single production rows are hidden.</summary>
    private string Told(double value) => Coarse.Round(value, Coarse.Step(1.0 / Count)).ToString("0.###", CultureInfo.InvariantCulture);
}
