namespace Practicum.ModelHost.Attempts;

/// <summary>What became of an attempt to get out or to take too much.</summary>
/// <param name="Word"><c>through</c>, <c>held</c> or <c>untried</c>.</param>
/// <param name="Said">What was seen, on one line.</param>
internal sealed record Tried(string Word, string Said)
{
    private static readonly Dictionary<int, string> Errors = new()
    {
        [1] = "not permitted (EPERM)",
        [2] = "not there (ENOENT)",
        [3] = "no such process (ESRCH)",
        [11] = "no more processes (EAGAIN)",
        [12] = "no memory (ENOMEM)",
        [13] = "access denied (EACCES)",
        [28] = "no space left (ENOSPC)",
        [30] = "read-only (EROFS)",
        [38] = "unknown to the kernel (ENOSYS)",
    };

    public static Tried Through(string said) => new("through", said);

    public static Tried Held(string said) => new("held", said);

    /// <summary>By the error of a system call; whatever is not a refusal went through to the kernel.</summary>
    public static Tried By(nint result, int error) => result >= 0 ? Through("the call succeeded")
        : error == 38 ? new("untried", Name(error))
        : error is 1 or 2 or 3 or 11 or 12 or 13 or 28 or 30 ? Held(Name(error))
        : Through($"the call reached the kernel ({Name(error)})");

    /// <summary>By an exception of .NET.</summary>
    public static Tried By(Exception e) => e switch
    {
        TypeInitializationException { InnerException: { } inner } => By(inner),
        FileNotFoundException or DirectoryNotFoundException => Held(Name(2)),
        UnauthorizedAccessException => Held(Name(13)),
        _ when e.Message.Contains("EPERM", StringComparison.Ordinal) => Held(Name(1)),
        _ => Held(e.Message.ReplaceLineEndings(" ")),
    };

    private static string Name(int error) => Errors.TryGetValue(error, out var name) ? name : string.Create(CultureInfo.InvariantCulture, $"error {error}");
}
