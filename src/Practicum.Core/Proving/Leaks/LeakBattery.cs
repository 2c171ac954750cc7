namespace Practicum.Core.Proving.Leaks;

/// <summary>All attacks that a table calls for.</summary>
internal static class LeakBattery
{
    /// <summary>The attacks, in a fixed order.</summary>
    public static IEnumerable<LeakAttack> Of(LeakFiles files)
    {
        foreach (var field in files.Fields)
        {
            IEnumerable<LeakAttack> attacks = field.Role switch
            {
                FieldRole.Feature => ColumnAttacks.Of(files, field).Concat(FormatAttacks.Of(files, field)),
                FieldRole.Entity or FieldRole.RowId => NameAttacks.Of(files, field),
                FieldRole.Time => TimeAttacks.Of(files, field),
                _ => [],
            };
            foreach (var attack in attacks)
                yield return attack;
        }

        foreach (var attack in OrderAttacks.Of(files).Concat(TwinAttacks.Of(files)))
            yield return attack;
        yield return LearnerAttack.Of(files);
    }

    /// <summary>Runs attacks on all processors; the results are in the attacks' order whatever their number.</summary>
    public static LeakAttackResult[] Run(IEnumerable<LeakAttack> attacks, LeakFiles files, Action<double>? progress = null, CancellationToken stop = default)
    {
        var all = attacks.ToArray();
        var (results, done) = (new LeakAttackResult[all.Length], 0);
        Parallel.For(0, all.Length, new ParallelOptions { CancellationToken = stop }, i =>
        {
            results[i] = all[i].Run(files);
            progress?.Invoke((double)Interlocked.Increment(ref done) / all.Length);
        });
        return results;
    }
}
