using System.Diagnostics;
using Practicum.Core.Submissions;
using Practicum.Numerics.Wire;
using Practicum.Runner.ModelHosts.Admission;
using Practicum.Runner.ModelHosts.Slots;

namespace Practicum.Runner.ModelHosts.Processes;

/// <summary>A process that was started without a model, with the memories that it shares. It takes one model, once.</summary>
internal sealed class EmptyHost : IDisposable
{
    private readonly SharedMemory model;
    private bool awake;

    private EmptyHost(HostProcess process, SharedMemory model, SlotMemory slots) => (Process, this.model, Slots, Reply) = (process, model, slots, new(process));

    /// <summary>The process.</summary>
    public HostProcess Process { get; }

    /// <summary>The memory of the slots.</summary>
    public SlotMemory Slots { get; }

    /// <summary>What the process has to say.</summary>
    public HostReply Reply { get; }

    /// <summary>Starts a process, and does not wait for it.</summary>
    /// <param name="options">Limits; the time to start counts from now.</param>
    /// <param name="warm">It shall run a model of its own first.</param>
    /// <returns>The host; <c>PR-MODEL-004</c> when its program is missing or cannot be started.</returns>
    public static Outcome<EmptyHost> Start(ModelHostOptions options, bool warm)
    {
        var model = SharedMemory.Create("practicum-model", options.NamedMemory);
        var slots = SharedMemory.Create("practicum-slots", options.NamedMemory);
        HostProcess? process = null;
        try
        {
            var command = HostCommand.For(options, model.ChildName, slots.ChildName, warm ? "warm" : "cold");
            if (command is not Outcome<ProcessStartInfo>.Done { Value: var start })
                return command.Carry<EmptyHost>();
            var child = HostProcess.Start(start, options, model, slots);
            if (child is not Outcome<HostProcess>.Done { Value: var running })
                return child.Carry<EmptyHost>();
            process = running;
            process.Arm(options.StartLimit);
            return new Outcome<EmptyHost>.Done(new(process, model, new(slots)));
        }
        finally
        {
            if (process is null)
            {
                model.Dispose();
                slots.Dispose();
            }
        }
    }

    /// <summary>Waits until the process says that it is ready for a model; null when it is.</summary>
    public Outcome<Scores>? Wake()
    {
        if (awake)
            return null;
        if (Reply.Wait(FrameKind.Awake, out _) is { } failed)
            return failed;
        awake = true;
        Process.Disarm();
        return null;
    }

    /// <summary>Hands the model over, sealed, and waits until it is loaded.</summary>
    /// <param name="admitted">The model.</param>
    /// <param name="options">Limits; the time to start counts anew from now.</param>
    public Outcome<ModelDescription> Load(AdmittedModel admitted, ModelHostOptions options)
    {
        Process.Arm(options.StartLimit);
        model.Fill(admitted.Bytes.Span);
        Process.Frames.Write(new ModelLoad(admitted.Bytes.Length, options.Threads).Write(new FrameWriter()));
        if (!awake && Reply.Wait(FrameKind.Awake, out _) is { } asleep)
            return asleep.Carry<ModelDescription>();
        awake = true;
        if (Reply.Wait(FrameKind.Described, out var payload) is { } failed)
            return failed.Carry<ModelDescription>();
        return ModelDescription.Read(payload.Span) is { } description
            ? new Outcome<ModelDescription>.Done(description)
            : Reply.Nonsense("The model host's description cannot be read.").Carry<ModelDescription>();
    }

    /// <summary>Ends the process and frees the memories.</summary>
    public void Dispose()
    {
        Process.Dispose();
        model.Dispose();
        Slots.Dispose();
    }
}
