using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Practicum.Core.Planting;

namespace Practicum.Runner.Workspaces;

/// <summary>faults.jsonl (key/v1): one planted fault a line, its rows told by <c>row_id</c>.</summary>
public static class KeyFile
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of the file; empty when nothing is planted.</summary>
    /// <param name="keys">Keys, in rows of the planted table.</param>
    /// <param name="rowId">Row id of each row of that table.</param>
    public static string Text(ImmutableArray<FaultKey> keys, int[] rowId)
    {
        var text = new StringBuilder();
        foreach (var key in keys)
            text.Append(Line(key, rowId)).Append('\n');
        return text.ToString();
    }

    private static string Line(FaultKey key, int[] rowId)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", key.Id);
            json.WriteString("kind", key.Kind);
            List(json, "rows", key.Rows, row => json.WriteNumberValue(rowId[row]));
            List(json, "columns", key.Columns, json.WriteStringValue);
            List(json, "added", key.Added, json.WriteStringValue);
            List(json, "cells", key.Cells, cell => Tuple(json, rowId[cell.Row], cell.Column));
            List(json, "pairs", key.Pairs, pair => Pair(json, rowId[pair.Row], pair.Other < 0 ? -1 : rowId[pair.Other]));
            List(json, "spans", key.Spans, span => Span(json, span, rowId[span.Row]));
            if (key.Removed > 0)
                json.WriteNumber("removed", key.Removed);
            List(json, "remedies", key.Remedies, json.WriteStringValue);
            if (key.Rate is { } rate)
                json.WriteNumber("rate", rate);
            if (key.AtServe is { } serve)
                json.WriteString("at_serve", serve);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void List<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<T> write)
    {
        if (items.IsEmpty)
            return;
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    private static void Tuple(Utf8JsonWriter json, int row, string column)
    {
        json.WriteStartArray();
        json.WriteNumberValue(row);
        json.WriteStringValue(column);
        json.WriteEndArray();
    }

    private static void Pair(Utf8JsonWriter json, int row, int other)
    {
        json.WriteStartArray();
        json.WriteNumberValue(row);
        json.WriteNumberValue(other);
        json.WriteEndArray();
    }

    private static void Span(Utf8JsonWriter json, FaultSpan span, int row)
    {
        json.WriteStartArray();
        json.WriteNumberValue(row);
        json.WriteStringValue(span.Column);
        json.WriteNumberValue(span.Start);
        json.WriteNumberValue(span.Length);
        json.WriteStringValue(span.Kind);
        json.WriteEndArray();
    }
}
