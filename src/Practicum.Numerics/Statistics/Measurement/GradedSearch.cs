namespace Practicum.Numerics.Statistics.Measurement;

/// <summary>The search for the maximum: expectation and maximisation until a step gains little, then Newton's method; back to the former when Newton does not gain.</summary>
internal sealed class GradedSearch
{
    private const int MostRounds = 2000, NewtonAfter = 4;

    private readonly Expectation _expectation;
    private readonly ItemStep _step;
    private readonly ObservedInformation _information;
    private readonly double[] _gradient;

    /// <summary>Sets the start: slopes from the first principal component, intercepts from the shares of answers.</summary>
    public GradedSearch(Responses responses, int[] itemOf)
    {
        var levels = Array.ConvertAll(itemOf, j => responses.Levels[j]);
        Curves = new(Array.ConvertAll(levels, l => l.Length));
        _expectation = new(responses, Curves, itemOf, levels);
        _step = new(_expectation);
        _information = new(_expectation, _step);
        Parameters = StartingValues.Of(_expectation);
        IsHeld = new bool[itemOf.Length];
        _gradient = new double[Parameters.Length];
        Curves.FillAll(Parameters);
    }

    /// <summary>The curves at <see cref="Parameters"/>.</summary>
    public ItemCurves Curves { get; }

    /// <summary>Slopes and intercepts, as <see cref="ItemCurves"/> lays them out.</summary>
    public double[] Parameters { get; }

    /// <summary>Which slopes are held at their bound.</summary>
    public bool[] IsHeld { get; }

    /// <summary>The marginal log-likelihood.</summary>
    public double LogLikelihood { get; private set; }

    /// <summary>The inverse of the observed information; null when it has none or the search has not converged.</summary>
    public double[]? Covariance { get; private set; }

    /// <summary>Rounds of both kinds.</summary>
    public int Iterations { get; private set; }

    /// <summary>Whether the last step promised to gain less than 1e−7.</summary>
    public bool HasConverged { get; private set; }

    /// <summary>Searches.</summary>
    public void Run()
    {
        LogLikelihood = _expectation.Run();
        var (patience, rounds) = (NewtonAfter, 0);
        while (Iterations < MostRounds && !HasConverged)
        {
            Iterations++;
            var before = LogLikelihood;
            Spread.Over(IsHeld.Length, 20L * Curves.Categories * AbilityGrid.Points, j => IsHeld[j] = _step.Improve(j, Parameters));
            LogLikelihood = _expectation.Run();
            if (++rounds < patience && LogLikelihood - before > 1e-9 * Math.Abs(before))
                continue;
            Finish();
            (patience, rounds) = (2 * patience, 0); // Newton gave up: stay with the sure steps for longer
        }

        if (HasConverged)
            Orient();
    }

    private void Finish()
    {
        while (Iterations < MostRounds)
        {
            var information = _information.At(Parameters);
            for (var j = 0; j < IsHeld.Length; j++)
                _step.Gradient(j, _gradient.AsSpan(Curves.FirstParameter[j], Curves.Levels[j]));
            for (var j = 0; j < IsHeld.Length; j++)
            {
                if (IsHeld[j])
                    SymmetricSystem.Hold(information, _gradient, Curves.FirstParameter[j]);
            }

            if (!SymmetricSystem.Solve(information, _gradient, out var direction))
                return;
            var gain = 0.0;
            for (var i = 0; i < direction.Length; i++)
                gain += _gradient[i] * direction[i] / 2;
            if (gain < 1e-10)
            {
                HasConverged = true;
                Covariance = SymmetricSystem.Inverse(information, direction.Length);
                return;
            }

            Iterations++;
            if (!Move(direction, gain))
                return;
        }
    }

    /// <summary>A Newton step, halved until it gains; false when none does.</summary>
    private bool Move(double[] direction, double gain)
    {
        double[] old = [.. Parameters];
        for (var scale = 1.0; scale > 0.05; scale /= 2)
        {
            var ordered = true;
            for (var i = 0; i < old.Length; i++)
                Parameters[i] = old[i] + scale * direction[i];
            for (var j = 0; j < IsHeld.Length; j++)
                ordered &= Curves.IsOrdered(j, Parameters) && Math.Abs(Parameters[Curves.FirstParameter[j]]) <= ItemStep.MaxSlope;
            if (!ordered)
                continue;
            Curves.FillAll(Parameters);
            var now = _expectation.Run();

            // near the maximum the gain is below what the last bits of the sum can show
            if (now >= LogLikelihood + 0.1 * scale * gain || (gain < 1e-7 && now > LogLikelihood - 1e-9 * Math.Abs(now)))
            {
                LogLikelihood = now;
                return true;
            }
        }

        old.CopyTo(Parameters);
        Curves.FillAll(Parameters);
        LogLikelihood = _expectation.Run();
        return false;
    }

    /// <summary>Turns the scale around when the sum of slopes is negative: the likelihood is the same.</summary>
    private void Orient()
    {
        var sum = 0.0;
        for (var j = 0; j < IsHeld.Length; j++)
            sum += Parameters[Curves.FirstParameter[j]];
        if (sum >= 0)
            return;
        var size = Parameters.Length;
        for (var j = 0; j < IsHeld.Length; j++)
        {
            var at = Curves.FirstParameter[j];
            Parameters[at] = -Parameters[at];
            for (var i = 0; i < size && Covariance is not null; i++)
            {
                Covariance[at * size + i] = -Covariance[at * size + i];
                Covariance[i * size + at] = -Covariance[i * size + at];
            }
        }

        Curves.FillAll(Parameters);
    }
}
