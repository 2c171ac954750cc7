namespace Practicum.Core.Proving.Leaks;

/// <summary>When a row was written: second, minute, hour, weekday, day of the month. A tick's number is taken by itself and modulo 7 and 24.</summary>
internal static class TimeAttacks
{
    /// <summary>Attacks on the column of time.</summary>
    public static IEnumerable<LeakAttack> Of(LeakFiles files, Field field)
    {
        var name = field.Name;
        if (field.Kind == FieldKind.Number)
        {
            yield return new("time", "tick", false, () => files.Numbers(name));
            yield return new("time", "tick modulo 7", false, () => Array.ConvertAll(files.Numbers(name), v => v % 7));
            yield return new("time", "tick modulo 24", false, () => Array.ConvertAll(files.Numbers(name), v => v % 24));
            yield break;
        }

        yield return Part("moment", m => m.Seconds);
        yield return Part("second", m => m.Seconds % 60);
        yield return Part("minute", m => m.Seconds / 60 % 60);
        yield return Part("hour", m => m.Seconds / 3_600 % 24);
        yield return Part("weekday", m => m.Seconds / 86_400 % 7);
        yield return Part("day of the month", m => DateTime.UnixEpoch.AddSeconds(m.Seconds).Day);

        LeakAttack Part(string part, Func<SimTime, double> of) =>
            new("time", part, false, () => files.OfTexts(name, text => SimTime.TryParse(text, out var moment) ? of(moment) : double.NaN));
    }
}
