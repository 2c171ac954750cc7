using System.Reflection;
using System.Runtime.InteropServices;
using Practicum.Core.Evidence;
using Practicum.Runner.ModelHosts.Cages;

namespace Practicum.Runner.Runs;

/// <summary>What computes here: version, runtime identifier and family of processor.</summary>
public static class EngineFacts
{
    /// <summary>The engine, with the version that ONNX Runtime gives of itself, and how well its processes were shut in.</summary>
    public static Engine With(string onnxRuntime, CageLevel cage) => new(Version, onnxRuntime, RuntimeInformation.RuntimeIdentifier, Cpu(), cage.ToString());

    /// <summary>Practicum's version, without the commit.</summary>
    public static string Version { get; } =
        typeof(EngineFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    private static string Cpu()
    {
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        try
        {
            var facts = File.ReadLines("/proc/cpuinfo").TakeWhile(l => l.Length > 0)
                .Select(l => l.Split(':', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0].Trim(), p => p[1].Trim());
            return facts.TryGetValue("vendor_id", out var vendor) && facts.TryGetValue("cpu family", out var family)
                ? $"{architecture} {vendor} family {family}"
                : architecture;
        }
        catch (IOException)
        {
            return architecture;
        }
    }
}
