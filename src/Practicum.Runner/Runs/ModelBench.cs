using Practicum.Core.Submissions;
using Practicum.Runner.ModelHosts;
using Practicum.Runner.ModelHosts.Cages;

namespace Practicum.Runner.Runs;

/// <summary>The model hosts of one submission: the submitted model first, then its challengers.</summary>
internal sealed class ModelBench : IAsyncDisposable
{
    private readonly List<ModelHost> _hosts = [];
    private readonly ImmutableArray<string> _files;

    private ModelBench(Submission submission) => _files = [.. submission.Models.Select(m => m.File)];

    /// <summary>The hosts, in the order of <see cref="Submission.Models"/>.</summary>
    public IReadOnlyList<ModelHost> Hosts => _hosts;

    /// <summary>How well the hosts are shut in: the level of the worst.</summary>
    public CageLevel Cage => _hosts.Min(h => h.Level);

    /// <summary>A bad end of one model, with the model's file as its place.</summary>
    public Outcome<T> Blame<T>(int model, Outcome<T> outcome) => outcome with { File = _files[model] };

    /// <summary>Starts a host for every model, or says which one does not fit.</summary>
    public static async Task<Outcome<ModelBench>> StartAsync(HandedIn handed, Schema schema, ModelHostOptions limits, CancellationToken stop)
    {
        var bench = new ModelBench(handed.Submission);
        var whole = false;
        try
        {
            foreach (var (model, admitted) in handed.Submission.Models.Zip(handed.Models))
            {
                var started = await ModelHost.StartAsync(admitted, model, schema, limits, stop);
                if (started is not Outcome<ModelHost>.Done(var host))
                    return started.Carry<ModelBench>() with { File = model.File };
                bench._hosts.Add(host);
            }

            whole = true;
            return new Outcome<ModelBench>.Done(bench);
        }
        finally
        {
            if (!whole)
                await bench.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
    }
}
