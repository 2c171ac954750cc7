using Practicum.Runner.Runs;
using Spectre.Console;

namespace Practicum.Cli;

/// <summary>Shows how a run goes on: bars on a terminal, a line per finished step elsewhere. Always on standard error.</summary>
internal sealed class ConsoleProgress : IRunProgress
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ProgressTask> _bars = [];
    private readonly HashSet<string> _done = [];
    private readonly ProgressContext? _context;
    private readonly IAnsiConsole _console;

    private ConsoleProgress(IAnsiConsole console, ProgressContext? context) => (_console, _context) = (console, context);

    /// <summary>Runs <paramref name="work"/> with progress on standard error; <paramref name="quiet"/> shows none.</summary>
    public static async Task<T> ShowAsync<T>(bool quiet, Func<IRunProgress, Task<T>> work)
    {
        if (quiet)
            return await work(NoProgress.Instance);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected || !console.Profile.Capabilities.Interactive)
            return await work(new ConsoleProgress(console, null));
        return await console.Progress().HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new ConsoleProgress(console, context)));
    }

    /// <inheritdoc/>
    public void Report(string step, double fraction, string? result = null)
    {
        lock (_gate)
        {
            if (_context is null)
            {
                if (fraction >= 1 && _done.Add(step))
                    Console.Error.WriteLine(PrintableText.Line(result is null ? $"  {step}: done" : $"  {step}: {result}"));
                return;
            }

            if (!_bars.TryGetValue(step, out var bar))
                _bars.Add(step, bar = _context.AddTask(Markup.Escape(PrintableText.Line(step, 200)), maxValue: 1));
            bar.Value = fraction;
            if (result is not null)
                bar.Description = $"{Markup.Escape(PrintableText.Line(step, 200))}: [grey]{Markup.Escape(PrintableText.Line(result, 200))}[/]";
            if (fraction >= 1)
                bar.StopTask();
        }
    }
}
