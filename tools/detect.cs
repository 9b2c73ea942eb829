#:project ../src/Balise.Detection/Balise.Detection.csproj
#:property GenerateDocumentationFile=false
// Measures the detectors. Usage, from the root of the repository:
//   dotnet run -c Release tools/detect.cs -- spans IN.jsonl OUT.jsonl     {"id","text"} lines in, {"id","spans"} lines out, UTF-16 offsets
//   dotnet run -c Release tools/detect.cs -- speed FILE…                  characters per second of processor time, and the cost of 4 KB
//   dotnet run -c Release tools/detect.cs -- stream IN.jsonl…             whether a text that arrives in pieces gives the same answer as the whole text
//   dotnet run -c Release tools/detect.cs -- hostile                      ten megabytes of what is worst for a scanner
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Balise.Detection;

var set = DetectorSet.Standard;
var buffer = new FindingBuffer();
switch (args)
{
    case ["spans", var input, var output]:
        using (var writer = new StreamWriter(output))
        {
            foreach (var line in File.ReadLines(input).Where(l => l.Length > 0))
            {
                var document = JsonNode.Parse(line)!;
                set.Scan((string)document["text"]!, buffer);
                var spans = new JsonArray();
                foreach (var f in buffer.Findings)
                {
                    spans.Add((JsonNode)new JsonObject { ["start"] = f.Start, ["end"] = f.End, ["type"] = FindingTypes.Name(f.Type), ["confidence"] = f.Confidence });
                }

                writer.WriteLine(new JsonObject { ["id"] = document["id"]!.DeepClone(), ["spans"] = spans }.ToJsonString());
            }
        }

        return 0;
    case ["speed", .. var files]:
        foreach (var file in files)
        {
            Speed(Path.GetFileName(file), File.ReadAllText(file));
        }

        return 0;
    case ["stream", .. var files]:
        foreach (var file in files)
        {
            Stream(file);
        }

        return 0;
    case ["hostile"]:
        foreach (var unit in (string[])["@", "1", "a1", "1 ", "a@a.", "&#49;", "%25", "cinq ", "QUFB", ":=", "1\n", "Prot", "1,2;3|", "а1", "\\u0031", "(514) "])
        {
            var text = new StringBuilder().Insert(0, unit, 10_000_000 / unit.Length).ToString();
            var start = Processor();
            set.Scan(text, buffer);
            Console.WriteLine($"{unit.ReplaceLineEndings("\\n"),-8} {Processor() - start:0.00} s");
        }

        return 0;
    default:
        Console.Error.WriteLine("spans IN OUT | speed FILE… | stream IN… | hostile");
        return 2;
}

void Speed(string name, string text)
{
    var best = double.MaxValue;
    for (var round = 0; round < 12; round++)
    {
        var start = Processor();
        var length = 0L;
        while (length < 4_000_000)
        {
            for (var at = 0; at < text.Length; at += 16384)
            {
                set.Scan(text.AsSpan(at, Math.Min(16384, text.Length - at)), buffer);
            }

            length += text.Length;
        }

        best = Math.Min(best, (Processor() - start) / length);
    }

    var prompt = text[..Math.Min(4096, text.Length)];
    var times = new double[20_000];
    for (var i = 0; i < times.Length; i++)
    {
        var start = Stopwatch.GetTimestamp();
        set.Scan(prompt, buffer);
        times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    Array.Sort(times);
    Console.WriteLine($"{name}: {1e-6 / best:0} Mchar/s; {prompt.Length} characters: p50 {times[10_000]:0.0} µs, p99 {times[19_800]:0.0} µs");
}

void Stream(string file)
{
    var (texts, pieces, whole, cut) = (0, 0, 0, 0);
    foreach (var line in File.ReadLines(file).Where(l => l.Length > 0))
    {
        var text = (string)JsonNode.Parse(line)!["text"]!;
        set.Scan(text, buffer);
        var expected = buffer.Findings.ToArray();
        var (byOne, byMany) = (Pieces(text, 1), Pieces(text, 97));
        texts++;
        pieces += byOne.SequenceEqual(byMany) ? 0 : 1;
        whole += expected.SequenceEqual(byMany) ? 0 : 1;
        cut += text.Length <= ScanStream.Left + ScanStream.Step && !expected.SequenceEqual(byMany) ? 1 : 0;
    }

    Console.WriteLine($"{Path.GetFileName(file)}: {texts} texts; {pieces} differ by how they were cut; {whole} differ from the whole text, {cut} of them no longer than a window");
}

List<Finding> Pieces(string text, int size)
{
    var stream = set.OpenStream();
    var found = new List<Finding>();
    for (var at = 0; at < text.Length; at += size)
    {
        stream.Push(text.AsSpan(at, Math.Min(size, text.Length - at)), buffer);
        found.AddRange(buffer.Findings.ToArray());
    }

    stream.Complete(buffer);
    found.AddRange(buffer.Findings.ToArray());
    return found;
}

static double Processor() => Process.GetCurrentProcess().UserProcessorTime.TotalSeconds;
