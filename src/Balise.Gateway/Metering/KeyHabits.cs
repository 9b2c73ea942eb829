using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Balise.Domain.Norms;
using Balise.Domain.Policies;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Metering;

/// <summary>What one key did lately. Short lock; nothing waits under it.</summary>
internal sealed class KeyHabits
{
    // Networks of one key: beyond, it is a gateway of its own, and places say nothing.
    private const int MostPlaces = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (DateTimeOffset Since, int Count)> counts = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> places = [];

    /// <summary>How many were counted when this one reaches the threshold; 0 otherwise. Reaching it starts again from nothing.</summary>
    public int Reaches(SnapshotWatch watch, Call call)
    {
        lock (gate)
        {
            var (counted, resets) = Judge(watch, call);
            var (since, count) = counts.GetValueOrDefault(watch.Pattern, (call.At, 0));
            if (resets || call.At < since || call.At - since > TimeSpan.FromMinutes(watch.Minutes))
            {
                (since, count) = (call.At, 0);
            }

            count += counted ? 1 : 0;
            var reached = counted && count >= watch.Threshold;
            counts[watch.Pattern] = reached ? (call.At, 0) : (since, count);
            return reached ? count : 0;
        }
    }

    // Whether this request counts, and whether it breaks a row.
    private (bool Counts, bool Resets) Judge(SnapshotWatch watch, Call call)
    {
        switch (watch.Signal)
        {
            case AnomalySignal.Volume:
                return (true, false);
            case AnomalySignal.Hour:
                var hour = TimeZoneInfo.ConvertTime(call.At, call.Policy.Anomalies.Zone).Hour;
                return (watch.From <= watch.Until ? hour >= watch.From && hour < watch.Until : hour >= watch.From || hour < watch.Until, false);
            case AnomalySignal.Refusals:
                var refused = call.Verdict.Effect is Effect.Deny;
                return (refused, !refused);
            case AnomalySignal.Findings:
                var personal = (call.Scan.Categories & call.Categories.Personal) != 0;
                return (personal, !personal);
            case AnomalySignal.Place:
                return (IsNew(call.Http.Connection.RemoteIpAddress), false);
            default:
                return (InjectionSignals.In(call), false);
        }
    }

    // The first place is where the key lives.
    private bool IsNew(IPAddress? address)
    {
        if (address is null || places.Count >= MostPlaces)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        var from = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        from.TryWriteBytes(bytes, out _);

        // A /24, or a /48: what a provider gives to one place.
        var place = from.AddressFamily is AddressFamily.InterNetwork
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes) >> 8
            : (BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16) | (1UL << 63);
        return places.Add(place) && places.Count > 1;
    }
}

/// <summary>Phrases that order a model against its rules, wherever they stand in the request.</summary>
internal static class InjectionSignals
{
    public static bool In(Call call)
    {
        if (call.Policy.Anomalies.Phrases is not { } phrases)
        {
            return false;
        }

        foreach (var text in call.Text.Conversation)
        {
            if (text.Span.ContainsAny(phrases))
            {
                return true;
            }
        }

        return call.Text.Beside.Span.ContainsAny(phrases);
    }
}
