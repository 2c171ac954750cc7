using Practicum.ModelHost.Attempts;
using Practicum.ModelHost.Serving;

// practicum-modelhost attempt NAME … does a hostile deed in the place of a model.
if (args is ["attempt", .. var deed])
    return Attempt.Run(deed);

// A child process that holds one untrusted model: practicum-modelhost MODEL SHARED-MEMORY THREADS.
// Frames on standard input and output, scores through shared memory; it is told nothing else.
if (args is not [var model, var memory, var threads] || !int.TryParse(threads, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
{
    Console.Error.WriteLine("This program is started by practicum, with a model, a shared memory and a number of threads.");
    return 2;
}

SystemCalls.LeadOwnGroup();
using var output = SystemCalls.TakeStandardOutput();
var inbox = new Inbox(Console.OpenStandardInput());
return new HostLoop(inbox, output).Run(model, memory, Math.Clamp(count, 1, 64));
