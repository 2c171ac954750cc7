namespace Practicum.Core.Planting.Personal;

/// <summary>Numbers whose check rule leaves some out.</summary>
internal static class Checked
{
    /// <summary>The first number from these digits on that has a check digit, with it; counting goes on at zero after the last six digits' end.</summary>
    public static string Next(string digits, Func<string, char?> check)
    {
        var (head, tail) = (digits[..^6], int.Parse(digits[^6..], CultureInfo.InvariantCulture));
        for (; ; tail = (tail + 1) % 1_000_000)
        {
            var number = head + tail.ToString("000000", CultureInfo.InvariantCulture);
            if (check(number) is { } last)
                return number + last;
        }
    }
}
