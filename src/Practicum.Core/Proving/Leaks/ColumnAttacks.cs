namespace Practicum.Core.Proving.Leaks;

/// <summary>Single columns: value, rank, missing or not, category. They find most leaks; a learner adds interactions only (methods §13).</summary>
internal static class ColumnAttacks
{
    /// <summary>Attacks on one feature or entity.</summary>
    public static IEnumerable<LeakAttack> Of(LeakFiles files, Field field)
    {
        var name = field.Name;
        yield return new("missing", name, false, () => Missing(files, name));
        if (field.Kind == FieldKind.Number)
        {
            yield return new("value", name, false, () => files.Numbers(name));
            yield return new("rank", name, false, () => Midranks.Of(files.Numbers(name)));
        }
        else
        {
            yield return new("rank", name, false, () => Alphabet(files, name));
            yield return new("category", name, true, () => Category(files, name));
        }
    }

    private static double[] Missing(LeakFiles files, string name)
    {
        var (train, test) = (files.Train.Rows[name], files.Test.Rows[name]);
        var all = new double[files.Count];
        for (var i = 0; i < all.Length; i++)
            all[i] = (i < files.Train.Count ? train.IsMissing(i) : test.IsMissing(i - files.Train.Count)) ? 1 : 0;
        return all;
    }

    private static double[] Alphabet(LeakFiles files, string name)
    {
        var words = ((TextColumn)files.Train.Rows[name]).Dictionary.Concat(((TextColumn)files.Test.Rows[name]).Dictionary).Distinct().Order(StringComparer.Ordinal);
        var place = words.Select((word, i) => (word, i)).ToDictionary(w => w.word, w => (double)w.i, StringComparer.Ordinal);
        return Midranks.Of(files.OfTexts(name, word => place[word]));
    }

    /// <summary>The mean of y − p of the training rows with the same text, drawn towards 0 by one unit of information.</summary>
    private static double[] Category(LeakFiles files, string name)
    {
        var (train, test) = ((TextColumn)files.Train.Rows[name], (TextColumn)files.Test.Rows[name]);
        var (sum, information) = (new double[train.Dictionary.Length + 1], new double[train.Dictionary.Length + 1]);
        for (var i = 0; i < files.Train.Count; i++)
        {
            var (code, p) = (train.Codes[i] + 1, files.Train.Probability[i]);
            sum[code] += files.Train.Label[i] - p;
            information[code] += p * (1 - p);
        }

        var known = train.Dictionary.Select((word, i) => (word, i)).ToDictionary(w => w.word, w => w.i + 1, StringComparer.Ordinal);
        var said = test.Dictionary.Select(word => known.TryGetValue(word, out var code) ? sum[code] / (information[code] + 1) : 0).Prepend(sum[0] / (information[0] + 1)).ToArray();
        var guess = new double[files.Test.Count];
        for (var i = 0; i < guess.Length; i++)
            guess[i] = said[test.Codes[i] + 1];
        return guess;
    }
}
