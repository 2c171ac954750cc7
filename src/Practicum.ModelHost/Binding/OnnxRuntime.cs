using System.Runtime.InteropServices;
using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Binding;

/// <summary>
/// ONNX Runtime's native library and its environment, telemetry off. Errors are outcomes: <c>PR-MODEL-003</c> when the library
/// is missing or does not fit, <c>PR-MODEL-010</c> when a model cannot be loaded.
/// </summary>
public sealed unsafe class OnnxRuntime : IDisposable
{
    private const int LogErrors = 3;
    private const int OptimizeAll = 99;
    private readonly OrtHandle env;

    private OnnxRuntime(OrtApi api, OrtHandle env, OrtHandle memory, nint allocator, string version) =>
        (Api, this.env, Memory, Allocator, Version) = (api, env, memory, allocator, version);

    /// <summary>Version of the library, <c>1.30.0</c>.</summary>
    public string Version { get; }

    internal OrtApi Api { get; }

    internal OrtHandle Memory { get; }

    /// <summary>The default allocator; the library owns it.</summary>
    internal nint Allocator { get; }

    /// <summary>File name of the library on this system.</summary>
    public static string LibraryName { get; } =
        OperatingSystem.IsWindows() ? "onnxruntime.dll" : OperatingSystem.IsMacOS() ? "libonnxruntime.1.dylib" : "libonnxruntime.so.1";

    /// <summary>Loads the library.</summary>
    /// <param name="folder">Where it lies; null is the program's own folder, where the build puts it.</param>
    public static Outcome<OnnxRuntime> Open(string? folder = null)
    {
        folder ??= AppContext.BaseDirectory;
        var path = Path.Combine(folder, LibraryName);
        if (!File.Exists(path))
            return Unfit($"ONNX Runtime's library {LibraryName} is missing from {folder}; build again, which fetches it with npm ci in native/.");
        if (!NativeLibrary.TryLoad(path, out var library))
            return Unfit($"ONNX Runtime's library {path} cannot be loaded on {RuntimeInformation.RuntimeIdentifier}; it is damaged or made for another system. Delete native/node_modules and build again.");
        if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out var entry))
            return Unfit($"The library {path} is not ONNX Runtime: it has no function OrtGetApiBase. Delete native/node_modules and build again.");
        var start = (nint*)((delegate* unmanaged<nint>)entry)();
        var version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)start[1])()) ?? "unknown";
        var table = ((delegate* unmanaged<uint, nint>)start[0])(OrtApi.Version);
        return table == 0
            ? Unfit($"ONNX Runtime {version} in {path} does not know version {OrtApi.Version} of its interface; 1.17 or newer is needed.")
            : Start(new(table), version);
    }

    /// <summary>Makes a session of a model.</summary>
    /// <param name="model">Bytes of the ONNX file.</param>
    /// <param name="threads">Threads within an operator, from 1.</param>
    /// <returns>The session, or <c>PR-MODEL-010</c>.</returns>
    public Outcome<OnnxSession> Load(ReadOnlySpan<byte> model, int threads = 1)
    {
        nint raw;
        var fault = Api.Fault(Api.CreateSessionOptions(&raw));
        if (fault is not null)
            return Unloadable(fault);
        using var options = new OrtHandle(Api, OrtKind.SessionOptions, raw);
        fault = Api.Fault(Api.SetIntraOpNumThreads(raw, threads))
            ?? Api.Fault(Api.SetInterOpNumThreads(raw, 1))
            ?? Api.Fault(Api.SetSessionExecutionMode(raw, 0))
            ?? Api.Fault(Api.SetSessionGraphOptimizationLevel(raw, OptimizeAll))
            ?? Api.Fault(Api.SetSessionLogSeverityLevel(raw, LogErrors));
        if (fault is not null)
            return Unloadable(fault);
        fixed (byte* bytes = model)
            fault = Api.Fault(Api.CreateSessionFromArray(env.Address, bytes, (nuint)model.Length, options.Address, &raw));
        if (fault is not null)
            return Unloadable(fault);
        var session = new OrtHandle(Api, OrtKind.Session, raw, env);
        var reader = new PortReader(Api, Allocator, session);
        var (inputs, outputs) = (reader.Read(inputs: true), reader.Read(inputs: false));
        if (reader.Fault is null)
            return new Outcome<OnnxSession>.Done(new(this, session, new ModelDescription(Version, inputs, outputs)));
        session.Dispose();
        return Unloadable(reader.Fault);
    }

    /// <summary>Lets go of the environment; sessions that still live keep it.</summary>
    public void Dispose()
    {
        Memory.Dispose();
        env.Dispose();
    }

    private static Outcome<OnnxRuntime> Start(OrtApi api, string version)
    {
        nint raw = 0, memory = 0, allocator = 0;
        string? fault;
        fixed (byte* name = "practicum\0"u8)
            fault = api.Fault(api.CreateEnv(LogErrors, name, &raw));
        if (fault is not null)
            return Unfit($"ONNX Runtime {version} does not start: {fault}");
        var env = new OrtHandle(api, OrtKind.Env, raw);
        fault = api.Fault(api.DisableTelemetryEvents(raw))
            ?? api.Fault(api.CreateCpuMemoryInfo(0, 0, &memory))
            ?? api.Fault(api.GetAllocatorWithDefaultOptions(&allocator));
        if (fault is null)
            return new Outcome<OnnxRuntime>.Done(new(api, env, new(api, OrtKind.MemoryInfo, memory, env), allocator, version));
        env.Dispose();
        return Unfit($"ONNX Runtime {version} does not start: {fault}");
    }

    private static Outcome<OnnxRuntime> Unfit(string reason) => new Outcome<OnnxRuntime>.Refused("PR-MODEL-003", reason);

    private static Outcome<OnnxSession> Unloadable(string fault) =>
        new Outcome<OnnxSession>.Refused("PR-MODEL-010", $"ONNX Runtime cannot load the model: {fault.TrimEnd('.')}.");
}
