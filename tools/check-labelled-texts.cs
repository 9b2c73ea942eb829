#!/usr/bin/env dotnet
#:include ../tests/Balise.Tests/Detection/Labelled/LabelledText.cs
#:include ../tests/Balise.Tests/Detection/Labelled/LabelledTextFile.cs
#:include ../tests/Balise.Tests/Detection/Labelled/LabelledJson.cs
#:include ../tests/Balise.Tests/Detection/Labelled/LabelledCorpus.cs
#:include ../tests/Balise.Tests/Detection/Labelled/LabelledCorpusCheck.cs
#:include ../tests/Balise.Tests/Detection/Labelled/IdentifierRules.cs
#:include ../tests/Balise.Tests/Detection/Labelled/CheckDigits.cs
// Checks the labelled texts of tests/Balise.Tests/Cases/detection and counts them; exits 1 on any fault.
//
//   dotnet run tools/check-labelled-texts.cs -- [FOLDER] [--export DIR [--code-points]]
//
// --export writes dev.jsonl, test.jsonl, evasions-dev.jsonl and evasions-test.jsonl; offsets are UTF-16 units unless --code-points.
using Balise.Tests.Detection.Labelled;

var folder = args.Length > 0 && !args[0].StartsWith('-') ? args[0] : "tests/Balise.Tests/Cases/detection";
var export = Array.IndexOf(args, "--export") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"{folder}: no such folder. Run from the root of the repository, or name the folder.");
    return 2;
}

LabelledCorpus corpus;
try
{
    corpus = LabelledCorpus.Load(folder);
}
catch (FormatException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}

var faults = LabelledCorpusCheck.Faults(corpus).ToList();
faults.ForEach(Console.Error.WriteLine);

(string Name, IReadOnlyList<LabelledText> Texts)[] parts =
[
    ("dev", corpus.Development), ("test", corpus.Test),
    ("evasions-dev", corpus.DevelopmentEvasions), ("evasions-test", corpus.TestEvasions),
];
foreach (var (name, texts) in parts)
{
    Console.WriteLine($"{name}: {texts.Count} texts, {texts.Count(text => text.IsNegative)} negatives, {texts.Sum(text => text.Spans.Count())} spans, "
        + $"{texts.Count(text => text.Language != "fr")} not in French only");
    Print("  kinds", texts.Select(text => text.Kind));
    Print("  types", texts.SelectMany(text => text.Spans.Where(span => text.Technique is null || span.Evaded)).Select(span => span.Type));
    Print("  techniques", texts.Select(text => text.Technique).OfType<string>());
    if (export is not null)
    {
        Directory.CreateDirectory(export);
        File.WriteAllLines(
            Path.Combine(export, name + ".jsonl"),
            texts.Select(text => LabelledJson.Write(text, args.Contains("--code-points"), escapeAll: false)));
    }
}

Console.WriteLine(faults.Count == 0 ? "no fault" : $"{faults.Count} faults");
return faults.Count == 0 ? 0 : 1;

static void Print(string title, IEnumerable<string> values)
{
    var counts = values.CountBy(value => value).OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}").ToList();
    if (counts.Count > 0)
    {
        Console.WriteLine($"{title}: {string.Join(", ", counts)}");
    }
}
