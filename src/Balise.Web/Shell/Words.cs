using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace Balise.Web.Shell;

/// <summary>
/// The texts of the screens in the language of the request: <c>@W["nav.home"]</c>. Texts live in <c>*.texts.json</c> beside the
/// pages. An unknown key shows itself rather than breaking a page; a test refuses it before.
/// </summary>
public sealed class Words(RequestLanguage language)
{
    public Language Language => language.Current;

    /// <summary>The value of the <c>lang</c> attribute: <c>fr-CA</c> or <c>en-CA</c>.</summary>
    public string Tag => language.Tag;

    public string this[string key] => Find(key);

    /// <summary>The text with its values in place. Values are text: format numbers and dates with <see cref="Formats"/> first.</summary>
    public string this[string key, params object?[] values] => Fill(Find(key), values, encode: false);

    /// <summary>
    /// For a text that holds markup of ours (<c>abbr</c>, <c>strong</c>, <c>sup</c>). The values are encoded, unless they are
    /// <see cref="MarkupString"/>.
    /// </summary>
    public MarkupString Rich(string key, params object?[] values) => new(Fill(Find(key), values, encode: true));

    /// <summary>
    /// The text for a number of things: <c>key.one</c> or <c>key.many</c>, and <c>key.zero</c> when it exists. <c>{0}</c> is the
    /// number, written by <see cref="Formats"/>; the values follow from <c>{1}</c>. Zero is singular in French, plural in English.
    /// </summary>
    public string Count(string key, long number, params object?[] values)
    {
        var form = number == 0 && Has(key + ".zero") ? ".zero" : IsSingular(number) ? ".one" : ".many";

        return Fill(Find(key + form), [Numbers.Integer(number, Language), .. values], encode: false);
    }

    public bool Has(string key) => TextTable.Shipped.ContainsKey(key);

    private bool IsSingular(long number) => Language == Language.French ? Math.Abs(number) < 2 : Math.Abs(number) == 1;

    private string Find(string key) => TextTable.Shipped.TryGetValue(key, out var text) ? text.In(Language) : key;

    private static string Fill(string text, object?[] values, bool encode)
    {
        for (var i = 0; i < values.Length; i++)
        {
            text = text.Replace($"{{{i}}}", Write(values[i], encode), StringComparison.Ordinal);
        }

        return text;
    }

    private static string Write(object? value, bool encode) => value switch
    {
        MarkupString markup => markup.Value,
        _ when encode => HtmlEncoder.Default.Encode(value?.ToString() ?? ""),
        _ => value?.ToString() ?? "",
    };
}
