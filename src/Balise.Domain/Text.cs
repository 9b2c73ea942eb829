namespace Balise.Domain;

/// <summary>Words in both languages. French is the reference.</summary>
public sealed record Text(string Fr, string En)
{
    public string In(Language language) => language == Language.French ? Fr : En;
}

public enum Language
{
    French,
    English,
}
