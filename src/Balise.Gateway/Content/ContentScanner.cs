using System.Collections.Concurrent;
using System.Numerics;
using Balise.Detection;
using Balise.Domain.Policies;
using Balise.Gateway.Content.Output;

namespace Balise.Gateway.Content;

/// <summary>Detection, seen from the policy: every finding becomes a category bit of the policy in force.</summary>
internal sealed class ContentScanner(DetectorSet detectors)
{
    /// <summary>
    /// UTF-16 units read in one request: more than the models take. The worst text costs the processor seconds at this length; what is longer counts as unread.
    /// </summary>
    public const int MaxCharacters = 5_000_000;

    private readonly ConcurrentBag<ScanReport> idle = [];

    public ScanReport Scan(RequestText text, CategoryMap categories)
    {
        var report = idle.TryTake(out var rented) ? rented : new ScanReport(this);
        report.Reset();
        var whole = text.Scanned <= MaxCharacters;

        // Nothing of the request before stays in what was rented.
        detectors.ScanConversation(whole ? text.Conversation : [], report.Conversation);
        detectors.Scan(whole ? text.Beside.Span : [], report.Beside);

        var value = -1;
        foreach (var piece in report.Conversation.Findings)
        {
            // A value cut over two messages gives two pieces and counts once.
            var canBeReplaced = text.ConversationPieces[piece.Segment].CanBeReplaced;
            if (piece.Value != value)
            {
                value = piece.Value;
                Count(piece.Finding, report, categories, canBeReplaced);
            }
            else if (!canBeReplaced && Weight.Counts(piece.Finding))
            {
                report.Fix(categories.Of(piece.Finding.Type, piece.Finding.Detail));
            }
        }

        foreach (ref readonly var finding in report.Beside.Findings)
        {
            Count(finding, report, categories, CanBeReplaced(text.BesidePieces, finding));
        }

        CountSensitive(report, categories);
        if (!whole || report.Conversation.Truncated || report.Beside.Truncated)
        {
            report.MarkTruncated();
        }

        return report;
    }

    internal void Return(ScanReport report) => idle.Add(report);

    private static void Count(in Finding finding, ScanReport report, CategoryMap categories, bool canBeReplaced)
    {
        if (Weight.Counts(in finding))
        {
            report.Count(categories.Of(finding.Type, finding.Detail), canBeReplaced);
        }
    }

    private static bool CanBeReplaced(ReadOnlySpan<TextPiece> pieces, in Finding finding)
    {
        for (var i = Math.Max(0, PieceList.At(pieces, finding.Start)); i < pieces.Length && pieces[i].Start < finding.End; i++)
        {
            if (!pieces[i].CanBeReplaced)
            {
                return false;
            }
        }

        return true;
    }

    // A sensitive word says something about a person only where a person is: alone it raises nothing.
    private static void CountSensitive(ScanReport report, CategoryMap categories)
    {
        if (categories.SensitiveContext < 0 || (report.Categories & categories.Personal) == 0)
        {
            return;
        }

        foreach (ref readonly var signal in report.Conversation.Signals)
        {
            if (Weight.Counts(in signal))
            {
                report.Count(categories.SensitiveContext, true);
            }
        }
    }
}

/// <summary>Detection types and marks → category bits of one policy.</summary>
internal sealed class CategoryMap
{
    private readonly sbyte[] byType = new sbyte[256];
    private readonly Dictionary<string, int> byMark = new(StringComparer.Ordinal);

    public CategoryMap(CompiledPolicy policy)
    {
        Array.Fill(byType, (sbyte)-1);
        foreach (var type in FindingTypes.All)
        {
            byType[(int)type] = (sbyte)policy.FindCategory(FindingTypes.Name(type));
        }

        for (var i = 0; i < policy.Snapshot.Categories.Count; i++)
        {
            var category = policy.Snapshot.Categories[i];
            if (category.Id.StartsWith(Weight.MarkPrefix, StringComparison.Ordinal))
            {
                byMark[category.Id[Weight.MarkPrefix.Length..]] = i;
            }

            Personal |= category.Personal ? 1UL << i : 0;
        }

        SensitiveContext = policy.FindCategory(Weight.SensitiveContext);
    }

    public ulong Personal { get; }

    public int SensitiveContext { get; }

    /// <summary>What waits in an answer that may not bring these categories.</summary>
    public Reserve Reserve(ulong denied)
    {
        var context = SensitiveContext >= 0 ? 1UL << SensitiveContext : 0;
        return (denied & Personal & ~context) != 0 ? Output.Reserve.People
            : (denied & context) != 0 ? Output.Reserve.SensitiveMatters
            : Output.Reserve.Secrets;
    }

    /// <param name="types">One bit for each <see cref="FindingType"/>.</param>
    public ulong OfAll(ulong types)
    {
        ulong categories = 0;
        for (; types != 0; types &= types - 1)
        {
            categories |= byType[BitOperations.TrailingZeroCount(types)] is >= 0 and var category ? 1UL << category : 0;
        }

        return categories;
    }

    public int Of(FindingType type, string? detail) =>
        type is FindingType.Marking && detail is not null ? byMark.GetValueOrDefault(detail, -1) : byType[(int)type];
}
