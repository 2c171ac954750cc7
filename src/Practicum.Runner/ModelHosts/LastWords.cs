using System.Text;

namespace Practicum.Runner.ModelHosts;

/// <summary>Keeps the end of what a process writes to standard error, on one line and without control characters.</summary>
internal sealed class LastWords
{
    private const int Most = 400;
    private readonly StringBuilder text = new();
    private readonly Task reading;

    public LastWords(StreamReader from) => reading = Task.Run(() => Read(from));

    /// <summary>The text; waits for the stream's end, but not for long.</summary>
    public string Text(TimeSpan patience)
    {
        reading.Wait(patience);
        lock (text)
            return string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task Read(StreamReader from)
    {
        var buffer = new char[1024];
        try
        {
            while (await from.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var got)
                Keep(buffer.AsSpan(0, got));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process is gone; what was read stands.
        }
    }

    private void Keep(ReadOnlySpan<char> more)
    {
        lock (text)
        {
            foreach (var c in more)
                text.Append(char.IsControl(c) ? ' ' : c);
            if (text.Length > Most)
                text.Remove(0, text.Length - Most);
        }
    }
}
