using Practicum.Numerics.Primitives;

namespace Practicum.Bench.Coverage;

/// <summary>Counts how often intervals hold the truth, each sample by its chance.</summary>
internal sealed class Tally(double truth)
{
    private readonly Dictionary<string, double> _methods = new(StringComparer.Ordinal);
    private double _held, _below, _above, _width, _withheld, _undefined, _all;

    /// <summary>Adds a sample.</summary>
    public void Add(Estimate estimate, double chance = 1)
    {
        const double Rounding = 1e-12;
        _all += chance;
        if (!estimate.IsDefined)
        {
            _undefined += chance;
        }
        else if (estimate.Interval is not { } interval)
        {
            _withheld += chance;
        }
        else
        {
            _methods[interval.Method] = _methods.GetValueOrDefault(interval.Method) + chance;
            _width += chance * (interval.High - interval.Low);
            if (interval.High < truth - Rounding)
                _below += chance;
            else if (interval.Low > truth + Rounding)
                _above += chance;
            else
                _held += chance;
        }
    }

    /// <summary>The line of the table.</summary>
    /// <param name="scenario">The situation.</param>
    /// <param name="target">The statistic.</param>
    /// <param name="runs">Samples drawn; 0 when all were counted out.</param>
    public CoverageLine Line(Scenario scenario, Target target, int runs)
    {
        var told = _held + _below + _above;
        var share = _held / told;
        var error = runs == 0 ? 0 : Math.Sqrt(share * (1 - share) / (runs * told / _all));
        return new(
            scenario.Family, target.Name, scenario.Situation, scenario.Rows, string.Join(", ", _methods.OrderByDescending(m => m.Value).Select(m => m.Key)), target.Truth,
            share, error, _width / told, _below / told, _above / told, _withheld / _all, _undefined / _all, runs);
    }
}

/// <summary>A line of the table. Shares are of the samples that gave an interval, but for the last two.</summary>
/// <param name="Family">Heading.</param>
/// <param name="Statistic">Statistic.</param>
/// <param name="Situation">Situation.</param>
/// <param name="Rows">Rows or units.</param>
/// <param name="Methods">Methods that came out, the commonest first.</param>
/// <param name="Truth">The population's value.</param>
/// <param name="Covered">Share of intervals that hold it; NaN when all are withheld.</param>
/// <param name="Error">Standard error of that share; 0 when it is exact.</param>
/// <param name="Width">Mean width.</param>
/// <param name="Below">Share that lies below the truth.</param>
/// <param name="Above">Share that lies above.</param>
/// <param name="Withheld">Share of samples without an interval.</param>
/// <param name="Undefined">Share of samples without a value.</param>
/// <param name="Runs">Samples drawn; 0 when all were counted out.</param>
internal sealed record CoverageLine(
    string Family, string Statistic, string Situation, int Rows, string Methods, double Truth, double Covered, double Error, double Width, double Below, double Above, double Withheld, double Undefined, int Runs);
