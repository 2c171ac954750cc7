namespace Practicum.ModelHost.Binding;

/// <summary>
/// The functions of ONNX Runtime's C API that are used here, by their index in its append-only table (version 17 and later).
/// A status of zero is success; any other is turned to text by <see cref="Fault"/>, which frees it.
/// </summary>
internal sealed unsafe class OrtApi(nint address)
{
    /// <summary>The version asked for. No index beyond it may be read.</summary>
    public const uint Version = 17;

    private readonly nint* table = (nint*)address;

    /// <summary>Frees a status and gives its message on one line, cut to 400 characters; null for success.</summary>
    public string? Fault(nint status)
    {
        if (status == 0)
            return null;
        var message = ((delegate* unmanaged<nint, byte*>)table[2])(status);
        var text = System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)message) ?? "";
        ((delegate* unmanaged<nint, void>)table[93])(status);
        text = string.Join(' ', text.Split([' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 400 ? text : text[..400] + "…";
    }

    public nint CreateEnv(int level, byte* id, nint* env) => ((delegate* unmanaged<int, byte*, nint*, nint>)table[3])(level, id, env);

    public nint DisableTelemetryEvents(nint env) => ((delegate* unmanaged<nint, nint>)table[6])(env);

    public nint CreateSessionFromArray(nint env, void* model, nuint length, nint options, nint* session) =>
        ((delegate* unmanaged<nint, void*, nuint, nint, nint*, nint>)table[8])(env, model, length, options, session);

    public nint Run(nint session, nint options, byte** inputNames, nint* inputs, nuint inputCount, byte** outputNames, nuint outputCount, nint* outputs) =>
        ((delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint>)table[9])(session, options, inputNames, inputs, inputCount, outputNames, outputCount, outputs);

    public nint CreateSessionOptions(nint* options) => ((delegate* unmanaged<nint*, nint>)table[10])(options);

    public nint SetSessionExecutionMode(nint options, int mode) => ((delegate* unmanaged<nint, int, nint>)table[13])(options, mode);

    public nint SetSessionLogSeverityLevel(nint options, int level) => ((delegate* unmanaged<nint, int, nint>)table[22])(options, level);

    public nint SetSessionGraphOptimizationLevel(nint options, int level) => ((delegate* unmanaged<nint, int, nint>)table[23])(options, level);

    public nint SetIntraOpNumThreads(nint options, int threads) => ((delegate* unmanaged<nint, int, nint>)table[24])(options, threads);

    public nint SetInterOpNumThreads(nint options, int threads) => ((delegate* unmanaged<nint, int, nint>)table[25])(options, threads);

    public nint SessionGetCount(nint session, bool inputs, nuint* count) => ((delegate* unmanaged<nint, nuint*, nint>)table[inputs ? 30 : 31])(session, count);

    public nint SessionGetTypeInfo(nint session, bool inputs, nuint index, nint* type) =>
        ((delegate* unmanaged<nint, nuint, nint*, nint>)table[inputs ? 33 : 34])(session, index, type);

    public nint SessionGetName(nint session, bool inputs, nuint index, nint allocator, byte** name) =>
        ((delegate* unmanaged<nint, nuint, nint, byte**, nint>)table[inputs ? 36 : 37])(session, index, allocator, name);

    public nint CreateRunOptions(nint* options) => ((delegate* unmanaged<nint*, nint>)table[39])(options);

    public nint CreateTensorAsOrtValue(nint allocator, long* shape, nuint rank, int element, nint* value) =>
        ((delegate* unmanaged<nint, long*, nuint, int, nint*, nint>)table[48])(allocator, shape, rank, element, value);

    public nint CreateTensorWithDataAsOrtValue(nint memory, void* data, nuint bytes, long* shape, nuint rank, int element, nint* value) =>
        ((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)table[49])(memory, data, bytes, shape, rank, element, value);

    public nint GetTensorMutableData(nint value, void** data) => ((delegate* unmanaged<nint, void**, nint>)table[51])(value, data);

    public nint FillStringTensor(nint value, byte** words, nuint count) => ((delegate* unmanaged<nint, byte**, nuint, nint>)table[52])(value, words, count);

    public nint GetStringTensorDataLength(nint value, nuint* bytes) => ((delegate* unmanaged<nint, nuint*, nint>)table[53])(value, bytes);

    public nint GetStringTensorContent(nint value, byte* text, nuint bytes, nuint* offsets, nuint count) =>
        ((delegate* unmanaged<nint, byte*, nuint, nuint*, nuint, nint>)table[54])(value, text, bytes, offsets, count);

    public nint CastTypeInfoToTensorInfo(nint type, nint* info) => ((delegate* unmanaged<nint, nint*, nint>)table[55])(type, info);

    public nint GetOnnxTypeFromTypeInfo(nint type, int* kind) => ((delegate* unmanaged<nint, int*, nint>)table[56])(type, kind);

    public nint GetTensorElementType(nint info, int* element) => ((delegate* unmanaged<nint, int*, nint>)table[60])(info, element);

    public nint GetDimensionsCount(nint info, nuint* rank) => ((delegate* unmanaged<nint, nuint*, nint>)table[61])(info, rank);

    public nint GetDimensions(nint info, long* shape, nuint rank) => ((delegate* unmanaged<nint, long*, nuint, nint>)table[62])(info, shape, rank);

    public nint GetTensorTypeAndShape(nint value, nint* info) => ((delegate* unmanaged<nint, nint*, nint>)table[65])(value, info);

    public nint GetValueType(nint value, int* kind) => ((delegate* unmanaged<nint, int*, nint>)table[67])(value, kind);

    public nint CreateCpuMemoryInfo(int allocator, int type, nint* memory) => ((delegate* unmanaged<int, int, nint*, nint>)table[69])(allocator, type, memory);

    public nint AllocatorFree(nint allocator, void* memory) => ((delegate* unmanaged<nint, void*, nint>)table[76])(allocator, memory);

    public nint GetAllocatorWithDefaultOptions(nint* allocator) => ((delegate* unmanaged<nint*, nint>)table[78])(allocator);

    /// <summary>Frees an object; <paramref name="kind"/> is the index of its release function.</summary>
    public void Release(OrtKind kind, nint handle) => ((delegate* unmanaged<nint, void>)table[(int)kind])(handle);
}
