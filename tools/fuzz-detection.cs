#!/usr/bin/env dotnet
#:project ../src/Balise.Detection/Balise.Detection.csproj
#:property GenerateDocumentationFile=false
#:include ../tests/Balise.Tests/Detection/Labelled/LabelledText.cs
#:include ../tests/Balise.Tests/Detection/Labelled/LabelledTextFile.cs
#:include ../tests/Balise.Tests/Detection/Labelled/LabelledJson.cs
#:include ../tests/Balise.Tests/Detection/Labelled/LabelledCorpus.cs
#:include ../tests/Balise.Tests/Detection/Fuzzing/Mutation.cs
#:include ../tests/Balise.Tests/Detection/Fuzzing/Invariants.cs
// Mutates the labelled texts and checks what must hold for any text: most are short stretches changed near a number, one in forty is a whole text changed all
// over, and one in two thousand repeats a few characters 160 000 times and must end in time: work that grows with the square of the length does not. Exits 1 at the first that breaks it, written to fuzz-failure.txt.
//
//   dotnet run -c Release tools/fuzz-detection.cs -- SECONDS [SEED]
using System.Diagnostics;
using Balise.Detection.Names;
using Balise.Tests.Detection.Fuzzing;
using Balise.Tests.Detection.Labelled;

const string folder = "tests/Balise.Tests/Cases/detection";
if (args is not [var first, ..] || !int.TryParse(first, out var seconds) || !Directory.Exists(folder))
{
    Console.Error.WriteLine("usage, from the root of the repository: dotnet run -c Release tools/fuzz-detection.cs -- SECONDS [SEED]");
    return 2;
}

var seed = args.Length > 1 ? int.Parse(args[1]) : Environment.TickCount;
var training = Directory.EnumerateDirectories("tools/texts").Order(StringComparer.Ordinal).SelectMany(LabelledTextFile.ReadFolder).SelectMany(file => file.Texts);
string[] seeds = [.. LabelledCorpus.Load(folder).All.Concat(training).Select(text => text.Text).Where(text => text.Length > 0)];
var mutation = new Mutation(seeds, new Random(seed));
var invariants = new Invariants(PersonNames.Load());
var clock = Stopwatch.StartNew();
var (texts, characters, slowest) = (0L, 0L, TimeSpan.Zero);
while (clock.Elapsed.TotalSeconds < seconds)
{
    var text = texts % 2_000 == 1_999 ? mutation.Repetition(160_000) : texts % 40 == 39 ? mutation.Next() : mutation.Close();
    var began = clock.Elapsed;
    if ((invariants.BrokenBy(text) ?? (clock.Elapsed - began > TimeSpan.FromSeconds(20) ? "three scans took more than twenty seconds" : null)) is { } broken)
    {
        File.WriteAllText("fuzz-failure.txt", System.Text.Json.JsonSerializer.Serialize(text, FuzzJson.Default.String));
        Console.Error.WriteLine($"seed {seed}, text {texts}: {broken}");
        return 1;
    }

    slowest = clock.Elapsed - began is var took && took > slowest ? took : slowest;
    texts++;
    characters += text.Length;
}

Console.WriteLine($"seed {seed}: {texts} texts, {characters / 1_000_000} million characters, three scans each, nothing broken; the slowest text took {slowest.TotalMilliseconds:0} ms.");
return 0;

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class FuzzJson : System.Text.Json.Serialization.JsonSerializerContext;
