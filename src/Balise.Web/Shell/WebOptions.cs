namespace Balise.Web.Shell;

/// <summary>Settings of the screens.</summary>
public sealed class WebOptions
{
    /// <summary>IANA name of the zone in which instants are shown.</summary>
    public string TimeZone { get; set; } = "America/Toronto";
}
