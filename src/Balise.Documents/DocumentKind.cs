namespace Balise.Documents;

public enum DocumentKind
{
    /// <summary>None of the others.</summary>
    Unknown,
    Pdf,

    /// <summary>A zip archive not yet told apart, or that is no Office file.</summary>
    Zip,
    Word,
    Excel,
    PowerPoint,

    /// <summary>An internet message with its MIME parts (RFC 5322, RFC 2045).</summary>
    Mail,

    /// <summary>Plain text in any of its dresses: csv, Markdown, HTML, code.</summary>
    Text,

    /// <summary>A picture.</summary>
    Image,

    /// <summary>A compound file of Office 97, or an Office file under a password.</summary>
    CompoundFile,
    RichText,
}
