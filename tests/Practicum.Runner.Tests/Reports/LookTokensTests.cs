using System.Globalization;
using System.Text.RegularExpressions;
using Practicum.Runner.Reports;

namespace Practicum.Runner.Tests.Reports;

/// <summary>
/// Contrast by WCAG 2.2 (relative luminance) and colour distances (CIE76 in L*a*b*, D65), computed anew from the style that stands in every report.
/// Colour-blind simulation: Machado, Oliveira and Fernandes 2009, severity 1.
/// </summary>
public sealed class LookTokensTests
{
    private static readonly string Css = ReportAssets.Style.Text;
    private static readonly int Dark = Css.IndexOf("@media (prefers-color-scheme:dark)", StringComparison.Ordinal);

    private static readonly Dictionary<string, double[][]> Sight = new()
    {
        ["normal"] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        ["protan"] = [[.152286, 1.052583, -.204868], [.114503, .786281, .099216], [-.003882, -.048116, 1.051998]],
        ["deutan"] = [[.367322, .860646, -.227968], [.280085, .672501, .047413], [-.011820, .042940, .968881]],
        ["tritan"] = [[1.255528, -.076749, -.178779], [-.078411, .930809, .147602], [.004733, .691367, .303900]],
    };

    private static Dictionary<string, string> Tokens(bool dark)
    {
        string part = dark ? Css[Dark..Css.IndexOf("*{box-sizing", StringComparison.Ordinal)] : Css[..Dark];
        return Regex.Matches(part, "--([a-z0-9-]+):(#[0-9a-f]{6})").ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
    }

    private static double[] Linear(string hex) =>
        [.. new[] { 1, 3, 5 }.Select(k => int.Parse(hex.AsSpan(k, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0).Select(x => x <= .04045 ? x / 12.92 : Math.Pow((x + .055) / 1.055, 2.4))];

    private static double Contrast(string a, string b)
    {
        static double Luminance(string hex) => Linear(hex) is var l ? (.2126 * l[0]) + (.7152 * l[1]) + (.0722 * l[2]) : 0;
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + .05) / (Math.Min(x, y) + .05);
    }

    private static double[] Lab(double[] l)
    {
        static double F(double t) => t > .008856 ? Math.Cbrt(t) : (7.787 * t) + (16 / 116.0);
        double x = F(((.4124564 * l[0]) + (.3575761 * l[1]) + (.1804375 * l[2])) / .95047), y = F((.2126729 * l[0]) + (.7151522 * l[1]) + (.072175 * l[2])), z = F(((.0193339 * l[0]) + (.119192 * l[1]) + (.9503041 * l[2])) / 1.08883);
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Distance(string a, string b, double[][] sight)
    {
        double[] See(string hex) => Lab([.. sight.Select(row => Math.Clamp(row.Zip(Linear(hex), (m, c) => m * c).Sum(), 0, 1))]);
        return Math.Sqrt(See(a).Zip(See(b), (p, q) => (p - q) * (p - q)).Sum());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Text_has_a_contrast_of_4_5_and_marks_of_3_on_every_ground_they_stand_on(bool dark)
    {
        var t = Tokens(dark);
        var text = from ink in new[] { "ink", "ink-2", "ink-3", "accent" } from ground in new[] { "paper", "surface", "sunken" } select (ink, ground);
        foreach (var (ink, ground) in text.Concat([("good", "good-bg"), ("warn", "warn-bg"), ("bad", "bad-bg"), ("on-accent", "accent"), ("ink", "c-v1"), ("ink", "c-v2"), ("ink", "c-v3"), ("ink", "c-incident-bg"), ("paper", "ink"), ("c-you", "surface"), ("c-clair", "surface"), ("c-ceil", "surface"), ("c-nothing", "surface"), ("c-alarm", "surface")]))
            Assert.True(Contrast(t[ink], t[ground]) >= 4.5, $"{ink} on {ground}: {Contrast(t[ink], t[ground]):0.00}");
        foreach (var (mark, ground) in new[] { ("line-2", "surface"), ("line-2", "paper"), ("line-2", "sunken"), ("c-incident", "surface"), ("c-act", "surface"), ("c-you", "sunken"), ("c-clair", "surface") })
            Assert.True(Contrast(t[mark], t[ground]) >= 2.995, $"{mark} on {ground}: {Contrast(t[mark], t[ground]):0.00}");
    }

    [Theory]
    [InlineData(false, "normal", 20)]
    [InlineData(false, "protan", 12)]
    [InlineData(false, "deutan", 9)]
    [InlineData(false, "tritan", 14)]
    [InlineData(true, "normal", 26)]
    [InlineData(true, "protan", 17)]
    [InlineData(true, "deutan", 11)]
    [InlineData(true, "tritan", 14)]
    public void Lines_and_marks_stay_apart_for_every_eye(bool dark, string eye, double least)
    {
        var t = Tokens(dark);
        string[] roles = ["c-you", "c-nothing", "c-clair", "c-ceil", "c-incident", "c-alarm"];
        double closest = (from i in Enumerable.Range(0, roles.Length) from j in Enumerable.Range(i + 1, roles.Length - i - 1) select Distance(t[roles[i]], t[roles[j]], Sight[eye])).Min();
        Assert.True(Math.Round(closest) >= least, $"{closest:0.0}");
    }
}
