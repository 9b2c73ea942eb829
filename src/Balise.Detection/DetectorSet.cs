using Balise.Detection.Context;
using Balise.Detection.Identifiers;
using Balise.Detection.Learned;
using Balise.Detection.Markings;
using Balise.Detection.Rules;
using Balise.Detection.Scanning;
using Balise.Detection.Secrets;

namespace Balise.Detection;

/// <summary>
/// The table of contents: everything that is looked for. Immutable and thread-safe; the buffer given to a scan is not.
/// </summary>
public sealed class DetectorSet
{
    /// <summary>Every detector of the product, in the order they are asked.</summary>
    private static readonly Detector[] Catalogue =
    [
        SinDetector.Detector,
        NamDetector.Detector,
        CodePermanentDetector.Detector,
        DriverLicenceDetector.Detector,
        PassportDetector.Detector,
        PlateDetector.Detector,
        HealthNumberDetector.Detector,
        CardDetector.Detector,
        CardCodeDetector.Detector,
        BankAccountDetector.Detector,
        IbanDetector.Detector,
        SsnDetector.Detector,
        NeqDetector.Detector,
        PhoneDetector.Detector,
        WorldPhoneDetector.Detector,
        EmailDetector.Detector,
        PostalCodeDetector.Detector,
        AddressDetector.Detector,
        WorldAddressDetector.Detector,
        BirthDateDetector.Detector,
        LabelledNumberDetector.Detector,
        IpDetector.Detector,
        DeviceDetector.Detector,
        CredentialsDetector.Detector,
        LogAccountDetector.Detector,
        TableCredentialsDetector.Detector,
        TokenSecretDetector.Detector,
        AssignedSecretDetector.Detector,
        UrlCredentialsDetector.Detector,
        PrivateKeyDetector.Detector,
        PasswordHashDetector.Detector,
        RecoveryKeyDetector.Detector,
        SecretShapeDetector.Detector,
        LoginPairDetector.Detector,
        CommandLoginDetector.Detector,
        WeakPasswordDetector.Detector,
        PasswordShapeDetector.Detector,
        CloudResourceDetector.Detector,
        MarkingDetector.Detector,
    ];

    private static readonly Lazy<DetectorSet> Default = new(() => Create(new DetectorSetOptions()));
    private readonly Engine engine;
    private readonly Action<Exception>? failed;

    private DetectorSet(DetectorSetOptions options, ContextModel? context)
    {
        Detectors = [.. Catalogue.Where(d => !options.Disabled.Contains(d.Id))];
        Rules = options.Rules.Rules;
        failed = options.Failed;
        engine = new Engine(Detectors, Rules, options.Names ? options.PersonTagger : null, context);
    }

    /// <summary>The standard set, without names.</summary>
    public static DetectorSet Standard => Default.Value;

    public IReadOnlyList<Detector> Detectors { get; }

    /// <summary>The operator's rules in force in this set.</summary>
    public IReadOnlyList<OperatorRule> Rules { get; }

    public static DetectorSet Create(DetectorSetOptions options) => Create(options, options.Context ? ContextModel.Standard : null);

    internal static DetectorSet Create(DetectorSetOptions options, ContextModel? context) => new(options, context);

    /// <summary>
    /// Scans one text. Clears <paramref name="into"/> first. Never throws whatever the text; allocates nothing when nothing is found. A text on which a
    /// detector fails counts as unread: no finding, <see cref="FindingBuffer.Truncated"/>.
    /// </summary>
    public void Scan(ReadOnlySpan<char> text, FindingBuffer into)
    {
        into.Clear();
        try
        {
            engine.Scan(text, into);
            SensitiveWords.Note(text, into);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Whatever the fault is: half-made findings may lie at the wrong places, and what the rest of the text holds is not known.
            into.Clear();
            into.MarkTruncated();
            failed?.Invoke(fault);
        }
    }

    /// <summary>Scans one text into a fresh list. For tools and tests; workers reuse a <see cref="FindingBuffer"/>.</summary>
    public IReadOnlyList<Finding> Scan(string text)
    {
        var buffer = new FindingBuffer();
        Scan(text, buffer);
        return buffer.Findings.ToArray();
    }

    /// <summary>Opens a scan of a text that arrives in pieces; <paramref name="state"/> resumes one saved earlier.</summary>
    public ScanStream OpenStream(StreamState? state = null) => new(this, state);

    /// <summary>
    /// Scans several segments as one conversation: a word in one message explains a number in the next, and a value cut over two
    /// messages is put together again.
    /// </summary>
    public void ScanConversation(IReadOnlyList<ReadOnlyMemory<char>> segments, ConversationBuffer into) => into.Scan(this, segments);

    /// <summary>Scans strings as one conversation. For tools and tests.</summary>
    public IReadOnlyList<SegmentFinding> ScanConversation(IReadOnlyList<string> segments)
    {
        var buffer = new ConversationBuffer();
        ScanConversation([.. segments.Select(s => s.AsMemory())], buffer);
        return buffer.Findings;
    }
}
