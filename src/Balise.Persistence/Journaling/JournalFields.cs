using System.Text.Json;
using Balise.Journal;
using Balise.Journal.Entries;

namespace Balise.Persistence.Journaling;

/// <summary>What a decision is searched by, read from its body once, when it is stored. Empty for every other type.</summary>
internal readonly record struct JournalFields(string? Verdict, string? Code, string? UseCase, string? System)
{
    public static JournalFields Of(SealedEntry entry) => entry.Type == EntryType.Decision ? Read(entry.Entry.Body.Json) : default;

    private static JournalFields Read(ReadOnlySpan<byte> body)
    {
        string? verdict = null, code = null, useCase = null, system = null;
        var json = new Utf8JsonReader(body);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            // Looked at by name before moving on: the value is the next token, and what is not searched is skipped whole.
            if (json.ValueTextEquals("verdict"u8))
            {
                verdict = Text(ref json);
            }
            else if (json.ValueTextEquals("code"u8))
            {
                code = Text(ref json);
            }
            else if (json.ValueTextEquals("useCase"u8))
            {
                useCase = Text(ref json);
            }
            else if (json.ValueTextEquals("system"u8))
            {
                system = Text(ref json);
            }
            else
            {
                json.Read();
                json.Skip();
            }
        }

        return new(verdict, code, useCase, system);
    }

    private static string? Text(ref Utf8JsonReader json)
    {
        json.Read();
        var text = json.TokenType == JsonTokenType.String ? json.GetString() : null;
        json.Skip();
        return text;
    }
}
