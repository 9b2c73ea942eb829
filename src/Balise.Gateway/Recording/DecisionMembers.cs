using System.Runtime.CompilerServices;
using System.Text.Json;
using Balise.Domain.Policies;
using Balise.Gateway.Pipeline;
using Balise.Journal.Entries;

namespace Balise.Gateway.Recording;

/// <summary>
/// What a replay needs of a decision, in the journal's spelling. The same key asks the same model with nothing found most of the time:
/// the last text of each key is kept and given again while policy, facts and verdict stay the same.
/// </summary>
internal sealed class DecisionMembers
{
    private readonly ConditionalWeakTable<KeyHolder, Written> last = [];

    public EntryBody Of(Call call)
    {
        if (last.TryGetValue(call.Holder, out var written) && written.Holds(call))
        {
            return written.Members;
        }

        written = new Written(call.Policy, call.Facts, call.Verdict, Write(call));
        last.AddOrUpdate(call.Holder, written);
        return written.Members;
    }

    private static EntryBody Write(Call call)
    {
        using var stream = new MemoryStream(1024);
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            DecisionJson.Write(json, call.Policy, call.Facts, call.Verdict);
            json.WriteEndObject();
        }

        return EntryBody.FromJson(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private sealed record Written(CompiledPolicy Policy, RequestFacts Facts, Verdict Verdict, EntryBody Members)
    {
        public bool Holds(Call call) => ReferenceEquals(Policy, call.Policy) && ReferenceEquals(Verdict, call.Verdict) && Facts.Equals(call.Facts);
    }
}
