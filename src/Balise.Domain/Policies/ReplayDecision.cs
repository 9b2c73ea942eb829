using Balise.Domain.Oversight;

namespace Balise.Domain.Policies;

/// <summary>Judges a decision of the journal again, with the snapshot it names.</summary>
public sealed class ReplayDecision(IJournalReader journal, ISnapshotStore snapshots)
{
    public async Task<Result<ReplayedDecision>> ExecuteAsync(Guid id, CancellationToken ct)
    {
        if (await journal.FindAsync(id, ct) is not { Type: "decision", Json: { } decision } line)
        {
            return new NotFound("decision.not_found");
        }

        if (!decision.TryGetProperty("snapshot", out var named) || await snapshots.FindAsync(named.GetString()!, ct) is not { } snapshot)
        {
            return new NotFound("snapshot.not_found");
        }

        return new ReplayedDecision(line, Replay.Run(decision, snapshot));
    }
}

public sealed record ReplayedDecision(JournalLine Decision, ReplayResult Result);
