using System.CommandLine;
using System.Runtime.InteropServices;
using Practicum.Cli;
using Practicum.Cli.Commands;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);

var root = new RootCommand("Practicum: run your model through a production year whose truth is known, and leave with evidence.")
{
    NewCommand.Make(),
    CheckCommand.Make(),
    TrainCommand.Make(),
    AssessCommand.Make(),
    GradeCommand.Make(),
    ReplayCommand.Make(),
    PackCommand.Make(),
    LedgerCommand.Make(),
    ListCommand.Make(),
    DoctorCommand.Make(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine(PrintableText.Line(error.Message));
    Console.Error.WriteLine("practicum --help tells what there is.");
    return ExitCode.Usage;
}

try
{
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped. Nothing was written.");
    return ExitCode.Stopped;
}
catch (Practicum.Core.Worlds.WorldFaultException fault)
{
    return Say.Problems([fault.Diagnostic], args.Contains("--json"));
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    if (args.Contains("--json"))
        return Say.Problems([new("PR-RUN-009", new(""), e.Message)], json: true);
    Console.Error.WriteLine(PrintableText.Line($"PR-RUN-009: {e.Message}"));
    return ExitCode.Errors;
}
catch (Exception e)
{
    Console.Error.WriteLine($"This is our fault, not yours. Please report it with the lines below.\n{e}");
    return ExitCode.Fault;
}

// The first signal ends the run in good order; a second one is the system's own, and ends the process at once.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
