using Practicum.Core.Submissions;

namespace Practicum.Core.Production.Simulation;

/// <summary>
/// A policy as an operator: rules in file order, each on the rising edge of its condition until its cooldown ends. An edge inside the cooldown
/// is lost; a condition that still holds when the cooldown ends is no new edge.
/// </summary>
internal sealed class RuleOperator : IOperator
{
    private readonly Policy _policy;
    private readonly Dictionary<string, WindowChain> _chains;
    private readonly bool[] _held;
    private readonly int[] _quietUntil;
    private readonly int[] _cooldown;

    public RuleOperator(Policy policy, SeasonClock clock)
    {
        _policy = policy;
        _chains = policy.Monitors.ToDictionary(m => m.Name, m => new WindowChain(clock.AtLeastOne(m.Window)), StringComparer.Ordinal);
        _held = new bool[policy.Rules.Length];
        _quietUntil = new int[policy.Rules.Length];
        _cooldown = [.. policy.Rules.Select(r => clock.Ticks(r.Cooldown))];
    }

    /// <inheritdoc/>
    public ImmutableArray<Act> Act(in Observation seen)
    {
        if (seen.Looks.IsEmpty)
            return [];
        foreach (var look in seen.Looks)
            _chains[look.Monitor].Add(seen.Tick, look.Alarms);
        var acts = ImmutableArray.CreateBuilder<Act>();
        for (var i = 0; i < _policy.Rules.Length; i++)
        {
            var rule = _policy.Rules[i];
            foreach (var look in seen.Looks)
            {
                if (look.Monitor != rule.When)
                    continue;
                var holds = _chains[rule.When].Holds(rule.ForWindows);
                if (holds && !_held[i] && seen.Tick >= _quietUntil[i])
                {
                    acts.Add(new(rule.Do, rule.Target, rule.Diagnosis, look.EpisodeId));
                    _quietUntil[i] = seen.Tick + _cooldown[i];
                }

                _held[i] = holds;
            }
        }

        return acts.ToImmutable();
    }
}
