using System.IO.Pipelines;
using Balise.Domain.People;
using Balise.Journal;
using Balise.Journal.Checkpoints;
using Balise.Journal.Export;
using Balise.Persistence.Journaling;

namespace Balise.Persistence.Oversight;

/// <summary>
/// The journal of one organisation, JSON Lines: every log that holds an entry of it. A log shared with others is exported whole, so
/// that its tree can be rebuilt, but the entries of others are there by their hash only.
/// </summary>
internal sealed class OrganizationExport(JournalReader journal)
{
    private const int Buffer = 64 * 1024;

    public async Task WriteAsync(OrganizationId organization, Stream to, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var pipe = new Pipe();
        var writing = Task.Run(() => Write(pipe.Writer, organization.ToString(), stop.Token), CancellationToken.None);
        try
        {
            await pipe.Reader.CopyToAsync(to, ct);
        }
        finally
        {
            // Whoever was reading may have left: the writer must not go on for nobody.
            await stop.CancelAsync();
            await pipe.Reader.CompleteAsync();
            await writing;
        }
    }

    private void Write(PipeWriter writer, string organization, CancellationToken ct)
    {
        try
        {
            using (var output = new BufferedStream(writer.AsStream(leaveOpen: true), Buffer))
            {
                var view = new View(new CancellableReader(journal, ct), organization);
                JournalExport.Write(output, view, journal.LogsOf(organization));
            }

            writer.Complete();
        }
        catch (Exception problem)
        {
            // Carried to the reading side, which throws it to whoever asked.
            writer.Complete(problem);
        }
    }

    private sealed class View(IJournalReader reader, string organization) : IJournalReader
    {
        public IReadOnlyList<string> Logs() => reader.Logs();

        public IEnumerable<StoredEntry> Read(string log, long from = 0) =>
            reader.Read(log, from).Select(e => e.Columns?.Organization == organization ? e : e with { Bytes = null, Columns = null });

        public IEnumerable<Checkpoint> Checkpoints(string log, long skip = 0) => reader.Checkpoints(log, skip);

        public IReadOnlyList<CheckpointKey> Keys(string log) => reader.Keys(log);
    }
}
