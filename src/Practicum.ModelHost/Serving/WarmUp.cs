using Practicum.ModelHost.Binding;
using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Serving;

/// <summary>Loads and runs a model of our own, so that ONNX Runtime has set itself up and our code is compiled before the model that counts arrives.</summary>
internal static class WarmUp
{
    // ModelProto: IR 8, opset 17, y = Sigmoid(x) on [N, 1] floats.
    private static ReadOnlySpan<byte> Model =>
    [
        0x08, 0x08, 0x3A, 0x3C, 0x0A, 0x0F, 0x0A, 0x01, (byte)'x', 0x12, 0x01, (byte)'y', 0x22, 0x07, (byte)'S', (byte)'i', (byte)'g', (byte)'m', (byte)'o', (byte)'i', (byte)'d',
        0x12, 0x01, (byte)'g', 0x5A, 0x12, 0x0A, 0x01, (byte)'x', 0x12, 0x0D, 0x0A, 0x0B, 0x08, 0x01, 0x12, 0x07, 0x0A, 0x03, 0x12, 0x01, (byte)'N', 0x0A, 0x00,
        0x62, 0x12, 0x0A, 0x01, (byte)'y', 0x12, 0x0D, 0x0A, 0x0B, 0x08, 0x01, 0x12, 0x07, 0x0A, 0x03, 0x12, 0x01, (byte)'N', 0x0A, 0x00,
        0x42, 0x02, 0x10, 0x11,
    ];

    /// <summary>Runs it once. That it fails is no matter here: the model that counts would fail and say so.</summary>
    public static void Run(OnnxRuntime runtime)
    {
        if (runtime.Load(Model) is not Outcome<OnnxSession>.Done(var session))
            return;
        using (session)
        {
            using var memory = new NativeBlock(sizeof(float) * 64);
            using var tensor = OnnxTensor.Over(runtime, memory, 0, memory.Bytes, ElementType.Float, 64, 1);
            if (session.Run([tensor], "y") is Outcome<OnnxResult>.Done(var result))
            {
                using (result)
                    _ = ScoreColumn.Copy("y", result, stackalloc float[64]);
            }

            var writer = new FrameWriter();
            _ = ModelDescription.Read(session.Description.Write(writer).Span[Frame.HeadSize..]);
        }
    }
}
