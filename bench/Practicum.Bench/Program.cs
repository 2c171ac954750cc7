using Practicum.Bench.Archives;
using Practicum.Bench.Areas;
using Practicum.Bench.Assess;
using Practicum.Bench.Costs;
using Practicum.Bench.Cages;
using Practicum.Bench.Coverage;
using Practicum.Bench.Csv;
using Practicum.Bench.Drift;
using Practicum.Bench.Families;
using Practicum.Bench.Grade;
using Practicum.Bench.Hosts;
using Practicum.Bench.Learn;
using Practicum.Bench.Measurement;
using Practicum.Bench.Measuring;
using Practicum.Bench.Planting;
using Practicum.Bench.Replay;
using Practicum.Bench.Texts;
using Practicum.Bench.Vetting;
using Practicum.Bench.Worlds;

// Measurements that stand on ratios within one run: Practicum.Bench [name] [rows] [runs] [--check].
// "gate" is the short list that runs with the tests: ratios to a naive twin and bytes a row on small inputs, no peers.
// "coverage" simulates how often intervals hold the truth and writes docs/reference/coverage.md.
var benches = new SortedDictionary<string, Func<long?, int, Task<Measured[]>>>(StringComparer.Ordinal)
{
    ["archives"] = ArchivesBench.Run,
    ["areas"] = AreasBench.Run,
    ["assess"] = AssessBench.Run,
    ["cage"] = CageBench.Run,
    ["csv"] = CsvBench.Run,
    ["drift"] = DriftBench.Run,
    ["grade"] = GradeBench.Run,
    ["hosts"] = HostsBench.Run,
    ["learn"] = LearnBench.Run,
    ["planting"] = PlantingBench.Run,
    ["replay"] = ReplayBench.Run,
    ["vetting"] = VettingBench.Run,
    ["worlds"] = WorldsBench.Run,
};
var gates = new SortedDictionary<string, Func<IEnumerable<Measured>>>(StringComparer.Ordinal)
{
    ["archives"] = ArchivesGate.Run,
    ["areas"] = AreasGate.Run,
    ["costs"] = CostsGate.Run,
    ["csv"] = CsvGate.Run,
    ["drift"] = DriftGate.Run,
    ["families"] = FamiliesGate.Run,
    ["grade"] = GradeGate.Run,
    ["intervals"] = ResamplingGate.Run,
    ["learn"] = LearnGate.Run,
    ["measurement"] = MeasurementGate.Run,
    ["planting"] = PlantingGate.Run,
    ["texts"] = TextsGate.Run,
    ["vetting"] = VettingGate.Run,
};
var check = args.Contains("--check");
var words = args.Where(a => a != "--check").ToArray();
if (words is ["gate"])
    return Gate.Run(gates, Budget.Read(Tree.Path("bench", "budget.json")));
if (words is ["planting-once", var many])
    return PlantingBench.Once(int.Parse(many, CultureInfo.InvariantCulture));
if (words is ["coverage", ..])
    return CoverageCommand.Run(words.ElementAtOrDefault(1));
if (words.Length > 3 || (words.Length > 0 && !benches.ContainsKey(words[0])))
{
    Console.Error.WriteLine($"Say which: {string.Join(", ", benches.Keys)}; gate for the short list, or none for all. With --check the exit code is 3 when one is outside bench/budget.json.");
    return 2;
}

long? rows = words.Length > 1 ? long.Parse(words[1], CultureInfo.InvariantCulture) : null;
var runs = words.Length > 2 ? int.Parse(words[2], CultureInfo.InvariantCulture) : 3;
var budget = Budget.Read(Tree.Path("bench", "budget.json"));
var good = true;
foreach (var (name, bench) in benches.Where(b => words.Length == 0 || b.Key == words[0]))
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {Environment.ProcessorCount} processors, load {Machine.Load()} when it began"));
    foreach (var measured in await bench(rows, runs))
        good &= budget.Tell(measured);
    Console.WriteLine();
}

return good || !check ? 0 : 3;
