using System.Diagnostics;

namespace Practicum.Fuzz.Fuzzing;

/// <summary>An input that broke a promise.</summary>
/// <param name="Input">The smallest one found.</param>
/// <param name="Wrong">What went wrong.</param>
public sealed record Find(byte[] Input, string Wrong);

/// <summary>
/// Changes inputs and feeds them. What guides it is the kind of end: an input that ends in a way not seen before is kept and changed further
/// (feedback as in AFL, with ends instead of branches).
/// </summary>
public sealed class FuzzLoop
{
    private const int MostBytes = 1 << 16;
    private const int MostKept = 4_000;
    private readonly ITarget _target;
    private readonly Dice _dice;
    private readonly Action<byte[]> _before;
    private readonly Action<Find> _found;
    private readonly List<byte[]> _kept = [];
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Find> _finds = new(StringComparer.Ordinal);

    /// <summary>Starts with the target's seeds.</summary>
    /// <param name="target">The target.</param>
    /// <param name="seed">Seed of the dice.</param>
    /// <param name="before">Told each input before it is fed, so that an input that kills the process is known.</param>
    /// <param name="found">Told each find at once.</param>
    public FuzzLoop(ITarget target, int seed, Action<byte[]>? before = null, Action<Find>? found = null)
    {
        (_target, _dice, _before, _found) = (target, new(seed), before ?? (_ => { }), found ?? (_ => { }));
        foreach (var input in target.Seeds())
        {
            _kept.Add(input);
            Feed(input);
        }
    }

    /// <summary>Inputs fed so far.</summary>
    public long Runs { get; private set; }

    /// <summary>Kinds of ends seen.</summary>
    public int Kinds => _kinds.Count;

    /// <summary>One find for each way of breaking.</summary>
    public IReadOnlyCollection<Find> Finds => _finds.Values;

    /// <summary>Feeds a number of inputs.</summary>
    public void Run(long runs)
    {
        for (; runs > 0; runs--)
            Feed(Next());
    }

    /// <summary>Feeds inputs until this process has used so much processor time.</summary>
    public void RunFor(TimeSpan processor)
    {
        using var self = Process.GetCurrentProcess();
        for (var end = self.TotalProcessorTime + processor; self.TotalProcessorTime < end; self.Refresh())
            Run(50);
    }

    private byte[] Next()
    {
        var (parent, other) = (Pick(), _dice.Of(_kept));
        for (var n = 1 + _dice.Below(3); n > 0; n--)
            parent = _dice.Once(4) ? ByteMutations.Change(parent, other, _dice, MostBytes) : _target.Mutate(parent, other, _dice);
        return parent.Length > MostBytes ? parent[..MostBytes] : parent;
    }

    // Half of the time one of the newest: what was reached last leads on.
    private byte[] Pick() => _dice.Once(2) ? _dice.Of(_kept) : _kept[Math.Max(0, _kept.Count - 1 - _dice.Below(40))];

    private void Feed(byte[] input)
    {
        Runs++;
        _before(input);
        var end = Watch.Run(_target, input);
        if (end.Wrong is { } wrong)
        {
            if (_finds.ContainsKey(Watch.SignatureOf(wrong)))
                return;
            var find = new Find(Minimiser.Shrink(_target, input, wrong), wrong);
            _finds.Add(Watch.SignatureOf(wrong), find);
            _found(find);
        }
        else if (_kept.Count < MostKept && _kinds.Add(end.Kind))
        {
            _kept.Add(input);
        }
    }
}
