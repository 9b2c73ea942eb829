using System.Diagnostics;
using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Oversight.Quotas;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Gateway.Content;
using Balise.Gateway.Content.Masking.Vault;
using Balise.Gateway.Content.Output;
using Balise.Gateway.Endpoints;
using Balise.Gateway.Upstreams;
using Balise.Journal.Entries;
using Microsoft.AspNetCore.Http;

namespace Balise.Gateway.Pipeline;

/// <summary>One request on its way: each stage reads what the stages before wrote. Disposed at the end, whatever the end.</summary>
internal sealed class Call(HttpContext http, EndpointShape shape, DateTimeOffset at) : IDisposable
{
    private CancellationTokenSource? ended;

    public HttpContext Http { get; } = http;

    public EndpointShape Shape { get; } = shape;

    public DateTimeOffset At { get; } = at;

    public long Started { get; } = Stopwatch.GetTimestamp();

    public Language Language { get; } = CallHeaders.LanguageOf(http.Request);

    /// <summary>The client's correlation id when it is well formed, else one of ours.</summary>
    public string RequestId { get; } = CallHeaders.RequestIdOf(http.Request, at);

    // 1 identify
    public KeyHolder Holder { get; set; } = null!;

    public CompiledPolicy Policy { get; set; } = null!;

    // 2 read
    public RequestText Text { get; set; } = null!;

    // 3 scan
    public ScanReport Scan { get; set; } = null!;

    // 4 decide
    public CategoryMap Categories { get; set; } = null!;

    public RequestFacts Facts { get; set; }

    public Verdict Verdict { get; set; } = null!;

    /// <summary>Wire name of why a model was chosen, when the use case chose.</summary>
    public string? Routed { get; set; }

    /// <summary>The person the request is about, as sent; set when the use case decides about persons.</summary>
    public string? Subject { get; set; }

    /// <summary>Set when values were replaced, now or in a former turn: only these placeholders are restored in the answer.</summary>
    public PlaceholderSet? Placeholders { get; set; }

    /// <summary>Values replaced by placeholders.</summary>
    public int Masked { get; set; }

    /// <summary>Set when a person may have to agree to the answer: it is asked for whole.</summary>
    public SnapshotValidation? Watched { get; set; }

    /// <summary>What was taken from the ceilings; settled once.</summary>
    public QuotaReservation? Reservation { get; set; }

    /// <summary>When the window of the ceiling without room ends.</summary>
    public DateTimeOffset ExceededUntil { get; set; }

    // 5 record
    public EntryId Decision { get; set; }

    /// <summary>The decision whose system did not answer, when this one takes over.</summary>
    public EntryId FallbackOf { get; set; }

    public bool Recorded { get; set; }

    /// <summary>Set once a system was chosen and the body made for it.</summary>
    public Departure Departure { get; set; } = null!;

    /// <summary>Another system waits: a failure may be left to it, as long as nothing was shown.</summary>
    public bool MayYield { get; set; }

    // 6 to 8 forward, inspect, settle

    /// <summary>Set just before the first byte may leave for the provider.</summary>
    public bool Left { get; set; }

    public CancellationTokenSource Cut { get; } = new();

    /// <summary>Set when an emergency stop, not the client, cancelled <see cref="Cut"/>.</summary>
    public volatile bool StoppedByAuthority;

    /// <summary>Cancelled by whichever comes first: the client leaves, or a stop cuts.</summary>
    public CancellationToken Ended => (ended ??= CancellationTokenSource.CreateLinkedTokenSource(Cut.Token, Http.RequestAborted)).Token;

    /// <summary>How the answer ended, once one was relayed: one of the journal's outcomes.</summary>
    public string? Answered { get; set; }

    /// <summary>A person did not agree to the answer: the outcome says so.</summary>
    public bool NotAgreed { get; set; }

    public CallFigures Figures { get; } = new();

    /// <summary>What the answer brought; null when nothing was found in it.</summary>
    public OutputFindings? Output { get; set; }

    /// <summary>What the answer used, once told in its headers: its outcome says the same.</summary>
    public Amounts? Amounts { get; set; }

    /// <summary>Set once a masked value was put back in the answer.</summary>
    public bool Restored { get; set; }

    /// <summary>Events of a stream that the gateway wrote between the provider's.</summary>
    public int EventsAdded { get; set; }

    /// <summary>Level of the answer: never lower than what was submitted (Guide, 2.2).</summary>
    public SecurityLevel AnswerLevel
    {
        get
        {
            var level = Output is { } output && output.Level > Verdict.Level ? output.Level : Verdict.Level;
            var restored = Restored ? Policy.LevelOf(Verdict.MaskedCategories | Categories.OfAll(Placeholders?.RestoredTypes ?? 0)) : SecurityLevel.Unclassified;
            return restored > level ? restored : level;
        }
    }

    public void Dispose()
    {
        Text?.Dispose();
        Scan?.Dispose();
        ended?.Dispose();
        Cut.Dispose();
    }
}

/// <summary>What is counted while the answer passes.</summary>
internal sealed class CallFigures
{
    public int Status;

    public long? InputTokens;

    public long? OutputTokens;

    /// <summary>Characters of the answer's texts, for the estimate when the provider counts nothing.</summary>
    public long CharactersOut;

    public long BytesOut;

    /// <summary>Time spent in the gateway before the request left, in microseconds.</summary>
    public long AddedMicroseconds;

    /// <summary>Milliseconds from the request to the first byte of the answer.</summary>
    public long? FirstByteMs;

    /// <summary>Another system begins: what the first one left is not its.</summary>
    public void Restart()
    {
        (Status, InputTokens, OutputTokens, CharactersOut, BytesOut, FirstByteMs) = (0, null, null, 0, 0, null);
    }
}
