using Balise.Detection;
using Balise.Detection.Folding;
using Balise.Detection.Learned;
using Balise.Tests.Detection.Labelled;

namespace Balise.ContextTraining;

/// <summary>A candidate as the reader will meet it: its features, what its look allows, and what it is.</summary>
internal sealed record Example(uint[] Features, int Allowed, ContextClass Label, string Said)
{
    /// <summary>The least part of a candidate and of a value that must be common for the one to be the other.</summary>
    private const double LeastCommon = 0.8;

    private static readonly DetectorSet Walker = DetectorSet.Create(new DetectorSetOptions(), null);

    /// <summary>Reads a text exactly as the engine does, so that what is learnt is what will be seen.</summary>
    public static void Collect(TrainingText training, ContextWords words, FindingBuffer buffer, List<Example> into)
    {
        var source = training.Source;
        Walker.Scan(source.Text, buffer);
        var folded = Folder.FirstChange(source.Text) >= 0;
        var text = folded ? buffer.Folded(0).Text : source.Text;
        var map = folded ? buffer.Folded(0).Map : default;
        var desk = buffer.Context;
        foreach (var place in desk.Gather(text, words))
        {
            var count = desk.Open(text, place, words, out var cell);
            for (var i = 0; i < count; i++)
            {
                var candidate = desk.Candidates[i];
                var (start, end) = folded ? (map[candidate.Start], map[candidate.End]) : (candidate.Start, candidate.End);
                if (LabelOf(source, start, end, training.OnlyMarks) is { } label && (candidate.Allowed >> (int)label & 1) != 0)
                {
                    into.Add(new Example(desk.Features(text, candidate, cell, words).ToArray(), candidate.Allowed, label, Around(source, start, end)));
                }
            }
        }
    }

    private static string Around(LabelledText source, int start, int end) =>
        $"{source.Id} | {source.Text[Math.Max(0, start - 60)..start]}[[{source.Text[start..end]}]]{source.Text[end..Math.Min(source.Text.Length, end + 30)]}".ReplaceLineEndings("⏎");

    /// <summary>What [start, end) is; null when the text does not decide.</summary>
    private static ContextClass? LabelOf(LabelledText source, int start, int end, bool onlyMarks)
    {
        foreach (var label in source.Labels)
        {
            var common = Math.Min(end, label.End) - Math.Max(start, label.Start);
            if (common <= 0)
            {
                continue;
            }

            if (label.Role == SpanRole.Optional || label.Type == "SECRET")
            {
                return null;
            }

            if (label.Role == SpanRole.PublicContact)
            {
                return ContextClass.None;
            }

            var of = ClassOf(label.Type);
            return of == ContextClass.None || common >= LeastCommon * (end - start) && common >= LeastCommon * (label.End - label.Start) ? of
                : common >= LeastCommon * (end - start) && common >= 0.5 * (label.End - label.Start) ? null : ContextClass.None;
        }

        return onlyMarks ? null : ContextClass.None;
    }

    public static ContextClass ClassOf(string type) => type switch
    {
        "EMPLOYEE_ID" => ContextClass.EmployeeId,
        "FILE_NUMBER" => ContextClass.FileNumber,
        "HEALTH_NUMBER" => ContextClass.HealthNumber,
        "CA_BANK_ACCOUNT" => ContextClass.BankAccount,
        "QC_PLATE" => ContextClass.Plate,
        "DATE_OF_BIRTH" => ContextClass.BirthDate,
        "USERNAME" => ContextClass.UserName,
        "PASSWORD" => ContextClass.Password,
        _ => ContextClass.None,
    };
}
