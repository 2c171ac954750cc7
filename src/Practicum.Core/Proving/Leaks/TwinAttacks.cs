namespace Practicum.Core.Proving.Leaks;

/// <summary>Training rows that look like a hidden one: alike in every feature, alike to two digits, or alike in all features but one. Their labels are the guess.</summary>
internal static class TwinAttacks
{
    /// <summary>The attacks; none without features.</summary>
    public static IEnumerable<LeakAttack> Of(LeakFiles files)
    {
        ImmutableArray<Field> features = [.. files.Fields.Where(f => f.Role == FieldRole.Feature)];
        if (features.IsEmpty)
            yield break;
        yield return new("duplicate", "the same row", true, () => Guess(files, Signatures(files.Train, features, false), Signatures(files.Test, features, false)));
        yield return new("duplicate", "the same to two digits", true, () => Guess(files, Signatures(files.Train, features, true), Signatures(files.Test, features, true)));
        if (features.Length < 3)
            yield break;
        foreach (var field in features)
        {
            ImmutableArray<Field> others = [.. features.Where(f => f != field)];
            yield return new("duplicate", $"the same but for {field.Name}", true, () => Guess(files, Signatures(files.Train, others, false), Signatures(files.Test, others, false)));
        }
    }

    /// <summary>A hash of some columns of each row, the same on every machine.</summary>
    internal static ulong[] Signatures(LeakRows rows, ImmutableArray<Field> fields, bool coarse)
    {
        var signatures = new ulong[rows.Count];
        foreach (var field in fields)
        {
            if (rows.Rows[field.Name] is TextColumn text)
            {
                var hashes = text.Dictionary.Select(CellHash.Of).ToArray();
                for (var i = 0; i < signatures.Length; i++)
                    signatures[i] = CellHash.Join(signatures[i], text.Codes[i] < 0 ? 1 : hashes[text.Codes[i]]);
                continue;
            }

            var numbers = rows.Rows.Numbers(field.Name).ToDoubles().Span;
            for (var i = 0; i < signatures.Length; i++)
                signatures[i] = CellHash.Join(signatures[i], CellHash.Of(coarse ? TwoDigits(numbers[i]) : numbers[i]));
        }

        return signatures;
    }

    private static double[] Guess(LeakFiles files, ulong[] train, ulong[] test)
    {
        var known = new Dictionary<ulong, (double Sum, double Information)>(train.Length);
        for (var i = 0; i < train.Length; i++)
        {
            var p = files.Train.Probability[i];
            var (sum, information) = known.GetValueOrDefault(train[i]);
            known[train[i]] = (sum + files.Train.Label[i] - p, information + (p * (1 - p)));
        }

        return Array.ConvertAll(test, key => known.TryGetValue(key, out var found) ? found.Sum / (found.Information + 0.25) : 0);
    }

    private static double TwoDigits(double value)
    {
        if (value == 0 || !double.IsFinite(value))
            return value;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 1);
        return Math.Round(value / unit) * unit;
    }
}
