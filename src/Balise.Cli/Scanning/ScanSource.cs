using System.Text;
using System.Text.Json;
using Balise.Documents;

namespace Balise.Cli.Scanning;

/// <summary>One text to look at.</summary>
/// <param name="Id">As it is written back: a JSON string or number.</param>
/// <param name="Place">Where it came from, for messages.</param>
internal sealed record ScanItem(string Id, string Text, string Place);

/// <summary>Where texts come from. What cannot be read is said on the error output and counted; the rest goes on.</summary>
internal sealed class ScanSource(TextWriter error, CancellationToken ct)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private const int ProgressStep = 200;
    private const long MostBytes = 512L * 1024 * 1024;

    public int Problems { get; private set; }

    public void Complain(string place, string problem)
    {
        Problems++;
        error.WriteLine($"{place}: {problem}");
    }

    /// <summary>Lines of <c>{"id","text"}</c>; other members are ignored, empty lines too.</summary>
    public IEnumerable<ScanItem> Lines(Stream input, string name)
    {
        var lines = new ByteLines(input);
        while (lines.TryRead(out var line))
        {
            ct.ThrowIfCancellationRequested();
            if (!line.Span.ContainsAnyExcept((byte)' ', (byte)'\t', (byte)'\r'))
            {
                continue;
            }

            if (Parse(line, $"{name}, line {lines.Number}") is { } item)
            {
                yield return item;
            }
        }
    }

    /// <summary>A file, or every file of a folder; after a folder, how much was read is said on the error output.</summary>
    public IEnumerable<ScanItem> Path(string path)
    {
        if (!Directory.Exists(path))
        {
            foreach (var item in File(path))
            {
                yield return item;
            }

            yield break;
        }

        var files = 0;
        foreach (var file in new FileTree(Complain, ct).Files(path))
        {
            foreach (var item in File(file))
            {
                yield return item;
            }

            if (++files % ProgressStep == 0)
            {
                error.WriteLine($"{path}: {files} files…");
            }
        }

        error.WriteLine($"{path}: {files} files.");
    }

    private IEnumerable<ScanItem> File(string path) =>
        System.IO.Path.GetExtension(path).ToLowerInvariant() is ".jsonl" or ".ndjson" ? FileLines(path) : Document(path);

    private IEnumerable<ScanItem> FileLines(string path)
    {
        using var file = Open(path);
        if (file is null)
        {
            yield break;
        }

        foreach (var item in Lines(file, path))
        {
            yield return item;
        }
    }

    private FileStream? Open(string path)
    {
        try
        {
            return System.IO.File.OpenRead(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Complain(path, problem.Message);
            return null;
        }
    }

    private IEnumerable<ScanItem> Document(string path)
    {
        using var file = Open(path);
        if (file is null)
        {
            return [];
        }

        return Bytes(file, path) is { } bytes && Text(path, bytes) is { } text ? [new ScanItem(JsonSerializer.Serialize(path, ScanJson.Default.String), text, path)] : [];
    }

    private byte[]? Bytes(FileStream file, string path)
    {
        try
        {
            if (file.Length > MostBytes)
            {
                Complain(path, $"not scanned: more than {MostBytes / 1024 / 1024} MB");
                return null;
            }

            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Complain(path, problem.Message);
            return null;
        }
    }

    // Offsets are those of the file's own characters when it is text; of the text read from it otherwise.
    private string? Text(string path, byte[] bytes)
    {
        var reading = DocumentReader.Read(bytes, path, DocumentLimits.Default, ct);
        if (reading.Kind is DocumentKind.Text or DocumentKind.Unknown && TryDecode(bytes) is { } text)
        {
            return text;
        }

        if (reading is not DocumentText document)
        {
            Complain(path, reading is Unreadable unreadable ? $"not scanned ({unreadable.Reason}): {unreadable.Detail}" : "not scanned");
            return null;
        }

        foreach (var part in document.Unread)
        {
            Complain(path, $"a part was not scanned ({part.Reason}): {part.At.Part}");
        }

        return document.Text;
    }

    private static string? TryDecode(byte[] bytes)
    {
        try
        {
            var marked = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
            return Utf8.GetString(marked ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private ScanItem? Parse(ReadOnlyMemory<byte> line, string place)
    {
        try
        {
            using var json = JsonDocument.Parse(line, Strict);
            var item = json.RootElement;
            if (item.ValueKind != JsonValueKind.Object
                || !item.TryGetProperty("id", out var id) || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)
                || !item.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
            {
                Complain(place, "not scanned: expected an object with \"id\" (text or number) and \"text\" (text)");
                return null;
            }

            return new ScanItem(id.GetRawText(), text.GetString()!, place);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // The reader's message may quote the line, which may hold what must not be shown.
            Complain(place, problem is JsonException ? "not scanned: not a JSON object on one line" : "not scanned: half a character in a text");
            return null;
        }
    }
}
