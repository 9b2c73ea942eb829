using Microsoft.Extensions.Logging;

namespace Balise.Gateway.Content;

/// <summary>
/// A detector that fails on a text is a fault of ours. The text counts as unread, so that the request is refused and the answer withheld (Guide 1.2); here the
/// people who run the product learn why. Of the text itself nothing is written.
/// </summary>
internal sealed partial class FilterFault(ILogger<FilterFault> logger)
{
    // The kind and the place, never the message: that of a number that cannot be read quotes it.
    public void Tell(Exception fault) => Failed(logger, fault.GetType().Name, fault.StackTrace);

    [LoggerMessage(1, LogLevel.Error, "A detector failed on a text, which counts as unread: the request was refused or the answer withheld. Please report this: {Kind}\n{Place}")]
    private static partial void Failed(ILogger logger, string kind, string? place);
}
