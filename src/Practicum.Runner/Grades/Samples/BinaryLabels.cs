using System.Runtime.CompilerServices;

namespace Practicum.Runner.Grades.Samples;

/// <summary>Labels of two classes: 0 and 1, or two texts of which one is named positive.</summary>
internal static class BinaryLabels
{
    /// <summary>The labels; null, with complaints, when they are something else.</summary>
    public static byte[]? Of(MatchedFiles files) => files.Request.Positive is { } positive ? OfTexts(files, positive) : OfNumbers(files);

    private static byte[]? OfNumbers(MatchedFiles files)
    {
        var column = files.Request.Label;
        var values = files.Answers.Numbers(column).Values;
        var labels = GC.AllocateUninitializedArray<byte>(values.Length);
        if (Convert(values, labels))
            return labels;
        files.Complain(
            "PR-GRADE-020", files.Answers, column, MatchedFiles.Rows(values, v => v is not (0 or 1)), "label is", "labels are", "neither 0 nor 1",
            mend: "With labels of another kind, name the positive one with --positive, or the task with --task.");
        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Convert(double[] values, byte[] labels)
    {
        var good = true;
        for (var i = 0; i < values.Length; i++)
        {
            labels[i] = values[i] == 1 ? (byte)1 : (byte)0;
            good &= values[i] is 0 or 1;
        }

        return good;
    }

    private static byte[]? OfTexts(MatchedFiles files, string positive)
    {
        var column = files.Request.Label;
        var codes = LabelCodes.Of(files.Answers.Texts(column));
        files.Complain("PR-GRADE-021", files.Answers, column, MatchedFiles.Rows(codes.Codes, c => c < 0), "label is", "labels are", "missing");
        var names = codes.Names;
        if (!names.Contains(positive))
        {
            files.Problems.Add(new("PR-GRADE-022", new(files.Answers.Source.Name), $"No label is '{positive}'; found {LabelCodes.List(names)}.", NearestName.To(positive, names)));
            return null;
        }

        if (names.Length > 2)
        {
            files.Problems.Add(new("PR-GRADE-022", new(files.Answers.Source.Name), $"There are {names.Length} labels, {LabelCodes.List(names)}; expected two.", Mend: "For several classes take --task multiclass."));
            return null;
        }

        var wanted = names.IndexOf(positive);
        return Array.ConvertAll(codes.Codes, c => c == wanted ? (byte)1 : (byte)0);
    }
}
