namespace Practicum.Runner.Reports.Writing;

/// <summary>Amounts of one currency in words: <c>384,000 €</c>, rounded to what the interval supports.</summary>
/// <param name="currency">ISO code, or any short unit.</param>
internal sealed class MoneyWords(string currency)
{
    /// <summary>The sign shown behind an amount: <c>€</c>, or the code itself.</summary>
    public string Unit { get; } = currency switch { "EUR" => "€", "USD" => "$", "GBP" => "£", _ => currency };

    /// <summary>To the whole unit.</summary>
    public string Exact(double units) => Words.Fixed(units, 0) + Words.Nbsp + Unit;

    /// <summary>Rounded to <paramref name="step"/>.</summary>
    public string Rounded(double units, double step) => Exact(Math.Round(units / step, MidpointRounding.AwayFromZero) * step);

    /// <summary>With a sign, also when positive: <c>+384,000 €</c>.</summary>
    public string Signed(double units, double step)
    {
        double rounded = Math.Round(units / step, MidpointRounding.AwayFromZero) * step;
        return (rounded > 0 ? "+" : "") + Exact(rounded);
    }

    /// <summary>The step that an amount is rounded to: a tenth of its interval's leading figure, or three figures where there is no interval.</summary>
    public static double Step(double value, Interval? interval = null)
    {
        double scale = interval is { } i && i.High > i.Low ? (i.High - i.Low) / 10 : Math.Abs(value) / 100;
        return scale > 1 && double.IsFinite(scale) ? Math.Pow(10, Math.Floor(Math.Log10(scale))) : 1;
    }

    /// <summary>A range without its unit repeated: <c>368 to 400 thousand €</c>.</summary>
    public string Range(Interval interval)
    {
        double step = Step(0, interval), top = Math.Max(Math.Abs(interval.Low), Math.Abs(interval.High));
        var (divisor, word) = (top, step) switch
        {
            ( >= 1e7, >= 1e5) => (1e6, " million"),
            ( >= 1e4, >= 1e3) => (1e3, " thousand"),
            _ => (1.0, ""),
        };
        int decimals = divisor == 1e6 && step < 1e6 ? 1 : 0;
        double At(double x) => Math.Round(x / step, MidpointRounding.AwayFromZero) * step / divisor;
        return $"{Words.Range(At(interval.Low), At(interval.High), decimals)}{word}{Words.Nbsp}{Unit}";
    }
}
