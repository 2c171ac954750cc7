using Practicum.Runner.Grades;

namespace Practicum.Runner.Tests.Grades;

/// <summary>What is said of files that do not fit: every mistake, its count, the first examples with their lines, and the nearest right thing.</summary>
public sealed class MistakeTests : IDisposable
{
    private readonly GradeDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Nine_mistakes_are_told_at_once()
    {
        _desk.Write(
            "id,label,w\na1,1,1\na2,0,1\n,1,1\na3,yes,1\na4,,1\na2,0,1\nb7,1,-2\na9,0,1\n",
            "id,score\na2,0.2\na1,0.9\na3,high\na4,\na4,0.5\n,0.1\na88,0.3\na9,0.5\n");
        Assert.Equal(
            [
                "answers.csv:4: PR-GRADE-010: 1 row has no id: line 4.",
                "predictions.csv:7: PR-GRADE-010: 1 row has no id: line 7.",
                "answers.csv:7: PR-GRADE-011: 1 row repeats an id: 'a2' on lines 3 and 7.",
                "predictions.csv:6: PR-GRADE-011: 1 row repeats an id: 'a4' on lines 5 and 6.",
                "answers.csv:8: PR-GRADE-012: 1 id without a prediction: 'b7' on line 8.",
                "predictions.csv:8: PR-GRADE-013: 1 id that the answers do not have: 'a88' on line 8.",
                "answers.csv:5: PR-GRADE-020: 2 labels are neither 0 nor 1: 'yes' on line 5, nothing on line 6. With labels of another kind, name the positive one with --positive, or the task with --task.",
                "answers.csv:8: PR-GRADE-025: 1 weight is missing, negative or no number: '-2' on line 8.",
                "predictions.csv:4: PR-GRADE-024: 2 cells are no number in column 'score': 'high' on line 4, nothing on line 5.",
            ],
            _desk.Complaints(_desk.Request with { Weight = "w" }));
    }

    [Fact]
    public void Many_examples_are_counted_and_the_nearest_id_is_named()
    {
        _desk.Write("id,label\n" + Lines(1, 2000, ",1"), "id,score\n" + Lines(6, 1999, ",0.5") + "row-O2000,0.5\n");
        Assert.Equal(
            [
                "answers.csv:2: PR-GRADE-012: 6 ids without a prediction: 'row-00001' on line 2, 'row-00002' on line 3, 'row-00003' on line 4, … Nearest: 'row-O2000'.",
                "predictions.csv:1996: PR-GRADE-013: 1 id that the answers do not have: 'row-O2000' on line 1996. Nearest: 'row-02000'.",
            ],
            _desk.Complaints(_desk.Request));
    }

    [Fact]
    public void Lines_count_as_an_editor_counts_them_when_cells_hold_line_ends()
    {
        _desk.Write("id,note,label\n\"a\"\"1\",\"two\nlines\",1\nb,,0\nc,x,2\n", "id,score\nb,0.1\n\"a\"\"1\",0.2\nc,0.3\n");
        Assert.Equal(
            ["answers.csv:5: PR-GRADE-020: 1 label is neither 0 nor 1: '2' on line 5. With labels of another kind, name the positive one with --positive, or the task with --task."],
            _desk.Complaints(_desk.Request));
    }

    [Theory]
    [InlineData("id,label\na,1\n", "id,label\na,1\n", "predictions.csv:1: PR-CSV-012: Column 'score' is missing; found 'id', 'label'.")]
    [InlineData("id,label\na,1\nb\n", "id,score\na,0.5\n", "answers.csv:3")]
    [InlineData("id,label\na,1\n\"b,1\n", "id,score\na,0.5\n", "answers.csv:3:1: PR-CSV-007")]
    [InlineData("", "id,score\na,0.5\n", "answers.csv: PR-CSV-001")]
    [InlineData("1,2\n3,4\n", "id,score\na,0.5\n", "answers.csv:1: PR-CSV-004")]
    public void A_file_that_is_no_table_gets_the_strict_reader_s_words(string answers, string predictions, string expected)
    {
        _desk.Write(answers, predictions);
        Assert.StartsWith(expected, _desk.Complaints(_desk.Request)[0]);
    }

