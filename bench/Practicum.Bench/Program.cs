using Practicum.Bench.Replay;

// Measurements that stand on ratios within one run: Practicum.Bench NAME [rows] [runs].
var benches = new Dictionary<string, Func<long, int, Task<int>>>(StringComparer.Ordinal)
{
    ["replay"] = ReplayBench.Run,
};
if (args.Length == 0 || !benches.TryGetValue(args[0], out var bench))
{
    Console.Error.WriteLine($"Say which: {string.Join(", ", benches.Keys.Order(StringComparer.Ordinal))}.");
    return 2;
}

var rows = args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : 5_000_000;
var runs = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 3;
return await bench(rows, runs);
