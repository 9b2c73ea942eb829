namespace Balise.Web.Design;

/// <summary>What must be corrected in a form, in the order of its fields.</summary>
public sealed class FormErrors
{
    private readonly List<FormError> all = [];

    /// <summary>A form without error. A new one each time: errors are added to it.</summary>
    public static FormErrors None => new();

    public IReadOnlyList<FormError> All => all;

    public bool Any => all.Count > 0;

    /// <summary>The first message of that field.</summary>
    public string? this[string field] => all.Find(e => e.Field == field)?.Message;

    public FormErrors Add(string field, string message)
    {
        all.Add(new FormError(field, message));
        return this;
    }

    /// <summary>Identifier in the page of the field of that name.</summary>
    public static string IdOf(string field) => field.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);
}
