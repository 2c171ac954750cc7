using System.CommandLine;
using Practicum.Runner.Runs;

namespace Practicum.Cli.Commands;

/// <summary>The options that assessing and replaying share.</summary>
internal sealed class RunOptions
{
    /// <summary>The pack.</summary>
    public Argument<string> Pack { get; } = new("pack") { Description = "Folder of the project pack." };

    /// <summary>The variant.</summary>
    public Option<int?> Variant { get; } = new("--variant") { Description = "Number of the variant." };

    /// <summary>Data of a recorded world.</summary>
    public Option<string?> Data { get; } = new("--data") { Description = "Data file of a recorded world, when it is not beside the pack." };

    /// <summary>Number of production worlds.</summary>
    public Option<int?> Seeds { get; } = new("--seeds") { Description = "Number of production worlds; the pack's own number unless given." };

    /// <summary>Rows per day.</summary>
    public Option<string?> Rate { get; } = new("--rate") { Description = "Rows per day of a generated world, for example 200/d." };

    /// <summary>Seconds a model may take.</summary>
    public Option<double?> TimeLimit { get; } = MakeTimeLimit();

    /// <summary>The option <c>--time-limit</c>.</summary>
    public static Option<double?> MakeTimeLimit()
    {
        var option = new Option<double?>("--time-limit") { Description = "Seconds that a model may take for 4,096 rows; 10 unless given." };
        option.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<double?>() is { } seconds && !(seconds is >= 0.01 and <= 3600))
                r.AddError("--time-limit must be a number of seconds from 0.01 to 3600.");
        });
        return option;
    }

    /// <summary>The limit that was given, or the usual one.</summary>
    public static TimeSpan LimitOf(double? seconds) => seconds is { } given ? TimeSpan.FromSeconds(given) : new RunSettings().TimeLimit;

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        Restrict();
        foreach (var option in new Option[] { Variant, Data, Seeds, Rate, TimeLimit })
            command.Options.Add(option);
    }

    /// <summary>Says what values may be; a command that takes some of the options calls it once.</summary>
    public void Restrict()
    {
        Seeds.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int?>() is < 1 or > 1000)
                r.AddError("--seeds must be from 1 to 1000.");
        });
        Variant.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int?>() is < 0)
                r.AddError("--variant must not be negative.");
        });
        Rate.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<string?>() is { } text && !RunSettings.TryRate(text, out _))
                r.AddError($"--rate must be a number of rows per time such as 200/d. Found '{text}'.");
        });
    }

    /// <summary>What the person set.</summary>
    public RunSettings Settings(ParseResult parsed, bool final = false) => new()
    {
        Seeds = parsed.GetValue(Seeds),
        RatePerDay = parsed.GetValue(Rate) is { } rate && RunSettings.TryRate(rate, out var perDay) ? perDay : null,
        DataFile = parsed.GetValue(Data),
        Final = final,
        TimeLimit = LimitOf(parsed.GetValue(TimeLimit)),
    };
}
