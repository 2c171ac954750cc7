using Practicum.Onnx.Vetting;

namespace Practicum.Onnx.Reading;

/// <summary>
/// Reads an ONNX file (protobuf's wire format, messages of onnx.proto) in one pass, without running or trusting anything: memory grows with what is in the file, never with
/// what it claims. What two parsers could read differently is refused. The reader judges the form; <see cref="ModelVetting"/> judges the model.
/// </summary>
public static class OnnxReader
{
    /// <summary>Reads a model.</summary>
    /// <param name="file">The file's bytes; parts of the result are slices of it, so they must not change afterwards.</param>
    /// <param name="name">The file's name in messages.</param>
    /// <param name="rules">Limits on size, depth and counts.</param>
    /// <param name="problems">Takes the fault, when there is one: PR-ONNX-001 … 010.</param>
    /// <returns>The model, or null when the file cannot be read.</returns>
    public static OnnxModel? Read(ReadOnlyMemory<byte> file, string name, VettingRules rules, List<Diagnostic> problems)
    {
        var place = new Place(Quoted.Plain(name, 200));
        if (file.Length > rules.MostBytes)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"The model has {file.Length:N0} bytes; at most {rules.MostBytes:N0} are taken.");
            problems.Add(new("PR-ONNX-001", place, message, Mend: "Export a smaller model: fewer trees or layers, or float32 in place of float64."));
            return null;
        }

        var state = new ReadingState(file, place.File, rules, problems);
        var model = Model(new MessageReader(state, rules.MostDepth), state);
        if (state.Failed)
            return null;
        if (model is null)
            problems.Add(new("PR-ONNX-002", place, "This is no ONNX model: it holds no graph or no version.", Mend: "Hand in the .onnx file that the exporter wrote, not a pickle, a zip or a checkpoint."));
        return model;
    }

    private static OnnxModel? Model(MessageReader model, ReadingState state)
    {
        var (version, producer, producerVersion, functions, training) = (0L, "", "", 0, false);
        var sets = ImmutableArray.CreateBuilder<OperatorSet>();
        var keys = ImmutableArray.CreateBuilder<string>();
        OnnxGraph? graph = null;
        while (model.Next())
        {
            switch (model.Field)
            {
                case 1: version = model.Whole(); break;
                case 2: producer = Quoted.Plain(model.Text(), 200); break;
                case 3: producerVersion = Quoted.Plain(model.Text(), 200); break;
                case 4 or 6: model.PassText(); break;
                case 5: model.Whole(); break;
                case 7: graph = GraphParser.Graph(model.Message(), state); break;
                case 8: sets.Add(Set(model.ListedMessage(), state)); break;
                case 14: keys.Add(Entry(model.ListedMessage(), state).Key); break;
                case 20: training = true; model.Pass(); break;
                case 25: functions++; model.Pass(); break;
                default: model.Skip(); break;
            }
        }

        return graph is null || version == 0 ? null : new()
        {
            IrVersion = version, OperatorSets = sets.ToImmutable(), Producer = producer, ProducerVersion = producerVersion, MetadataKeys = keys.ToImmutable(),
            Functions = functions, Training = training, UnknownFields = state.UnknownFields, FirstUnknownField = state.FirstUnknown, Graph = graph,
        };
    }

    private static OperatorSet Set(MessageReader set, ReadingState state)
    {
        state.CountPart(set.At);
        var (domain, version) = ("", 0L);
        while (set.Next())
        {
            switch (set.Field)
            {
                case 1: domain = set.Text(); break;
                case 2: version = set.Whole(); break;
                default: set.Skip(); break;
            }
        }

        return new(GraphParser.Own(domain), version);
    }

    /// <summary>A pair of texts (StringStringEntryProto).</summary>
    internal static (string Key, string Value) Entry(MessageReader entry, ReadingState state)
    {
        state.CountPart(entry.At);
        var (key, value) = ("", "");
        while (entry.Next())
        {
            switch (entry.Field)
            {
                case 1: key = entry.Text(); break;
                case 2: value = entry.Text(); break;
                default: entry.Skip(); break;
            }
        }

        return (key, value);
    }
}
