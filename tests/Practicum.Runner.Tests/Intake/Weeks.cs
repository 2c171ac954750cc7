using Practicum.Core.Packs;
using Practicum.Runner.Intake;

namespace Practicum.Runner.Tests.Intake;

/// <summary>Twenty weeks of training rows whose fee is higher on weekends and whose tenure is not.</summary>
internal static class Weeks
{
    public static TrainingData Training()
    {
        var facts = Handed.Facts;
        var noise = new Chance(11).Stream("noise");
        const int days = 140, perDay = 20;
        var (times, fee, tenure, plan, label) = (new string[days * perDay], new double[days * perDay], new double[days * perDay], new string[days * perDay], new double[days * perDay]);
        for (var row = 0; row < days * perDay; row++)
        {
            var day = row / perDay;
            var start = new SimTime(0) + SimSpan.FromDays(20_089 + day);   // 2025-01-01, a Wednesday
            times[row] = start.ToString();
            fee[row] = 10 + noise.Uniform(0, (uint)row) + ((day + 2) % 7 is 5 or 6 ? 0.5 : 0);
            tenure[row] = noise.Uniform(1, (uint)row);
            plan[row] = noise.Uniform(2, (uint)row) < 0.5 ? "basic" : "plus";
            label[row] = noise.Uniform(3, (uint)row) < 0.05 ? 1 : 0;
        }

        var zeros = new DoubleColumn(new double[days * perDay]);
        ImmutableArray<Column> columns = [new DoubleColumn([.. Enumerable.Range(0, days * perDay).Select(i => (double)i)]), TextColumn.From(times), zeros, new DoubleColumn(tenure), TextColumn.From(plan), new DoubleColumn(fee), zeros, new DoubleColumn(label)];
        return new(new(facts.Schema, columns), facts);
    }
}