    [Fact]
    public void Both_files_are_looked_at_before_anything_is_said()
    {
        _desk.Write("key,label\na,1\n", "id,scores\na,0.5\n");
        Assert.Equal(
            ["answers.csv:1: PR-CSV-012: Column 'id' is missing; found 'key', 'label'.", "predictions.csv:1: PR-CSV-012: Column 'score' is missing; found 'id', 'scores'. Nearest: 'scores'."],
            _desk.Complaints(_desk.Request));
    }

    [Theory]
    [InlineData(GradeTask.Binary)]
    [InlineData(GradeTask.Multiclass)]
    [InlineData(GradeTask.Regression)]
    public void A_file_without_rows_is_named(GradeTask task)
    {
        _desk.Write("id,label\n", "id,score\na,0.5\n");
        Assert.Equal(
            ["answers.csv: PR-GRADE-003: The file has a header, but no rows.", "predictions.csv:2: PR-GRADE-013: 1 id that the answers do not have: 'a' on line 2."],
            _desk.Complaints(_desk.Request with { Task = task }));
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_named()
    {
        Directory.CreateDirectory(_desk.Predictions);
        var complaints = _desk.Complaints(_desk.Request);
        Assert.StartsWith("answers.csv: PR-GRADE-001: The file cannot be read: ", complaints[0]);
        Assert.StartsWith("predictions.csv: PR-GRADE-001: The file cannot be read: ", complaints[1]);
    }

    [Fact]
    public void Labels_in_words_need_the_positive_one()
    {
        _desk.Write("id,label\na,yes\nb,no\nc,yes\nd,\n", "id,score\na,0.5\nb,0.5\nc,1\nd,1\n");
        Assert.Equal(
            ["answers.csv:5: PR-GRADE-021: 1 label is missing: nothing on line 5.", "answers.csv: PR-GRADE-022: No label is 'Yes'; found 'no', 'yes'. Nearest: 'yes'."],
            _desk.Complaints(_desk.Request with { Positive = "Yes" }));
        _desk.Problems.Clear();
        _desk.Write("id,label\na,yes\nb,no\nc,maybe\n", "id,score\na,0.5\nb,0.5\nc,1\n");
        Assert.Equal(
            ["answers.csv: PR-GRADE-022: There are 3 labels, 'maybe', 'no', 'yes'; expected two. For several classes take --task multiclass."], _desk.Complaints(_desk.Request with { Positive = "yes" }));
    }

    [Fact]
    public void Classes_without_a_column_of_probabilities_are_named()
    {
        _desk.Write("id,label\na,cat\nb,dog\nc,bird\n", "id,p_cat,p_dgo\na,1,0\nb,0,1\nc,0,\n");
        var request = _desk.Request with { Task = GradeTask.Multiclass, Score = "p_*" };
        Assert.Equal(
            [
                "answers.csv:3: PR-GRADE-031: 2 labels have no column of probabilities 'p_*': 'dog' on line 3, 'bird' on line 4. Nearest: 'dgo'.",
                "predictions.csv:4: PR-GRADE-024: 1 cell is no number in column 'p_dgo': nothing on line 4.",
            ],
            _desk.Complaints(request));
        _desk.Problems.Clear();
        Assert.Equal(["predictions.csv:1: PR-GRADE-030: No column fits 'q_*'; expected a column of probabilities for each class."], _desk.Complaints(request with { Score = "q_*" }));
    }

    [Fact]
    public void Slices_and_classes_without_end_are_refused()
    {
        _desk.Write("id,label\n" + Lines(1, 1500, ",1"), "id,score\n" + Lines(1, 1500, ",0.5"));
        Assert.Equal(["answers.csv: PR-GRADE-026: Column 'id' has more than 1000 values; slices are made of at most 100."], _desk.Complaints(_desk.Request with { Slice = "id" }));
        _desk.Problems.Clear();
        Assert.Equal(
            ["answers.csv: PR-GRADE-023: Column 'id' has more than 1000 classes. For numbers take --task regression."], _desk.Complaints(_desk.Request with { Task = GradeTask.Multiclass, Label = "id" }));
    }

    private static string Lines(int from, int to, string rest) =>
        string.Concat(Enumerable.Range(from, to - from + 1).Select(i => string.Create(CultureInfo.InvariantCulture, $"row-{i:00000}{rest}\n")));
}
