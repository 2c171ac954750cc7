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

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
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
        foreach (var option in new Option[] { Variant, Data, Seeds, Rate })
            command.Options.Add(option);
    }

    /// <summary>What the person set.</summary>
    public RunSettings Settings(ParseResult parsed, bool final = false) => new()
    {
        Seeds = parsed.GetValue(Seeds),
        RatePerDay = parsed.GetValue(Rate) is { } rate && RunSettings.TryRate(rate, out var perDay) ? perDay : null,
        DataFile = parsed.GetValue(Data),
        Final = final,
    };
}
