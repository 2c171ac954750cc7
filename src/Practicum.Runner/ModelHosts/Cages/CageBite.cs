namespace Practicum.Runner.ModelHosts.Cages;

/// <summary>A limit of a cage that was reached; the processes inside are dead then.</summary>
/// <param name="Code">Stable code, <c>PR-CAGE-001</c> to <c>PR-CAGE-004</c>.</param>
/// <param name="Reason">One plain sentence with the limit, and what to do.</param>
public sealed record CageBite(string Code, string Reason)
{
    private const double Mebi = 1 << 20;

    /// <summary>The end that it is of whatever ran inside.</summary>
    /// <typeparam name="T">What a good end would have given.</typeparam>
    public Outcome<T> As<T>() => new Outcome<T>.Refused(Code, Reason);

    internal static CageBite Memory(CageLimits limits) => new("PR-CAGE-001", string.Create(
        CultureInfo.InvariantCulture, $"The model's process took more than {limits.MemoryBytes / Mebi:0} MiB of memory and was stopped. Make the model smaller, or its intermediate results."));

    internal static CageBite Processor(CageLimits limits) => new("PR-CAGE-002", string.Create(
        CultureInfo.InvariantCulture, $"The model's process took more than {limits.CpuSeconds} s of processor time and was stopped. Make the model cheaper a row."));

    internal static CageBite Tasks(CageLimits limits) => new("PR-CAGE-003", string.Create(
        CultureInfo.InvariantCulture, $"The model's process ran more than {limits.Tasks} threads and processes at once and was stopped. A model needs one thread."));

    internal static CageBite Errors(CageLimits limits) => new("PR-CAGE-004", string.Create(
        CultureInfo.InvariantCulture, $"The model's process wrote more than {limits.ErrorBytes / 1024.0:0} KiB of messages and was stopped. Export the model so that it runs without warnings."));
}
