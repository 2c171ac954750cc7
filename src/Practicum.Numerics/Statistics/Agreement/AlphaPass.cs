namespace Practicum.Numerics.Statistics.Agreement;

/// <summary>Alpha of weighted units: the disagreement inside units against the one among all values. One for each thread; reads the patterns only.</summary>
internal sealed class AlphaPass
{
    private readonly UnitPatterns _patterns;
    private readonly AgreementLevel _level;
    private readonly double[] _place, _disagreement, _values;

    /// <summary>Prepares what does not depend on the weights.</summary>
    public AlphaPass(UnitPatterns patterns, AgreementLevel level)
    {
        (_patterns, _level) = (patterns, level);
        _values = new double[patterns.Values.Length];
        _place = [.. patterns.Values];
        if (level == AgreementLevel.Interval && _place.Length > 0)
        {
            var middle = _place[0] / 2 + _place[^1] / 2;
            for (var c = 0; c < _place.Length; c++)
                _place[c] -= middle;
        }

        _disagreement = new double[patterns.Size.Length];
        if (level != AgreementLevel.Ordinal)
            FillDisagreement();
    }

    private AlphaPass(AlphaPass other)
    {
        (_patterns, _level, _disagreement) = (other._patterns, other._level, other._disagreement);
        _place = [.. other._place];
        _values = new double[other._values.Length];
    }

    /// <summary>The observed disagreement D_o of the last call.</summary>
    public double Observed { get; private set; }

    /// <summary>The disagreement D_e to be expected by chance, of the last call.</summary>
    public double Expected { get; private set; }

    /// <summary>A pass with room of its own, for another thread.</summary>
    public AlphaPass Another() => new(this);

    /// <summary>Alpha when pattern p stands for so many units; NaN when fewer than two different values are left.</summary>
    public double Alpha(ReadOnlySpan<int> unitsOfPattern)
    {
        double n = 0;
        Array.Clear(_values);
        for (var p = 0; p < unitsOfPattern.Length; p++)
        {
            var units = unitsOfPattern[p];
            if (units == 0)
                continue;
            n += (double)units * _patterns.Size[p];
            for (var i = _patterns.Start[p]; i < _patterns.Start[p + 1]; i++)
                _values[_patterns.Category[i]] += (double)units * _patterns.Count[i];
        }

        if (_level == AgreementLevel.Ordinal)
            FillMidranks(n);
        double observed = 0;
        for (var p = 0; p < unitsOfPattern.Length; p++)
        {
            if (unitsOfPattern[p] != 0)
                observed += unitsOfPattern[p] * (_level == AgreementLevel.Ordinal ? ByMoments(p) : _disagreement[p]);
        }

        var expected = ExpectedSum(n);
        Observed = observed / n;
        Expected = expected / (n * (n - 1));
        return expected > 0 ? 1 - (n - 1) * observed / expected : double.NaN;
    }

    /// <summary>Σ over ordered pairs of values of n_c n_k δ²(c, k).</summary>
    private double ExpectedSum(double n)
    {
        double sum = 0, squares = 0;
        switch (_level)
        {
            case AgreementLevel.Nominal:
                foreach (var count in _values)
                    sum += count * (n - count);
                return sum;
            case AgreementLevel.Ratio:
                for (var c = 1; c < _values.Length; c++)
                {
                    var (count, place) = (_values[c], _place[c]);
                    if (count == 0)
                        continue;
                    double inner = 0;
                    for (var k = 0; k < c; k++)
                    {
                        var delta = (place - _place[k]) / (place + _place[k]);
                        inner += _values[k] * delta * delta;
                    }

                    sum += count * inner;
                }

                return 2 * sum;
            default:
                for (var c = 0; c < _values.Length; c++)
                    sum += _values[c] * _place[c];
                var mean = sum / n;
                var seen = 0;
                for (var c = 0; c < _values.Length; c++)
                {
                    seen += _values[c] > 0 ? 1 : 0;
                    squares += _values[c] * (_place[c] - mean) * (_place[c] - mean);
                }

                return seen < 2 ? 0 : 2 * n * squares;
        }
    }

    /// <summary>Midranks less half of n, so that their mean is 0: differences of midranks are the ordinal δ.</summary>
    private void FillMidranks(double n)
    {
        double below = 0;
        for (var c = 0; c < _values.Length; c++)
        {
            _place[c] = below + _values[c] / 2 - n / 2;
            below += _values[c];
        }
    }

    private double ByMoments(int pattern)
    {
        double sum = 0, squares = 0, size = _patterns.Size[pattern];
        for (var i = _patterns.Start[pattern]; i < _patterns.Start[pattern + 1]; i++)
        {
            var place = _place[_patterns.Category[i]];
            sum += _patterns.Count[i] * place;
            squares += _patterns.Count[i] * place * place;
        }

        return 2 * (size * squares - sum * sum) / (size - 1);
    }

    private void FillDisagreement()
    {
        for (var p = 0; p < _disagreement.Length; p++)
        {
            double sum = 0;
            for (var i = _patterns.Start[p] + 1; i < _patterns.Start[p + 1]; i++)
            {
                for (var j = _patterns.Start[p]; j < i; j++)
                    sum += (double)_patterns.Count[i] * _patterns.Count[j] * SquaredDelta(_place[_patterns.Category[i]], _place[_patterns.Category[j]]);
            }

            _disagreement[p] = 2 * sum / (_patterns.Size[p] - 1);
        }
    }

    private double SquaredDelta(double c, double k)
    {
        var delta = _level switch
        {
            AgreementLevel.Nominal => 1,
            AgreementLevel.Ratio => (c - k) / (c + k),
            _ => c - k,
        };
        return delta * delta;
    }
}
