using System.CommandLine;
using Practicum.Cli;
using Practicum.Cli.Commands;

var root = new RootCommand("Practicum: run your model through a production year whose truth is known, and leave with evidence.")
{
    NewCommand.Make(),
    CheckCommand.Make(),
    TrainCommand.Make(),
    AssessCommand.Make(),
    ReplayCommand.Make(),
    PackCommand.Make(),
    LedgerCommand.Make(),
    ListCommand.Make(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine(error.Message);
    Console.Error.WriteLine("practicum --help tells what there is.");
    return ExitCode.Usage;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
try
{
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped. Nothing was written.");
    return ExitCode.Fault;
}
catch (Practicum.Core.Worlds.WorldFaultException fault)
{
    Console.Error.WriteLine(fault.Diagnostic);
    return ExitCode.Errors;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"PR-RUN-009: {e.Message}");
    return ExitCode.Errors;
}
catch (Exception e)
{
    Console.Error.WriteLine($"This is our fault, not yours. Please report it with the lines below.\n{e}");
    return ExitCode.Fault;
}
