namespace Practicum.Core.Proving.Recorded;

/// <summary>A recorded data set, in the file's order.</summary>
/// <param name="Features">Every column that is handed out; no label, no time.</param>
/// <param name="Target">The label as a number: 0 or 1, or the amount to predict.</param>
public sealed record RecordedRows(Table Features, double[] Target)
{
    /// <summary>Whether the target is a label 0 or 1.</summary>
    public bool IsBinary => Array.TrueForAll(Target, y => y is 0 or 1);

    /// <summary>The target as labels.</summary>
    internal byte[] Label => Array.ConvertAll(Target, y => (byte)y);
}
