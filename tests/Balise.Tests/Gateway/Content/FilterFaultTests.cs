using Balise.Detection;
using Balise.Gateway.Content;
using Microsoft.Extensions.Logging;

namespace Balise.Tests.Gateway.Content;

public sealed class FilterFaultTests
{
    [Fact]
    public void The_log_says_what_failed_and_where_and_nothing_of_the_text()
    {
        var log = new Written();
        var fault = new FilterFault(log);
        var detectors = DetectorSet.Create(new DetectorSetOptions { PersonTagger = new QuotingTagger(), Failed = fault.Tell });

        detectors.Scan("Mon NAS est le 046 454 286.", new FindingBuffer());

        var line = Assert.Single(log.Lines);
        Assert.Contains(nameof(FormatException), line);
        Assert.Contains(nameof(QuotingTagger), line);
        Assert.DoesNotContain("046", line);
    }

    private sealed class QuotingTagger : IPersonTagger
    {
        // « The input string 'Mon NAS est le 046 454 286.' was not in a correct format. »
        public void Tag(ReadOnlySpan<char> text, FindingBuffer into) => int.Parse(text);
    }

    private sealed class Written : ILogger<FilterFault>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception) + exception);
    }
}
