using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using Practicum.Bench.Measuring;
using Practicum.Runner.Intake.Jobs;

namespace Practicum.Bench.Archives;

/// <summary>Taking in an honest archive (names, sizes, checksums and every byte's place looked at, files hashed), against the runtime's own unpacking into the same kind of folder.</summary>
internal static class ArchivesBench
{
    private const int Mebibyte = 1 << 20;

    /// <summary>50 MB, as a zip and as a tar.gz.</summary>
    public static Task<Measured[]> Run(long? bytes, int runs) => Task.FromResult(Measure((int)(bytes ?? 50_000_000), runs).ToArray());

    /// <summary>Ratios of times and bytes allocated for each byte taken.</summary>
    public static IEnumerable<Measured> Measure(int bytes, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("practicum-bench-").FullName;
        try
        {
            var (zip, tar) = Make(folder, bytes);
            foreach (var (name, archive, peer) in new (string, string, Action<string>)[] { ("zip", zip, to => ZipFile.ExtractToDirectory(zip, to)), ("tar", tar, to => Untar(tar, to)) })
            {
                var (ours, theirs, least) = (new List<double>(), new List<double>(), long.MaxValue);
                for (var run = 0; run <= runs; run++)
                {
                    var (began, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
                    using (var taken = Snapshot.Take(archive, []))
                    {
                        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
                        least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
                        if (taken?.Names.Count != Files)
                            throw new InvalidOperationException($"{archive} was not taken.");
                        if (run > 0)
                            ours.Add(seconds);
                    }

                    var to = Path.Combine(folder, "peer");
                    began = Stopwatch.GetTimestamp();
                    peer(to);
                    if (run > 0)
                        theirs.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
                    Directory.Delete(to, recursive: true);
                }

                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name}: {Series.Median(ours) * 1000:0} ms, the runtime {Series.Median(theirs) * 1000:0} ms, {bytes / 1e6:0} MB"));
                yield return Measured.Ratio($"archives.{name}", theirs, ours, "speed, as a multiple of the runtime's own unpacking");
                yield return Measured.Once($"archives.{name}_bytes", (double)least / bytes, "bytes allocated for each byte taken");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Files => 12;

    /// <summary>Six models of random weights (which hardly pack), three of few distinct weights, three tables of text.</summary>
    private static (string Zip, string Tar) Make(string folder, int bytes)
    {
        var content = Path.Combine(folder, "content");
        Directory.CreateDirectory(Path.Combine(content, "docs"));
        var bits = new ulong[bytes / Files / 8];
        for (var i = 0; i < Files; i++)
        {
            new Chance(1).Stream(string.Create(CultureInfo.InvariantCulture, $"archive {i}")).FillBits(bits, 0, 0, 0);
            using var file = File.Create(Path.Combine(content, i < 9 ? $"m{i}.onnx" : $"docs/t{i}.jsonl"));
            if (i < 6)
                file.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<ulong>(bits));
            else if (i < 9)
                file.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<ulong>(Array.ConvertAll(bits, b => b & 0x3F_0000_003F)));
            else
                Text(file, bits);
        }

        var (zip, tar) = (Path.Combine(folder, "a.zip"), Path.Combine(folder, "a.tar.gz"));
        ZipFile.CreateFromDirectory(content, zip, CompressionLevel.Optimal, includeBaseDirectory: false);
        using var packed = new GZipStream(File.Create(tar), CompressionLevel.Optimal);
        TarFile.CreateFromDirectory(content, packed, includeBaseDirectory: false);
        return (zip, tar);
    }

    private static void Text(FileStream file, ulong[] bits)
    {
        using var text = new StreamWriter(file);
        for (var (i, left) = (0, bits.Length * 8); left > 0; i++)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{{\"kind\":\"label-noise\",\"rows\":[{bits[i % bits.Length] % 100_000}],\"confidence\":0.{bits[i % bits.Length] % 97}}}\n");
            text.Write(line);
            left -= line.Length;
        }
    }

    private static void Untar(string tar, string to)
    {
        Directory.CreateDirectory(to);
        using var packed = new GZipStream(File.OpenRead(tar), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(packed, to, overwriteFiles: false);
    }
}
