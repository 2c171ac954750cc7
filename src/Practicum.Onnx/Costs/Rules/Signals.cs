using System.Numerics;

namespace Practicum.Onnx.Costs.Rules;

/// <summary>Fourier transforms (5 n log₂ n operations when n is a power of two, the usual count of radix-2 transforms, else 8 n² as written out) and the windows and filters that go with them.</summary>
internal static class Signals
{
    private const string RunTime = "takes its sizes from values that are known only while the graph runs";

    public static void Add(RuleBook book)
    {
        book.Add(Dft, "DFT");
        book.Add(Stft, "STFT");
        book.Add(Frame, "HannWindow", "HammingWindow", "BlackmanWindow");
        book.Add(MelWeights, "MelWeightMatrix");
    }

    private static Int128 Transform(Int128 n) => n <= long.MaxValue && BitOperations.IsPow2((long)n)
        ? Sizes.Times(n, 5 * Math.Max(1, BitOperations.Log2((ulong)n)))
        : Sizes.Times(8, Sizes.Times(n, n));

    private static void Dft(Visit visit)
    {
        var x = visit.In(0);
        if (!visit.AtLeast(x, 2))
            return;
        var named = visit.Version < 20 ? visit.Whole("axis", 1) : visit.Has(2) ? visit.Wholes(2) is [var given, ..] ? given : (long?)null : -2;
        if (named is null || (visit.Has(1) && visit.Wholes(1) is not [_, ..]))
        {
            visit.Fail(RunTime);
            return;
        }

        var axis = visit.Axis(named.Value, x.Rank);
        var length = visit.Has(1) ? Math.Max(0, visit.Wholes(1)![0]) : x.Shape[axis];
        var lines = x.Shape.SetItem(axis, 1).SetItem(x.Rank - 1, 1);
        var shape = x.Shape.SetItem(axis, visit.Whole("onesided", 0) != 0 ? (length / 2) + 1 : length).SetItem(x.Rank - 1, 2);
        visit.Operations = Sizes.Times(Sizes.Count(lines.AsSpan()), x.Exact ? Transform(length) : Sizes.Times(8, Sizes.Times(length, length)));
        visit.Scratch = Sizes.Times(length, 8 * Sizes.Bytes(x.Element));
        visit.Out(0, x.Element, shape);
    }

    private static void Stft(Visit visit)
    {
        var x = visit.In(0);
        if (!visit.AtLeast(x, 2))
            return;
        var frame = visit.Has(3) ? visit.Wholes(3) is [var stated, ..] ? stated : (long?)null : visit.Maybe(2) is { Rank: 1, Exact: true } window ? window.Shape[0] : null;
        if (frame is null || visit.Wholes(1) is not [var step, ..])
        {
            visit.Fail(RunTime);
            return;
        }

        if (frame < 1 || step < 1)
        {
            visit.Fail("has a frame or a step below 1");
            return;
        }

        var frames = x.Shape[1] < frame ? 0 : ((x.Shape[1] - frame.Value) / step) + 1;
        var bins = visit.Whole("onesided", 1) != 0 ? (frame.Value / 2) + 1 : frame.Value;
        visit.Operations = Sizes.Times(Sizes.Times(x.Shape[0], frames), Transform(frame.Value));
        visit.Scratch = Sizes.Times(frame.Value, 8 * Sizes.Bytes(x.Element));
        visit.Out(0, x.Element, [x.Shape[0], frames, bins, 2]);
    }

    private static void Frame(Visit visit)
    {
        if (visit.Wholes(0) is not [var size])
        {
            visit.Fail(RunTime);
            return;
        }

        visit.Operations = Sizes.Times(Math.Max(0, size), 6);
        visit.Out(0, (int)Math.Clamp(visit.Whole("output_datatype", Elements.Single), 0, 23), [size]);
    }

    private static void MelWeights(Visit visit)
    {
        if (visit.Wholes(0) is not [var bins] || visit.Wholes(1) is not [var length])
        {
            visit.Fail(RunTime);
            return;
        }

        long[] shape = [length < 0 ? 0 : (length / 2) + 1, bins];
        visit.Operations = Sizes.Times(Sizes.Count([shape[0], Math.Max(0, bins)]), 4);
        visit.Out(0, (int)Math.Clamp(visit.Whole("output_datatype", Elements.Single), 0, 23), shape);
    }
}
