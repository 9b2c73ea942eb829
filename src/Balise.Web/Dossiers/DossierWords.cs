using Balise.Domain.Dossiers;
using Balise.Web.Design;
using Balise.Web.Shell;

namespace Balise.Web.Dossiers;

/// <summary>What an approval file says of itself, in words.</summary>
internal static class DossierWords
{
    public static (BadgeKind Kind, Glyph Icon) Look(DossierState state) => state switch
    {
        DossierState.Submitted or DossierState.InAnalysis => (BadgeKind.Wait, Glyph.Clock),
        DossierState.ReadyForCommittee => (BadgeKind.Wait, Glyph.Scale),
        DossierState.Approved or DossierState.InService => (BadgeKind.Ok, Glyph.Check),
        DossierState.ApprovedWithConditions => (BadgeKind.Cond, Glyph.Check),
        DossierState.ChangesRequested => (BadgeKind.Warn, Glyph.Warning),
        DossierState.UnderReview => (BadgeKind.Warn, Glyph.Refresh),
        DossierState.Suspended or DossierState.PausedByInstrument => (BadgeKind.Warn, Glyph.Pause),
        DossierState.Refused => (BadgeKind.No, Glyph.Cross),
        DossierState.Decommissioning or DossierState.Closed or DossierState.Withdrawn => (BadgeKind.Off, Glyph.Archive),
        _ => (BadgeKind.Off, Glyph.Pencil),
    };

    public static (BadgeKind Kind, Glyph Icon, string Key) Look(Opinion opinion, DateOnly today) => opinion.StateOn(today) switch
    {
        OpinionState.Withdrawn => (BadgeKind.Off, Glyph.Archive, "opinion.state.Withdrawn"),
        OpinionState.Expired => (BadgeKind.Warn, Glyph.Refresh, "opinion.state.Expired"),
        OpinionState.Signed => opinion.Outcome switch
        {
            OpinionResult.Favourable => (BadgeKind.Ok, Glyph.Check, "opinion.result.Favourable"),
            OpinionResult.Conditional => (BadgeKind.Cond, Glyph.Check, "opinion.result.Conditional"),
            _ => (BadgeKind.No, Glyph.Cross, "opinion.result.Unfavourable"),
        },
        _ => (BadgeKind.Warn, Glyph.Clock, "opinion.state.Requested"),
    };

    /// <summary>« Comité de direction » or « Comité sur la vie privée ».</summary>
    public static string Gate(this Words words, CommitteeGate gate) => words.Of("gate", gate);
}
