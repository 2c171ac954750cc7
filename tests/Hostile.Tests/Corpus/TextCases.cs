using System.Text;

namespace Hostile.Tests.Corpus;

/// <summary>YAML, JSON lines and Markdown that are too deep, too clever or not text.</summary>
internal static class TextCases
{
    private static readonly Expected YamlOnly = Expected.Refused("YAML");
    private static readonly Expected YamlOrForm = Expected.Refused("YAML", "SUB", "TEXT");
    private static readonly Expected Json = Expected.Refused("JSON", "FIND");

    public static IEnumerable<Case> All() => [.. Yaml(), .. Forms(), .. JsonLines(), .. Ledgers(), .. Policies()];

    private static IEnumerable<Case> Yaml()
    {
        yield return Manifest("50,000 brackets", YamlOnly, new string('[', 50_000));
        yield return Manifest("50,000 braces", YamlOnly, new string('{', 50_000));
        yield return Manifest("brackets that close", YamlOnly, $"a: {new string('[', 20_000)}{new string(']', 20_000)}\n");
        yield return Manifest("50,000 dashes", YamlOnly, string.Concat(Enumerable.Repeat("- ", 50_000)));
        yield return Manifest("50,000 question marks", YamlOnly, string.Concat(Enumerable.Repeat("? ", 50_000)));
        yield return Manifest("100 steps of indentation", YamlOnly, string.Concat(Enumerable.Range(0, 100).Select(i => new string(' ', i) + "a:\n")));
        yield return Manifest("billion laughs", YamlOnly, "a: &a [x, x, x, x, x, x, x, x, x]\n" + string.Concat("bcdefghi".Select((c, i) => $"{c}: &{c} [{string.Join(", ", Enumerable.Repeat("*" + "abcdefgh"[i], 9))}]\n")));
        yield return Manifest("alias to itself", YamlOnly, "a: &a [*a]\n");
        yield return Appended("anchor", YamlOnly, "title: &x y\n");
        yield return Appended("object tag", YamlOnly, "title: !!python/object/apply:os.system [\"touch escaped\"]\n");
        yield return Appended(".NET tag", YamlOnly, "title: !System.Diagnostics.Process {}\n");
        yield return Appended("binary tag", YamlOnly, "title: !!binary aGVsbG8=\n");
        yield return Appended("second document", YamlOnly, "---\npracticum: submission/v1\n");
        yield return Prepended("directive", YamlOnly, "%YAML 1.1\n---\n");
        yield return Prepended("tag directive", YamlOnly, "%TAG ! tag:evil.example,2000:\n---\n");
        yield return Appended("merge key", YamlOrForm, "<<: {project: other}\n");
        yield return Appended("same key twice", YamlOnly, "variant: 4\n");
        yield return Appended("map as a key", YamlOrForm, "{a: b}: c\n");
        yield return Appended("list as a key", YamlOrForm, "? [a, b]\n: c\n");
        yield return Appended("a megabyte of comments", YamlOnly, string.Concat(Enumerable.Repeat("# " + new string('c', 98) + "\n", 10_000)));
        yield return Appended("200,000 nodes", YamlOrForm, $"title: [{string.Join(',', Enumerable.Repeat("a", 100_000))}]\n");
        yield return Appended("one long line", YamlOrForm, $"title: \"{new string('a', 200_000)}\"\n");
        yield return Appended("NUL", YamlOnly, "title: a\0b\n");
        yield return Appended("control character", YamlOnly, "title: \"a\u001b[2Jb\"\n");
        yield return Appended("tab as indentation", YamlOrForm, "title:\n\tx: y\n");
        yield return Bytes("not UTF-8", YamlOnly, [.. Encoding.UTF8.GetBytes(Desk.Manifest), .. "title: caf"u8, 0xE9, (byte)'\n']);
        yield return Bytes("overlong UTF-8", YamlOnly, [.. Encoding.UTF8.GetBytes(Desk.Manifest), .. "title: "u8, 0xC0, 0xAF, (byte)'\n']);
        yield return Bytes("lone surrogate", YamlOnly, [.. Encoding.UTF8.GetBytes(Desk.Manifest), .. "title: "u8, 0xED, 0xA0, 0x80, (byte)'\n']);
        yield return Bytes("UTF-16", YamlOnly, Encoding.Unicode.GetBytes(Desk.Manifest));
        yield return Bytes("empty", YamlOrForm, []);
    }

    private static IEnumerable<Case> Forms()
    {
        (string Name, string Old, string Changed)[] values =
        [
            ("octal number", "variant: 3", "variant: 0o3"), ("old octal number", "variant: 3", "variant: 003"), ("hexadecimal number", "variant: 3", "variant: 0x3"),
            ("sexagesimal number", "rows: 1000", "rows: 16:40"), ("underscores", "rows: 1000", "rows: 1_000"), ("decimal comma", "log_loss: 0.5", "log_loss: 0,5"),
            ("infinity", "log_loss: 0.5", "log_loss: .inf"), ("no number", "log_loss: 0.5", "log_loss: .nan"), ("huge number", "log_loss: 0.5", "log_loss: 1e999"),
            ("Arabic digits", "variant: 3", "variant: \u0663"), ("Norway", "variant: 3", "variant: no"), ("model out of the folder", "file: model.onnx", "file: ../honest/model.onnx"),
            ("model from the root", "file: model.onnx", "file: /etc/passwd"), ("policy from a device", "policy: policy.yaml", "policy: /dev/zero"),
            ("document from the kernel", "docs/model-card.md", "/proc/self/environ"), ("document out of the folder", "docs/model-card.md", "docs/../../canary/diary.txt"),
            ("unknown key with a terminal escape", "threshold: 0.15", "\"\\e]0;gone\\a\": 1"), ("project with a terminal escape", "project: tiny-desk", "project: \"\\e[2J\\u202Etiny\""),
            ("training command", "policy: policy.yaml", "train: {command: [sh, -c, \"touch escaped\"]}"),
        ];
        foreach (var (name, old, changed) in values)
            yield return Manifest(name, Expected.Refused("YAML", "SUB", "NAME", "TEXT"), Desk.Manifest.Replace(old, changed, StringComparison.Ordinal));
    }

