using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Errors;

/// <summary>Ways of writing one value, with how often each occurs.</summary>
/// <param name="choice">How often each way occurs.</param>
/// <param name="write">A value and the number of the way; null when it cannot be written so.</param>
internal sealed class Spellings(Choice choice, Func<string, int, string?> write)
{
    /// <summary>
    /// Spellings of a unit and their shares in 2,408 cells of the column <c>ounces</c> of the beers data (Mahdavi et al., Raha, SIGMOD 2019): <c>oz.</c> 924,
    /// <c>oz</c> 621, <c>ounce</c> 570, <c>OZ.</c> 154, <c>oz. Alumi-Tek</c> 128, <c>oz. Silo Can</c> 11. For another unit: it with a full stop, bare, in brackets, in capitals; a remark behind it.
    /// </summary>
    public static ImmutableArray<(string Name, double Share)> OfUnit(string unit) =>
        unit == "oz"
            ? [("oz.", 924), ("oz", 621), ("ounce", 570), ("OZ.", 154), ("oz. Alumi-Tek", 128), ("oz. Silo Can", 11)]
            : [($"{unit}.", 924), (unit, 621), ($"({unit})", 570), ($"{unit.ToUpperInvariant()}.", 154), ($"{unit} (new)", 139)];

    private static readonly string[] DateForms = ["dd.MM.yyyy", "MM/dd/yyyy", "dd/MM/yyyy", "d MMM yyyy"];

    /// <summary>How many.</summary>
    public int Count => choice.Count;

    /// <summary>The way at u in (0, 1).</summary>
    public int At(double u) => choice.At(u);

    /// <summary>A value written that way, or null.</summary>
    public string? Write(string text, int way) => write(text, way);

    /// <summary>The ways of a form of <c>encoding</c>.</summary>
    /// <param name="spec">Its <c>shares</c> name units or date formats, in place of the usual ones.</param>
    /// <param name="field">The column.</param>
    public static Spellings Of(FaultSpec spec, Field field)
    {
        switch (spec.Form)
        {
            case "decimal-comma":
                return new(new(1), (text, _) => IsNumber(text, out var _) && text.Contains('.') ? text.Replace('.', ',') : null);
            case "percent":
                return new(new(1), (text, _) => IsNumber(text, out var value) ? Shortest(value) + "%" : null);
            case "unit-text":
                var units = spec.Shares.IsEmpty ? OfUnit(spec.Value ?? field.Unit ?? "units") : spec.Shares;
                return new(new([.. units.Select(u => u.Share)]), (text, way) => IsNumber(text, out _) ? $"{(text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0")} {units[way].Name}" : null);
            case "date-format":
                var forms = spec.Shares.IsEmpty ? [.. DateForms.Select(f => (Name: f, Share: 1.0))] : spec.Shares;
                return new(new([.. forms.Select(f => f.Share)]), (text, way) =>
                    DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString(forms[way].Name, CultureInfo.InvariantCulture) : null);
            default:
                return new(new(1), (text, _) => Mojibake.Of(text));
        }
    }

    private static bool IsNumber(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    /// <summary>Two places; halves of the decimal spelling go up.</summary>
    private static string Shortest(double value) => Math.Round((decimal)value, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);
}
