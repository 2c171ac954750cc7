namespace Practicum.Core.Planting.Personal;

/// <summary>Numbers whose check rule leaves some out.</summary>
internal static class Checked
{
    /// <summary>The first number from these digits on that has a check digit, with it; the first three digits stay.</summary>
    public static string Next(string digits, Func<string, char?> check)
    {
        var form = new string('0', digits.Length - 3);
        var number = digits;
        for (var tail = int.Parse(digits[3..], CultureInfo.InvariantCulture); ;)
        {
            if (check(number) is { } last)
                return number + last;
            tail = (tail + 1) % (int)Math.Pow(10, form.Length);
            number = digits[..3] + tail.ToString(form, CultureInfo.InvariantCulture);
        }
    }
}
