using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Tests.Wire;

public sealed class FrameTests
{
    private static readonly ModelDescription Model = new(
        "1.30.0",
        [new("plan", PortKind.Tensor, ElementType.Text, [-1, 1])],
        [new("score", PortKind.Tensor, ElementType.Float, [-1, 2]), new("maps", PortKind.Map, ElementType.None, [])]);

    [Fact]
    public void Every_message_comes_back_as_it_was_sent()
    {
        var plan = new SlotPlan(3, 4096, [new("x", ElementType.Float, 30), new("plan", ElementType.Text, 1)], "score");
        Assert.Equal(Model.Write(new()).ToArray(), ModelDescription.Read(Payload(Model.Write(new())))!.Write(new()).ToArray());
        Assert.Equal(plan.Inputs, SlotPlan.Read(Payload(plan.Write(new())))!.Inputs);
        Assert.Equal(new SlotRequest(2, 100, 7), SlotRequest.Read(Payload(new SlotRequest(2, 100, 7).Write(new(), FrameKind.Score)), plan));
        Assert.Equal(new Refusal("PR-MODEL-010", "Größe"), Refusal.Read(Payload(new Refusal("PR-MODEL-010", "Größe").Write(new()))));
        Assert.Equal(["", "ä"], WordList.Read(Payload(WordList.Write(new(), 1, ["", "ä"], out _)))!.Words);
    }

    [Fact]
    public void Parts_of_a_slot_lie_apart_at_multiples_of_64()
    {
        var plan = new SlotPlan(2, 10, [new("a", ElementType.Float, 3), new("b", ElementType.Int64, 1), new("c", ElementType.Text, 1)], "y");
        // 120 → 128, 80 → 128, 40 → 64, scores 40 → 64.
        Assert.Equal([0L, 128, 256, 320], [plan.InputOffset(0, 0), plan.InputOffset(0, 1), plan.InputOffset(0, 2), plan.OutputOffset(0)]);
        Assert.Equal((384L, 768L, 384L + 320), (plan.SlotBytes, plan.TotalBytes, plan.OutputOffset(1)));
    }

    [Fact]
    public void Frames_come_through_a_stream_that_gives_one_byte_at_a_time()
    {
        var sent = new MemoryStream();
        var writer = new FrameWriter();
        var output = new FrameStream(Stream.Null, sent);
        for (var i = 0; i < 20; i++)
            Assert.True(output.Write(writer.Begin(FrameKind.Words).Text(new string('x', i * 1000)).End()));
        var input = new FrameStream(new Trickle(sent.ToArray()), Stream.Null);
        for (var i = 0; i < 20; i++)
            Assert.Equal((i * 1000) + 4, input.Read()!.Value.Payload.Length);
        Assert.Null(input.Read());
        Assert.Null(input.Fault);
    }

    [Theory]
    [InlineData("5857010300000000", "A frame does not begin with 'PW'.")]
    [InlineData("5057020300000000", "A frame has version 2, expected 1.")]
    [InlineData("5057011F00000000", "A frame has the unknown kind 31.")]
    [InlineData("50570103FFFFFFFF", "A frame announces 4294967295 bytes, at most 4194304 are allowed.")]
    [InlineData("5057010301004000", "A frame announces 4194305 bytes, at most 4194304 are allowed.")]
    [InlineData("505701", "The stream ended inside a frame's head.")]
    [InlineData("505701030500000001", "The stream ended inside a frame.")]
    public void Garbage_is_refused_in_a_sentence(string hex, string fault)
    {
        var stream = new FrameStream(new MemoryStream(Convert.FromHexString(hex)), Stream.Null);
        Assert.Null(stream.Read());
        Assert.Equal(fault, stream.Fault);
        Assert.Null(stream.Read());
    }

    [Fact]
    public void Payloads_cut_short_or_spoilt_anywhere_never_throw()
    {
        var plan = new SlotPlan(2, 64, [new("a", ElementType.Float, 3)], "y");
        byte[][] payloads = [Payload(Model.Write(new())), Payload(plan.Write(new())), Payload(new SlotRequest(1, 2, 3).Write(new(), FrameKind.Score)), Payload(new Refusal("c", "r").Write(new())), Payload(WordList.Write(new(), 0, ["ab"], out _))];
        foreach (var payload in payloads)
        {
            for (var cut = 0; cut < payload.Length; cut++)
            {
                ReadAll(payload[..cut], plan);
                foreach (var value in new byte[] { 0, 1, 127, 128, 255 })
                {
                    var spoilt = payload.ToArray();
                    spoilt[cut] = value;
                    ReadAll(spoilt, plan);
                }
            }
        }
    }

    [Fact]
    public void A_request_outside_the_plan_is_no_request()
    {
        var plan = new SlotPlan(2, 64, [new("a", ElementType.Float, 3)], "y");
        Assert.Null(SlotRequest.Read(Payload(new SlotRequest(2, 1, 0).Write(new(), FrameKind.Score)), plan));
        Assert.Null(SlotRequest.Read(Payload(new SlotRequest(1, 65, 0).Write(new(), FrameKind.Score)), plan));
        Assert.Null(SlotPlan.Read(Payload(new SlotPlan(64, 65_536, [new("a", ElementType.Double, 1 << 20)], "y").Write(new()))));
    }

    private static void ReadAll(byte[] payload, SlotPlan plan)
    {
        _ = ModelDescription.Read(payload);
        _ = SlotPlan.Read(payload);
        _ = SlotRequest.Read(payload, plan);
        _ = Refusal.Read(payload);
        _ = WordList.Read(payload);
    }

    private static byte[] Payload(ReadOnlyMemory<byte> frame) => frame[Frame.HeadSize..].ToArray();

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));
    }
}
