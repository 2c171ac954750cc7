using System.Text;
using HostileHost;
using Microsoft.Win32.SafeHandles;
using Practicum.Numerics.Wire;

// Told like a real host which descriptors it has; the name of the deed comes in the place of the model.
var wire = new FrameStream(Console.OpenStandardInput(), Console.OpenStandardOutput());
wire.Write(new FrameWriter().Begin(FrameKind.Awake).End());
var load = ModelLoad.Read(wire.Read()!.Value.Payload.Span)!.Value;
var bytes = new byte[load.Bytes];
using var memory = new SafeFileHandle(int.Parse(args[0], CultureInfo.InvariantCulture), ownsHandle: true);
RandomAccess.Read(memory, bytes, 0);
return new Deeds(wire, memory, args[1]).Do(Encoding.UTF8.GetString(bytes));
