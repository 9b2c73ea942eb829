using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Web.Shell;

namespace Balise.Web.Dossiers;

/// <summary>A session with the files of its agenda.</summary>
public sealed class SessionFiles(IStore<CommitteeSession> sessions, DossierRegisters registers)
{
    public async Task<SessionSheet?> OpenAsync(string number, CancellationToken ct)
    {
        if (await sessions.FindAsync(number, ct) is not { } session)
        {
            return null;
        }

        List<SessionFile> files = [];
        foreach (var id in session.Agenda)
        {
            if (await registers.Dossiers.FindAsync(id.Value, ct) is { } dossier && await registers.OpenAsync(dossier.Number, ct) is { } file)
            {
                files.Add(new(file, file.Dossier.Decisions.LastOrDefault(each => each.Session == session.Number)));
            }
        }

        return new(session, files);
    }

    /// <summary>The same roles as the session's own.</summary>
    public static bool Keeps(CommitteeGate gate, Actor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.May(hat => hat.IsOneOf(gate == CommitteeGate.Privacy ? [Roles.PrivacyCommittee, Roles.PrivacyOfficer] : [.. Roles.Deciders, Roles.InformationOfficer]));
    }
}

/// <param name="Files">In the order of the agenda.</param>
public sealed record SessionSheet(CommitteeSession Session, IReadOnlyList<SessionFile> Files)
{
    public string NumberOf(DossierId id) => Files.FirstOrDefault(each => each.File.Dossier.Id == id)?.File.Dossier.Number ?? "—";
}

/// <param name="Decision">Taken in this session; <c>null</c> before.</param>
public sealed record SessionFile(WholeFile File, RecordedDecision? Decision);

/// <summary>Names and reasons as the minutes write them.</summary>
internal static class MinutesWords
{
    public static string NameOf(this Words words, CommitteeSession session, PersonId person) => session.SeatOf(person) switch
    {
        null => "—",
        { InPlaceOf: { } away } seat => words["absence.in-place", seat.Name, session.SeatOf(away)?.Name ?? "—"],
        var seat => seat.Name,
    };

    /// <summary>A rule's word, or what the member wrote.</summary>
    public static string Reason(this Words words, string reason) => words.Has("recusal." + reason) ? words[$"recusal.{reason}"] : reason;
}
