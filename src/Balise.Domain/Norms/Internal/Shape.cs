namespace Balise.Domain.Norms.Internal;

/// <summary>
/// The keys an object may carry. The same list refuses unknown keys at load and is compared with <c>norms/schema</c> by a test, so that
/// the schema an editor uses cannot drift from what the process accepts.
/// </summary>
/// <param name="Name">Name under <c>$defs</c> in the schemas.</param>
internal sealed record Shape(string Name, string[] Required, string[] Optional)
{
    public bool Knows(string key) => Array.IndexOf(Required, key) >= 0 || Array.IndexOf(Optional, key) >= 0;

    public IEnumerable<string> Keys => Required.Concat(Optional);
}
