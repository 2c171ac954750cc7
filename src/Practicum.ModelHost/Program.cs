using Practicum.ModelHost.Attempts;
using Practicum.ModelHost.Serving;

// practicum-modelhost attempt NAME … does a hostile deed in the place of a model.
if (args is ["attempt", .. var deed])
    return Attempt.Run(deed);

// A child process that holds one untrusted model: practicum-modelhost MODEL-MEMORY SLOT-MEMORY warm|cold.
// It begins without a model, which comes in the first memory and is told of by a frame; frames on standard input and output,
// scores through the second memory; it is told nothing else. A memory is the number of an inherited descriptor, or a path.
if (args is not [var model, var slots, "warm" or "cold"])
{
    Console.Error.WriteLine("This program is started by practicum, with two memories to share.");
    return 2;
}

SystemCalls.LeadOwnGroup();
using var output = SystemCalls.TakeStandardOutput();
var inbox = new Inbox(Console.OpenStandardInput());
return new HostLoop(inbox, output, model, slots).Run(warm: args[2] == "warm");
