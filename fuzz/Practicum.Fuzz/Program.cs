using Practicum.Fuzz.Fuzzing;
using Practicum.Fuzz.Targets;

// Structure-aware fuzzing of everything that takes bytes from strangers: Practicum.Fuzz run MINUTES SEED CORPUS [target …], or feed TARGET FILE.
switch (args)
{
    case ["run", var minutes, var seed, var corpus, .. var names]:
        var chosen = AllTargets.Make().Where(t => names.Length == 0 || names.Contains(t.Name)).ToArray();
        if (chosen.Length == 0)
        {
            Console.Error.WriteLine($"There is no such target. Known: {string.Join(", ", AllTargets.Make().Select(t => t.Name))}.");
            return 2;
        }

        return new Campaign(chosen, double.Parse(minutes, CultureInfo.InvariantCulture), corpus).Run(int.Parse(seed, CultureInfo.InvariantCulture)) == 0 ? 0 : 1;
    case ["child", var target, var minutes, var seed, var path, var corpus]:
        return Math.Min(99, new Campaign([], double.Parse(minutes, CultureInfo.InvariantCulture), corpus)
            .RunChild(AllTargets.Make().Single(t => t.Name == target), int.Parse(seed, CultureInfo.InvariantCulture), path));
    case ["feed", var target, var file]:
        var (clock, end) = (System.Diagnostics.Stopwatch.StartNew(), Watch.Run(AllTargets.Make().Single(t => t.Name == target), File.ReadAllBytes(file)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{end.Wrong ?? end.Kind} ({clock.Elapsed.TotalMilliseconds:0} ms)"));
        return end.Wrong is null ? 0 : 1;
    default:
        Console.Error.WriteLine("Practicum.Fuzz run MINUTES SEED CORPUS [target …], or feed TARGET FILE");
        return 2;
}
