using Microsoft.AspNetCore.Http;

namespace Balise.Web.Shell;

/// <summary>The address of a list: every filter, sort and page is in it. Empty values are left out.</summary>
internal sealed class ListQuery(string path, params (string Name, string? Value)[] values)
{
    /// <summary>The same list with one value changed; back to its first page unless the page is what changes.</summary>
    public string With(string name, string? value)
    {
        var kept = values.Where(v => v.Name != name && (v.Name != "page" || name == "page")).Append((name, value))
            .Where(v => !string.IsNullOrEmpty(v.Item2))
            .Select(v => KeyValuePair.Create(v.Item1, v.Item2));
        return path + QueryString.Create(kept).ToUriComponent();
    }

    public string Without(string name) => With(name, null);
}
