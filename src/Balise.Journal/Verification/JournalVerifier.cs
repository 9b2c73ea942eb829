using Balise.Journal.Checkpoints;
using Balise.Journal.Export;

namespace Balise.Journal.Verification;

/// <summary>
/// Checks that a journal is what was sealed: every byte, every place, every signature, every outcome. Reads lazily; needs nothing from
/// the software that wrote the journal. A report without a fault means what docs/journal-format.md says it means, no more.
/// </summary>
public static class JournalVerifier
{
    /// <summary>Verifies every log of a store, which may be written to meanwhile.</summary>
    public static JournalReport Verify(IJournalReader reader, VerificationOptions? options = null)
    {
        options ??= new VerificationOptions();
        var keys = new KeyRing(options.TrustedKeys);
        var reports = new List<LogReport>();

        foreach (var log in reader.Logs())
        {
            foreach (var key in reader.Keys(log))
            {
                keys.Found(key);
            }

            var verifier = new LogVerifier(log, options, keys);
            new StoreReading(reader, log, verifier).Run();
            reports.Add(verifier.Finish());
        }

        return Report(reports, keys, options, null);
    }

    /// <summary>Verifies an export, without any other source.</summary>
    public static JournalReport VerifyExport(Stream export, VerificationOptions? options = null)
    {
        options ??= new VerificationOptions();
        var keys = new KeyRing(options.TrustedKeys);
        var verifiers = new List<(string Log, LogVerifier Verifier)>();
        JournalFault? broken = null;
        string? current = null;

        foreach (var line in JournalExport.Read(export))
        {
            switch (line)
            {
                case ExportLine.OfEntry entry:
                    Of(entry.Entry.Log).Add(entry.Entry, entry.Line);
                    break;
                case ExportLine.OfCheckpoint checkpoint:
                    keys.Found(checkpoint.Key);
                    Of(checkpoint.Checkpoint.Origin).Expect(checkpoint.Checkpoint);
                    break;
                case ExportLine.Broken { Fault: var fault } when (fault.Log ?? current) is { } log:
                    Of(log).Break(fault);
                    break;
                case ExportLine.Broken { Fault: var fault }:
                    broken ??= fault;
                    break;
            }
        }

        return Report([.. verifiers.Select(v => v.Verifier.Finish())], keys, options, broken);

        LogVerifier Of(string log)
        {
            var found = verifiers.Find(v => v.Log == log).Verifier;
            if (found is null)
            {
                verifiers.Add((log, found = new LogVerifier(log, options, keys)));
            }

            current = log;
            return found;
        }
    }

    private static JournalReport Report(List<LogReport> logs, KeyRing keys, VerificationOptions options, JournalFault? broken)
    {
        var fault = broken ?? logs.Find(log => log.Fault is not null)?.Fault ?? MissingLog(logs, options);
        return new JournalReport(logs, keys.Keys, keys.Source, fault);
    }

    private static JournalFault? MissingLog(List<LogReport> logs, VerificationOptions options)
    {
        var missing = options.Witness.FirstOrDefault(seen => seen.Size > 0 && !logs.Exists(log => log.Log == seen.Origin));
        return missing is null
            ? null
            : new JournalFault(FaultKind.LogMissing, missing.Origin, null, null, null, $"the witness saw {missing.Size} entries of a log that is not here");
    }
}
