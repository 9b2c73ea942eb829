#!/usr/bin/env dotnet
#:include ../tests/Balise.Tests/Detection/Labelled/LabelledText.cs
#:include ../tests/Balise.Tests/Detection/Labelled/LabelledTextFile.cs
#:include ../tests/Balise.Tests/Detection/Labelled/LabelledJson.cs
#:include ../tests/Balise.Tests/Detection/Labelled/LabelledCorpus.cs
#:include ../tests/Balise.Tests/Detection/Labelled/Disguise.cs
#:include ../tests/Balise.Tests/Detection/Labelled/Evasions.cs
// Writes evasions/*.jsonl from the labelled texts: dev, each retired half, test. Run it after changing a text; a test compares.
//
//   dotnet run tools/make-evasions.cs -- [FOLDER]
using Balise.Tests.Detection.Labelled;

var folder = args.Length > 0 ? args[0] : "tests/Balise.Tests/Cases/detection";
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"{folder}: no such folder. Run from the root of the repository, or name the folder.");
    return 2;
}

Directory.CreateDirectory(Path.Combine(folder, "evasions"));
foreach (var (half, texts) in LabelledCorpus.EvasionSources(folder).Where(source => source.Texts.Count > 0))
{
    var evasions = Evasions.Of(half, texts).ToList();
    File.WriteAllText(
        Path.Combine(folder, "evasions", half + ".jsonl"),
        string.Concat(evasions.Select(text => LabelledJson.Write(text, codePoints: false, escapeAll: true) + "\n")));
    Console.WriteLine($"{half}: {evasions.Count} evasions");
}

return 0;
