namespace Practicum.Numerics.Wire;

/// <summary>Why a model host cannot go on.</summary>
/// <param name="Code">Stable code, <c>PR-MODEL-010</c>.</param>
/// <param name="Reason">One plain sentence, cut to 1,000 characters when it is written and when it is read.</param>
public sealed record Refusal(string Code, string Reason)
{
    private const int MaxReason = 1000;

    /// <summary>Writes it as a frame.</summary>
    public ReadOnlyMemory<byte> Write(FrameWriter writer) =>
        writer.Begin(FrameKind.Refused).Text(Code).Text(PrintableText.Line(Reason, MaxReason)).End();

    /// <summary>Reads a payload; null when it is malformed, or when the code is none that a host has: <c>PR-MODEL-</c> or <c>PR-CAGE-</c> and three digits.</summary>
    public static Refusal? Read(ReadOnlySpan<byte> payload)
    {
        var reader = new FrameReader(payload);
        var (code, reason) = (reader.Text(20), reader.Text((4 * MaxReason) + 8));
        return reader.Ended && IsCode(code) ? new(code, PrintableText.Line(reason, MaxReason)) : null;
    }

    private static bool IsCode(string code) =>
        (code.StartsWith("PR-MODEL-", StringComparison.Ordinal) || code.StartsWith("PR-CAGE-", StringComparison.Ordinal))
        && code.AsSpan(code.LastIndexOf('-') + 1) is { Length: 3 } number && number.IndexOfAnyExceptInRange('0', '9') < 0;
}
