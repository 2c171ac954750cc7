using System.Runtime.InteropServices;

namespace Practicum.ModelHost.Binding;

/// <summary>Kinds of objects that ONNX Runtime gives out; the number is the index of the release function.</summary>
internal enum OrtKind
{
    Env = 92,
    MemoryInfo = 94,
    Session = 95,
    Value = 96,
    RunOptions = 97,
    TypeInfo = 98,
    TensorInfo = 99,
    SessionOptions = 100,
}

/// <summary>
/// An object of ONNX Runtime. It keeps what it depends on (a session its environment, a value the memory it lies over) alive until
/// it is released, in whatever order things are disposed or finalized.
/// </summary>
internal sealed class OrtHandle : SafeHandle
{
    private readonly OrtApi api;
    private readonly OrtKind kind;
    private readonly SafeHandle? needs;

    public OrtHandle(OrtApi api, OrtKind kind, nint handle, SafeHandle? needs = null)
        : base(0, ownsHandle: true)
    {
        (this.api, this.kind) = (api, kind);
        if (needs is not null)
        {
            var added = false;
            needs.DangerousAddRef(ref added);
            this.needs = needs;
        }

        SetHandle(handle);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>The address, for a call during which this object is kept alive by the caller.</summary>
    public nint Address => IsClosed ? throw new ObjectDisposedException(kind.ToString()) : handle;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        api.Release(kind, handle);
        needs?.DangerousRelease();
        return true;
    }
}