    private static IEnumerable<Case> JsonLines()
    {
        yield return Lines("200 levels", $"{{\"kind\":{new string('[', 200)}{new string(']', 200)}}}\n");
        yield return Lines("100,000 brackets", new string('[', 100_000));
        yield return Lines("same name twice", """{"kind":"pii","kind":"label-noise","rows":["1"]}""" + "\n");
        yield return Lines("same name twice by an escape", """{"kind":"pii","\u006bind":"label-noise","rows":["1"]}""" + "\n");
        yield return Lines("huge number", """{"kind":"pii","columns":["fee"],"confidence":1e999}""" + "\n");
        yield return Lines("negative zero as a row", """{"kind":"label-noise","rows":[-0],"confidence":2}""" + "\n");
        yield return Lines("comment", "{\"kind\":\"pii\"/*,*/,\"columns\":[\"fee\"]} // said\n");
        yield return Lines("comma at the end", """{"kind":"pii","columns":["fee",],}""" + "\n");
        yield return Lines("NaN", """{"kind":"pii","columns":["fee"],"confidence":NaN}""" + "\n");
        yield return Lines("a line of 17 MiB", $"{{\"kind\":\"{new string('k', 17 << 20)}\"}}\n");
        yield return Lines("a million lines", string.Concat(Enumerable.Repeat("{}\n", 1_000_000)));
        yield return Lines("terminal escape", "{\"kind\":\"\\u001b[2J\\u202Epii\"}\n");
        yield return LineBytes("not UTF-8", [.. "{\"kind\":\"caf"u8, 0xE9, .. "\"}\n"u8]);
        yield return LineBytes("NUL bytes", new byte[4_096]);
    }

    private static IEnumerable<Case> Ledgers()
    {
        yield return Ledger("deep line", new string('[', 100_000) + "\n");
        yield return Ledger("same name twice", """{"seq":0,"seq":1,"kind":"a","payload":null,"payload_digest":"x","previous":"y","digest":"z"}""" + "\n");
        yield return Ledger("not an object", "[]\n7\nnull\n\"text\"\n");
        yield return Ledger("huge numbers", """{"seq":1e999,"kind":"a","payload":{"x":1e-999999},"payload_digest":"x","previous":"y","digest":"z"}""" + "\n");
        yield return Ledger("terminal escape", """{"seq":0,"kind":"\u001b]0;gone\u0007","payload":null,"payload_digest":"\u202E","previous":"y","digest":"z"}""" + "\n");
        yield return new("json", "ledger, not UTF-8", Expected.Refused("LEDGER", "JSON"), h => h.File("ledger.jsonl", [0xFF, 0xFE, 0, 1, 2, (byte)'\n'])) { Verb = Verb.Verify };
    }

    private static IEnumerable<Case> Policies()
    {
        yield return Policy("monitor with a terminal escape", Expected.Refused("YAML", "POL"), "calls-shift:", "\"\\e[31mcalls\\u202E\":");
        yield return Policy("monitor with markup", Expected.Refused("YAML", "POL"), "calls-shift:", "\"<img src=x onerror=alert(1)>\":");
        yield return Policy("monitor of 100,000 letters", Expected.Refused("YAML", "POL"), "calls-shift:", new string('a', 100_000) + ":");
        yield return Policy("alarm of 50,000 brackets", Expected.Refused("YAML", "POL"), "\"> 0.5\"", $"\"{new string('(', 50_000)}\"");
    }

    private static Case Manifest(string name, Expected expected, string text) => Bytes(name, expected, Encoding.UTF8.GetBytes(text));

    private static Case Appended(string name, Expected expected, string text) => Manifest(name, expected, Desk.Manifest + text);

    private static Case Prepended(string name, Expected expected, string text) => Manifest(name, expected, text + Desk.Manifest);

    private static Case Bytes(string name, Expected expected, byte[] text) => new("yaml", name, expected, h => h.Folder(("submission.yaml", text)));

    private static Case Policy(string name, Expected expected, string old, string changed) =>
        new("yaml", $"policy, {name}", expected, h => h.Folder(("policy.yaml", Encoding.UTF8.GetBytes(Desk.Policy.Replace(old, changed, StringComparison.Ordinal)))));

    private static Case Lines(string name, string text) => LineBytes(name, Encoding.UTF8.GetBytes(text));

    private static Case LineBytes(string name, byte[] text) => new("json", name, Json, h => h.Folder(("findings.jsonl", text)));

    private static Case Ledger(string name, string text) => new("json", $"ledger, {name}", Expected.Refused("LEDGER", "JSON"), h => h.File("ledger.jsonl", Encoding.UTF8.GetBytes(text))) { Verb = Verb.Verify };
}
