using Practicum.Runner.ModelHosts.Cages;

namespace Practicum.Runner.ModelHosts.Doctoring;

/// <summary>What hostile jobs could do on this machine.</summary>
/// <param name="Facts">Which protections work.</param>
/// <param name="Jobs">Each deed and its end.</param>
/// <param name="Honest">An honest job in the same cage: it must get through.</param>
public sealed record Checkup(CageFacts Facts, ImmutableArray<JobResult> Jobs, JobResult Honest)
{
    /// <summary>Deeds that the level promises to hold, and that were not held.</summary>
    public IEnumerable<JobResult> Broken => Jobs.Where(j => j.End == JobEnd.GotThrough && Promises(j));

    /// <summary>Whether everything that the level promises was held, and honest work goes on.</summary>
    public bool IsSound => Honest.End == JobEnd.GotThrough && !Broken.Any();

    /// <summary>Whether this machine's level promises to hold a deed.</summary>
    public bool Promises(JobResult job) => job.From == CageLevel.L0 || (job.From <= Facts.Level && (Facts.Level >= CageLevel.L2 || Facts.Filters));
}

/// <summary>Runs hostile jobs in the cage that models get, and says what held them.</summary>
public static class Doctor
{
    /// <summary>Runs all; takes a few seconds.</summary>
    /// <param name="options">Where the model host lies.</param>
    /// <param name="stop">Stops between two jobs.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    public static Task<Checkup> RunAsync(ModelHostOptions options, CancellationToken stop) => RunAsync(options, CageFacts.Detect(), stop);

    /// <summary>The same with other facts.</summary>
    internal static Task<Checkup> RunAsync(ModelHostOptions options, CageFacts facts, CancellationToken stop) => Task.Run(() =>
    {
        using var bait = new Bait();
        var runner = new JobRunner(options, facts);
        var honest = runner.Run(new("answer honestly", ["honest"], CageLevel.L0));
        if (honest.End != JobEnd.GotThrough)
            return new Checkup(facts, [], honest);
        var jobs = HostileJob.All(bait);
        var results = new JobResult[jobs.Length];
        Parallel.For(0, jobs.Length, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = stop }, i => results[i] = runner.Run(jobs[i]));
        return new Checkup(facts, [.. results, runner.Outstay()], honest);
    }, stop);
}
