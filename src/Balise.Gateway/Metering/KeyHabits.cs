using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Balise.Domain.Norms;
using Balise.Domain.Oversight.Anomalies;
using Balise.Domain.Policies;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Metering;

/// <summary>What one key did lately in this process. Short lock; nothing waits under it.</summary>
internal sealed class KeyHabits
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (DateTimeOffset Since, int Count)> counts = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> places = [];

    /// <summary>How many were counted when this one reaches the threshold; 0 otherwise. Reaching it starts again from nothing.</summary>
    public int Count(in AnomalyTally tally, DateTimeOffset at)
    {
        lock (gate)
        {
            // The first place is where the key lives.
            var counted = tally.Place == 0
                ? tally.Counts
                : places.Count < AnomalyTally.MostPlaces && places.Add(tally.Place) && places.Count > 1;
            var (since, count) = counts.GetValueOrDefault(tally.Pattern, (at, 0));
            if (tally.Resets || at < since || at - since > tally.Window)
            {
                (since, count) = (at, 0);
            }

            count += counted ? 1 : 0;
            var reached = counted && count >= tally.Threshold;
            counts[tally.Pattern] = reached ? (at, 0) : (since, count);
            return reached ? count : 0;
        }
    }

    /// <summary>What a request adds to a count.</summary>
    public static AnomalyTally Judge(SnapshotWatch watch, Call call)
    {
        var (counted, resets, place) = Look(watch, call);
        return new AnomalyTally(
            call.Holder.Organization, call.Holder.Key, watch.Pattern, watch.Threshold, TimeSpan.FromMinutes(watch.Minutes), counted, resets, place);
    }

    private static (bool Counts, bool Resets, ulong Place) Look(SnapshotWatch watch, Call call)
    {
        switch (watch.Signal)
        {
            case AnomalySignal.Volume:
                return (true, false, 0);
            case AnomalySignal.Hour:
                var hour = TimeZoneInfo.ConvertTime(call.At, call.Policy.Anomalies.Zone).Hour;
                return (watch.From <= watch.Until ? hour >= watch.From && hour < watch.Until : hour >= watch.From || hour < watch.Until, false, 0);
            case AnomalySignal.Refusals:
                var refused = call.Verdict.Effect is Effect.Deny;
                return (refused, !refused, 0);
            case AnomalySignal.Findings:
                var personal = (call.Scan.Categories & call.Categories.Personal) != 0;
                return (personal, !personal, 0);
            case AnomalySignal.Place:
                var from = PlaceOf(call.Http.Connection.RemoteIpAddress);
                return (from != 0, false, from);
            default:
                return (InjectionSignals.In(call), false, 0);
        }
    }

    private static ulong PlaceOf(IPAddress? address)
    {
        if (address is null)
        {
            return 0;
        }

        Span<byte> bytes = stackalloc byte[16];
        var from = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        from.TryWriteBytes(bytes, out _);

        // A /24, or a /48: what a provider gives to one place. Marked by its family, so that none of them is 0.
        return from.AddressFamily is AddressFamily.InterNetwork
            ? (BinaryPrimitives.ReadUInt32BigEndian(bytes) >> 8) | (1UL << 62)
            : (BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16) | (1UL << 63);
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
