using System.Runtime.InteropServices;
using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Tests.Backend;

/// <summary>Compares outputs as the official runner does (onnx.backend.test.runner, numpy.testing.assert_allclose with rtol 1e-3 and atol 1e-7; NaN equals NaN, everything but floats to the bit).</summary>
internal static class Closeness
{
    private const double Relative = 1e-3;
    private const double Absolute = 1e-7;

    /// <summary>What differs, or null.</summary>
    public static string? Differs(NamedTensor expected, NamedTensor given)
    {
        if (expected.Element != given.Element)
            return $"{given.Name} is of type {given.Element}, expected {expected.Element}";
        if (!expected.Shape.SequenceEqual(given.Shape))
            return $"{given.Name} has the shape [{string.Join(", ", given.Shape)}], expected [{string.Join(", ", expected.Shape)}]";
        if (Numbers(expected) is not { } wanted)
            return expected.Texts.SequenceEqual(given.Texts) && expected.Raw.Span.SequenceEqual(given.Raw.Span) ? null : $"{given.Name} has other values";
        var got = Numbers(given)!;
        for (var i = 0; i < wanted.Length; i++)
        {
            var same = got[i].Equals(wanted[i]) || Math.Abs(got[i] - wanted[i]) <= Absolute + (Relative * Math.Abs(wanted[i]));
            if (!same)
                return FormattableString.Invariant($"{given.Name} has {got[i]} at {i}, expected {wanted[i]}");
        }

        return null;
    }

    private static double[]? Numbers(NamedTensor t) => t.Element switch
    {
        ElementType.Float => Array.ConvertAll(MemoryMarshal.Cast<byte, float>(t.Raw.Span).ToArray(), v => (double)v),
        ElementType.Double => MemoryMarshal.Cast<byte, double>(t.Raw.Span).ToArray(),
        ElementType.Float16 => Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(t.Raw.Span).ToArray(), v => (double)v),
        ElementType.BFloat16 => Array.ConvertAll(MemoryMarshal.Cast<byte, ushort>(t.Raw.Span).ToArray(), v => (double)BitConverter.UInt32BitsToSingle((uint)v << 16)),
        _ => null,
    };
}
