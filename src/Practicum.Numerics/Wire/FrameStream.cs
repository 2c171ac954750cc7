namespace Practicum.Numerics.Wire;

/// <summary>
/// Frames over two byte streams, blocking. One thread may read while another one writes. A stream that ends, breaks or speaks
/// nonsense is told by <see cref="Fault"/>, never by an exception.
/// </summary>
/// <param name="input">Where frames come from.</param>
/// <param name="output">Where frames go.</param>
public sealed class FrameStream(Stream input, Stream output)
{
    private byte[] buffer = new byte[4096];
    private int start;
    private int end;

    /// <summary>Why <see cref="Read"/> gave nothing, in one plain sentence; null at a clean end between two frames.</summary>
    public string? Fault { get; private set; }

    /// <summary>The next frame; null when there is none, and never will be.</summary>
    public Frame? Read()
    {
        if (Fault is not null)
            return null;
        if (!Fill(Frame.HeadSize))
        {
            if (end > start)
                Fault ??= "The stream ended inside a frame's head.";
            return null;
        }

        Fault = Frame.ReadHead(buffer.AsSpan(start), out var kind, out var length);
        if (Fault is not null)
            return null;
        start += Frame.HeadSize;
        if (!Fill(length))
        {
            Fault ??= "The stream ended inside a frame.";
            return null;
        }

        var frame = new Frame(kind, buffer.AsMemory(start, length));
        start += length;
        return frame;
    }

    /// <summary>Writes a finished frame; false when the other side is gone.</summary>
    public bool Write(ReadOnlyMemory<byte> frame)
    {
        try
        {
            output.Write(frame.Span);
            output.Flush();
            return true;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    private bool Fill(int count)
    {
        if (start == end)
            (start, end) = (0, 0);
        if (start + count > buffer.Length)
            Compact();
        while (end - start < count)
        {
            // What a head announces is not taken on trust: the buffer grows with what has really come.
            if (end == buffer.Length)
                Array.Resize(ref buffer, Math.Min(2 * buffer.Length, Frame.HeadSize + Frame.MaxPayload));
            int got;
            try
            {
                got = input.Read(buffer, end, buffer.Length - end);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                got = 0;
            }

            if (got == 0)
                return false;
            end += got;
        }

        return true;
    }

    private void Compact()
    {
        Buffer.BlockCopy(buffer, start, buffer, 0, end - start);
        (end, start) = (end - start, 0);
    }
}
