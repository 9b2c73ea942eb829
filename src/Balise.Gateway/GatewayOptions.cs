using Balise.Documents;

namespace Balise.Gateway;

/// <summary>Settings of the data plane. Every one has a default: a fresh clone runs with none.</summary>
public sealed class GatewayOptions
{
    /// <summary>Largest request body, in bytes. Larger is 413.</summary>
    public int MaxBodyBytes { get; set; } = 24 * 1024 * 1024;

    /// <summary>How long an upstream may stay silent before the call fails. Models think longer than a proxy's usual 100 s.</summary>
    public TimeSpan UpstreamSilence { get; set; } = TimeSpan.FromMinutes(10);

    public TimeSpan UpstreamConnect { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often systems that stopped answering are asked whether they are back.</summary>
    public TimeSpan ProbeEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Without news of the database for this long, the policy may be stale: every request is refused.</summary>
    public TimeSpan PolicyMaxAge { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Name of this process's journal log; each replica has its own.</summary>
    public string Log { get; set; } = "gateway-1";

    /// <summary>Entries kept in memory at most while the journal is slow; beyond, requests are refused.</summary>
    public int MaxPendingEntries { get; set; } = 20_000;

    /// <summary>OpenAI-compatible base address, ending in <c>/v1</c>, for systems that name none; null is the built-in provider.</summary>
    public string? DefaultUpstream { get; set; }

    public string? DefaultUpstreamKey { get; set; }

    /// <summary>
    /// Tokens of answer set aside in the ceilings for a request that says no maximum of its own. A longer answer is counted whole when it
    /// ends, and the next request finds that much less.
    /// </summary>
    public int ReservedOutputTokens { get; set; } = 4_096;

    /// <summary>What reading one file of a request may cost.</summary>
    public DocumentLimits FileLimits { get; set; } = new()
    {
        MaxBytes = 24 * 1024 * 1024, MaxInflatedBytes = 96L * 1024 * 1024, MaxCharacters = 4_000_000, MaxPages = 1_000,
    };

    /// <summary>Beyond, the file counts as unread.</summary>
    public TimeSpan FileReadingTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a conversation without requests keeps the values behind its placeholders.</summary>
    public TimeSpan PlaceholderLife { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How long a request waits for the store of these values before it counts as down.</summary>
    public TimeSpan PlaceholderPatience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Conversations whose values this process remembers without asking; the one unused for the longest goes first.</summary>
    public int MaxConversations { get; set; } = 20_000;

    /// <summary>Values one conversation may keep; a request that would need more is refused.</summary>
    public int MaxPlaceholders { get; set; } = 5_000;
}
