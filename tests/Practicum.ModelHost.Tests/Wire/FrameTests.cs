using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Tests.Wire;

public sealed class FrameTests
{
    private static readonly ModelDescription Model = new(
        "1.30.0",
        [new("plan", PortKind.Tensor, ElementType.Text, [-1, 1])],
        [new("score", PortKind.Tensor, ElementType.Float, [-1, 2]), new("maps", PortKind.Map, ElementType.None, [])]);

    private static readonly ImmutableArray<NamedTensor> Tensors =
        [NamedTensor.Of("a", [1, 2, 3, 4, 5, 6], 3, 2), NamedTensor.Of("b", [2], ["", "ä"])!, NamedTensor.Of("c", ElementType.Bool, [], new byte[] { 1 })!, NamedTensor.Of("d", ElementType.Int64, [0, 7], default)!];

    [Fact]
    public void Every_message_comes_back_as_it_was_sent()
    {
        var plan = new SlotPlan(3, 4096, [new("x", ElementType.Float, 30), new("plan", ElementType.Text, 1)], "score");
        Assert.Equal(Model.Write(new()).ToArray(), ModelDescription.Read(Payload(Model.Write(new())))!.Write(new()).ToArray());
        Assert.Equal(plan.Inputs, SlotPlan.Read(Payload(plan.Write(new())))!.Inputs);
        Assert.Equal(new SlotRequest(2, 100, 7), SlotRequest.Read(Payload(new SlotRequest(2, 100, 7).Write(new(), FrameKind.Score)), plan));
        Assert.Equal(new Refusal("PR-MODEL-010", "Größe"), Refusal.Read(Payload(new Refusal("PR-MODEL-010", "Größe").Write(new()))));
        Assert.Equal(["", "ä"], WordList.Read(Payload(WordList.Write(new(), 1, ["", "ä"], out _)))!.Words);
        Assert.Equal(new ModelLoad(64 << 20, 2), ModelLoad.Read(Payload(new ModelLoad(64 << 20, 2).Write(new()))));
        var tensors = TensorList.Read(Payload(TensorList.Write(new(), FrameKind.Ran, Tensors)!.Value))!.Value;
        Assert.Equal(Tensors.Select(Told), tensors.Select(Told));
    }

    private static string Told(NamedTensor t) => $"{t.Name} {t.Element} [{string.Join(',', t.Shape)}] {Convert.ToHexString(t.Raw.Span)} {string.Join('|', t.Texts)}";

    [Fact]
    public void What_a_host_claims_is_never_taken_on_trust()
    {
        // Claims far beyond what is there: 2^31 tensors, shapes whose product wraps around, texts by the billion, ports by the million.
        byte[][] claims =
        [
            [.. BitConverter.GetBytes(int.MaxValue)],
            Claim(ElementType.Float, 1L << 32, 1L << 32), Claim(ElementType.Float, long.MaxValue, 4), Claim(ElementType.Float, 1L << 40), Claim(ElementType.Float, -1),
            Claim(ElementType.Text, 1L << 30), Claim(ElementType.Float, 1, 1, 1, 1, 1, 1, 1, 1, 1), Claim((ElementType)14, 1),
        ];
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.All(claims, c => Assert.Null(TensorList.Read(c)));
        Assert.Null(ModelDescription.Read(Payload(new FrameWriter().Begin(FrameKind.Described).Text("1").Int32(1_000_000).End())));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
        Assert.Null(ModelLoad.Read(Payload(new FrameWriter().Begin(FrameKind.Load).Int32((64 << 20) + 1).Int32(1).End())));
        Assert.Null(ModelLoad.Read(Payload(new FrameWriter().Begin(FrameKind.Load).Int32(-1).Int32(1).End())));
    }

    [Fact]
    public void A_large_frame_that_is_only_announced_takes_no_memory()
    {
        var stream = new FrameStream(new MemoryStream([.. Convert.FromHexString("5057020300004000"), 1, 2, 3]), Stream.Null);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(stream.Read());
        Assert.Equal("The stream ended inside a frame.", stream.Fault);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000);
    }

    [Fact]
    public void What_a_host_says_cannot_act_on_a_terminal_and_its_codes_are_of_one_form()
    {
        var said = Refusal.Read(Payload(new FrameWriter().Begin(FrameKind.Refused).Text("PR-MODEL-030").Text("a\u001b[2J\u202eb\n" + new string('x', 3000)).End()))!;
        Assert.StartsWith("a\ufffd[2J\ufffdb ", said.Reason);
        Assert.Equal(1000, said.Reason.Length);
        Assert.Null(Refusal.Read(Payload(new FrameWriter().Begin(FrameKind.Refused).Text("PR-LEDGER-003").Text("Tampered.").End())));
        Assert.Null(Refusal.Read(Payload(new FrameWriter().Begin(FrameKind.Refused).Text("PR-MODEL-0\u001b1").Text("x").End())));
        Assert.Equal("na\ufffdme", new ModelPort("na\u0007me", PortKind.Tensor, ElementType.Float, []).Shown);
    }

    private static byte[] Claim(ElementType element, params long[] shape)
    {
        var writer = new FrameWriter().Begin(FrameKind.Ran).Int32(1).Text("t").Int32((int)element).Int32(shape.Length);
        foreach (var d in shape)
            writer.Int64(d);
        return Payload(writer.Int32(0).End());
    }

    [Fact]
    public void Parts_of_a_slot_lie_apart_at_multiples_of_64()
    {
        var plan = new SlotPlan(2, 10, [new("a", ElementType.Float, 3), new("b", ElementType.Int64, 1), new("c", ElementType.Text, 1)], "y");
        // 120 → 128, 80 → 128, 40 → 64, scores 40 → 64.
        Assert.Equal([0L, 128, 256, 320], plan.Offsets());
        Assert.Equal((384L, 768L), (plan.SlotBytes, plan.TotalBytes));
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
    [InlineData("5057010300000000", "A frame has version 1, expected 2.")]
    [InlineData("5057021F00000000", "A frame has the unknown kind 31.")]
    [InlineData("50570203FFFFFFFF", "A frame announces 4294967295 bytes, at most 4194304 are allowed.")]
    [InlineData("5057020301004000", "A frame announces 4194305 bytes, at most 4194304 are allowed.")]
    [InlineData("505701", "The stream ended inside a frame's head.")]
    [InlineData("505702030500000001", "The stream ended inside a frame.")]
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
        byte[][] payloads = [Payload(Model.Write(new())), Payload(plan.Write(new())), Payload(new SlotRequest(1, 2, 3).Write(new(), FrameKind.Score)), Payload(new Refusal("PR-MODEL-010", "r").Write(new())), Payload(WordList.Write(new(), 0, ["ab"], out _)),
            Payload(new ModelLoad(5, 1).Write(new())), Payload(TensorList.Write(new(), FrameKind.Run, Tensors)!.Value)];
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
        _ = ModelLoad.Read(payload);
        _ = TensorList.Read(payload);
    }

    private static byte[] Payload(ReadOnlyMemory<byte> frame) => frame[Frame.HeadSize..].ToArray();

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));
    }
}
