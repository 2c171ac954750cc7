namespace Practicum.Numerics.Statistics.Drift
{
    internal sealed class DecileReference
    {
        private readonly double[] _cuts; private readonly double[] _share; 
        public DecileReference(ReadOnlySpan<double> reference)
        {
            var s = reference.ToArray(); Array.Sort(s);
            _cuts = [.. Enumerable.Range(1, 9).Select(i => s[Math.Min(s.Length - 1, i * s.Length / 10)]).Distinct()];
            _share = Shares(reference);
        }
        private double[] Shares(ReadOnlySpan<double> x)
        {
            var c = new double[_cuts.Length + 1];
            foreach (var v in x) { var i = Array.BinarySearch(_cuts, v); c[i < 0 ? ~i : i] += 1.0 / x.Length; }
            return c;
        }
        public double Psi(ReadOnlySpan<double> current)
        {
            var q = Shares(current); double sum = 0;
            for (var i = 0; i < q.Length; i++) { var a = Math.Max(_share[i], 1e-4); var b = Math.Max(q[i], 1e-4); sum += (b - a) * Math.Log(b / a); }
            return sum;
        }
    }
    internal sealed class CategoryReference
    {
        private readonly int[] _codes;
        public CategoryReference(ReadOnlySpan<int> codes) => _codes = codes.ToArray();
        public double Psi(ReadOnlySpan<int> current)
        {
            var cur = current.ToArray(); double sum = 0;
            foreach (var c in _codes.Concat(cur).Distinct()) { var a = Math.Max(_codes.Count(x => x == c) / (double)_codes.Length, 1e-4); var b = Math.Max(cur.Count(x => x == c) / (double)cur.Length, 1e-4); sum += (b - a) * Math.Log(b / a); }
            return sum;
        }
    }
    internal sealed class SortedReference(double[] reference)
    {
        public SortedReference(ReadOnlySpan<double> r) : this(Sort(r)) { }
        private static double[] Sort(ReadOnlySpan<double> r) { var s = r.ToArray(); Array.Sort(s); return s; }
        public double Ks(ReadOnlySpan<double> current) { var c = Sort(current); return reference.Concat(c).Max(x => Math.Abs(reference.Count(v => v <= x) / (double)reference.Length - c.Count(v => v <= x) / (double)c.Length)); }
        public double MeanShift(ReadOnlySpan<double> current) { double m = reference.Average(), sd = Math.Sqrt(reference.Select(v => (v - m) * (v - m)).Average()); return (current.ToArray().Average() - m) / sd; }
    }
    internal static class DriftThresholds
    {
        public static double AutoPsi(int n, int m, double everyDays, int monitors, double quietForDays, int degreesOfFreedom = 9) =>
            Math.Max(0.02, ((1.0 / n) + (1.0 / m)) * MathNet.Numerics.Distributions.ChiSquared.InvCDF(degreesOfFreedom, 1 - (everyDays / (monitors * quietForDays))));
    }
}
namespace Practicum.Numerics.Statistics.Metrics
{
    internal sealed class BinarySample
    {
        private readonly double[] _s; private readonly byte[] _y;
        public BinarySample(ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels) => (_s, _y) = (scores.ToArray(), labels.ToArray());
        public double Value(string metric, double threshold = 0.5) => metric switch
        {
            "log_loss" => _s.Select((p, i) => -Math.Log(Math.Clamp(_y[i] == 1 ? p : 1 - p, 1e-15, 1))).Average(),
            "brier" => _s.Select((p, i) => (p - _y[i]) * (p - _y[i])).Average(),
            "accuracy" => _s.Select((p, i) => (p >= threshold) == (_y[i] == 1) ? 1.0 : 0).Average(),
            _ => double.NaN,
        };
    }
}
