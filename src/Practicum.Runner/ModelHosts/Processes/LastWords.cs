using System.Text;
using Practicum.Numerics.Wire;

namespace Practicum.Runner.ModelHosts.Processes;

/// <summary>Keeps the end of what a process writes to standard error, on one line and without control characters.</summary>
internal sealed class LastWords
{
    private const int Most = 400;
    private readonly StringBuilder text = new();
    private readonly Task reading;

    /// <summary>Begins to read.</summary>
    /// <param name="from">Standard error.</param>
    /// <param name="heard">Told how many bytes came, as they come.</param>
    public LastWords(Stream from, Action<long> heard) => reading = Task.Run(() => Read(from, heard));

    /// <summary>The text; waits for the stream's end, but not for long.</summary>
    public string Text(TimeSpan patience)
    {
        reading.Wait(patience);
        lock (text)
            return string.Join(' ', PrintableText.Line(text.ToString(), Most).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task Read(Stream from, Action<long> heard)
    {
        var buffer = new byte[1024];
        try
        {
            while (await from.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var got)
            {
                Keep(Encoding.UTF8.GetString(buffer, 0, got));
                heard(got);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process is gone; what was read stands.
        }
    }

    private void Keep(string more)
    {
        lock (text)
        {
            text.Append(more);
            if (text.Length > Most)
                text.Remove(0, text.Length - Most);
        }
    }
}
