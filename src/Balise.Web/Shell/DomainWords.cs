using Balise.Domain;

namespace Balise.Web.Shell;

/// <summary>Words that come from the norms and the registers, in the language of the request.</summary>
public static class DomainWords
{
    public static Domain.Language Spoken(this Words words) =>
        words.Language == Language.English ? Domain.Language.English : Domain.Language.French;

    public static string In(this Words words, Text text) => text.In(words.Spoken());

    /// <summary>Label of one value of a closed list: key <c>prefix.Value</c>.</summary>
    public static string Of<T>(this Words words, string prefix, T value)
        where T : struct, Enum => words[$"{prefix}.{value}"];
}
