using Balise.Journal.Entries;

namespace Balise.Journal.Verification;

/// <summary>One broken promise, and where.</summary>
/// <param name="Kind">Which promise.</param>
/// <param name="Log">The log; null for a line of an export that names none.</param>
/// <param name="Index">The entry, or the first one that may be at fault.</param>
/// <param name="Id">The id that this entry shows, when it can be read.</param>
/// <param name="Line">The line of the export, from 1.</param>
/// <param name="Detail">What was expected and what was found, in English.</param>
public sealed record JournalFault(FaultKind Kind, string? Log, long? Index, EntryId? Id, long? Line, string Detail)
{
    /// <summary>One line: <c>Kind log=… index=… id=… line=…: detail</c>, leaving out what is not known.</summary>
    public override string ToString() =>
        $"{Kind}{Part("log", Log)}{Part("index", Index)}{Part("id", Id)}{Part("line", Line)}: {Detail}";

    private static string Part(string name, object? value) => value is null ? "" : $" {name}={value}";
}
