using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Balise.Bench.Detection;

/// <summary>
/// ripgrep with the union of patterns that look for the same values, one thread, without Unicode classes (with them it is a hundred times slower): the fastest way to look without judging (no check digit, no
/// context, no disguise, no name). What it finds is not comparable; what it costs is.
/// </summary>
internal static class Ripgrep
{
    private const int ChildrenOnly = -1;

    private static readonly string[] Patterns =
    [
        @"\b\d{3}[ -]?\d{3}[ -]?\d{3}\b", @"\b[A-Z]{4} ?\d{4} ?\d{4}\b", @"\b[A-Z]{4}\d{8}\b", @"\b(?:\d{4}[ -]?){3}\d{1,7}\b", @"\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b",
        @"[\w.+-]+@[\w-]+\.[\w.-]+", @"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b", @"\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b", @"\b(?:\d{1,3}\.){3}\d{1,3}\b", @"\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b",
        @"\b[A-HJ-NPR-Z0-9]{17}\b", @"\b\d{15}\b", @"\b\d{5}-\d{3}-\d{5,12}\b", @"\b\d{3}-\d{2}-\d{4}\b", @"\b\d{4}-\d{2}-\d{2}\b", @"\bAKIA[0-9A-Z]{16}\b", @"\bgh[pousr]_[A-Za-z0-9]{36}\b",
        @"-----BEGIN [A-Z ]*PRIVATE KEY-----", @"\beyJ[\w-]+\.[\w-]+\.[\w-]+", @"(?i)(?:mot de passe|password|mdp|pwd)\s*[:=]\s*\S+", @"PROT(?:\xC3\x89|E)G(?:\xC3\x89|E) [ABC]", @"PROTECTED [ABC]", @"CONFIDENTIEL", @"TLP:[A-Z]+",
        @"\b\d{1,5},? (?:rue|avenue|boulevard|boul\.|av\.|chemin|rang|place|route) (?:[A-Z]|\xC3[\x80-\x9D])", @"\b\d{1,5} [A-Z]\w+ (?:Street|St|Avenue|Ave|Road|Rd|Drive)\b",
    ];

    /// <summary>Processor seconds of one search, the best of a few; null when ripgrep is not installed.</summary>
    public static double? Seconds(string path)
    {
        try
        {
            return Enumerable.Range(0, 3).Min(_ => Once(path));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static double Once(string path)
    {
        var start = new ProcessStartInfo("rg") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["--threads", "1", "--count-matches", "--no-config", "--no-unicode", .. Patterns.SelectMany(p => (string[])["-e", p]), path])
        {
            start.ArgumentList.Add(argument);
        }

        var before = Children();
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Children() - before;
    }

    // A process that has ended no longer says what it cost; the system keeps the sum over all that ended.
    private static double Children()
    {
        var usage = new long[32];
        return GetUsage(ChildrenOnly, usage) == 0 ? usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6) : throw new InvalidOperationException("getrusage failed");
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetUsage(int who, [Out] long[] usage);
}
