using System.CommandLine;
using Practicum.Runner.Runs;

namespace Practicum.Cli.Commands;

/// <summary>The options that assessing and replaying share.</summary>
internal sealed class RunOptions
{
    /// <summary>The pack.</summary>
    public Argument<string> Pack { get; } = new("pack") { Description = "Folder of the project pack." };

    /// <summary>The variant.</summary>
    public Option<int?> Variant { get; } = new("--variant") { HelpName = "n", Description = "Number of the variant." };

    /// <summary>Data of a recorded world.</summary>
    public Option<string?> Data { get; } = new("--data") { HelpName = "file", Description = "Data file of a recorded world, when it is not beside the pack." };

    /// <summary>Number of production worlds.</summary>
    public Option<int?> Seeds { get; } = new("--seeds") { HelpName = "k", Description = "Number of production worlds; the pack's own number unless given." };

    /// <summary>Rows per day.</summary>
    public Option<string?> Rate { get; } = new("--rate") { HelpName = "rows/d", Description = "Rows per day of a generated world, for example 200/d." };

    /// <summary>Seconds a model may take.</summary>
    public Option<double?> TimeLimit { get; } = MakeTimeLimit();

    /// <summary>Sealed runs on a machine whose cage is weak.</summary>
    public Option<bool> WeakCage { get; } = new("--weak-cage") { Description = "Run with a sealed secret although this machine shuts models in too weakly; the result tells the level." };

    /// <summary>The option <c>--time-limit</c>.</summary>
    public static Option<double?> MakeTimeLimit()
    {
        var option = new Option<double?>("--time-limit") { HelpName = "seconds", Description = "Seconds that a model may take for 4,096 rows; 10 unless given." };
        Expect(option, seconds => seconds is >= 0.01 and <= 3600, "a number of seconds from 0.01 to 3600");
        return option;
    }

    /// <summary>The limit that was given, or the usual one.</summary>
    public static TimeSpan LimitOf(double? seconds) => seconds is { } given ? TimeSpan.FromSeconds(given) : new RunSettings().TimeLimit;

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        Restrict();
        foreach (var option in new Option[] { Variant, Data, Seeds, Rate, TimeLimit, WeakCage })
            command.Options.Add(option);
    }

    /// <summary>Says what values may be; a command that takes some of the options calls it once.</summary>
    public void Restrict()
    {
        Expect(Seeds, k => k is >= 1 and <= 1000, "a whole number from 1 to 1,000");
        Expect(Variant, n => n >= 0, "a whole number, not negative");
        Rate.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<string?>() is { } text && !RunSettings.TryRate(text, out _))
                r.AddError($"--rate must be a number of rows per time such as 200/d. Found '{text}'.");
        });
    }

    /// <summary>Refuses a value that is no number, or not the right one, in one sentence.</summary>
    public static void Expect<T>(Option<T?> option, Func<T, bool> fits, string expected)
        where T : struct, IParsable<T> => option.Validators.Add(r =>
    {
        if (r.Tokens.Count == 1 && !(T.TryParse(r.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) && fits(value)))
            r.AddError($"{option.Name} must be {expected}. Found '{r.Tokens[0].Value}'.");
    });

    /// <summary>What the person set.</summary>
    public RunSettings Settings(ParseResult parsed, bool final = false) => new()
    {
        Seeds = parsed.GetValue(Seeds),
        RatePerDay = parsed.GetValue(Rate) is { } rate && RunSettings.TryRate(rate, out var perDay) ? perDay : null,
        DataFile = parsed.GetValue(Data),
        Final = final,
        TimeLimit = LimitOf(parsed.GetValue(TimeLimit)),
        WeakCage = parsed.GetValue(WeakCage),
    };
}
