namespace Balise.Detection;

/// <summary>Finds people's names. Offsets are those of the text given; implementations are pure and never throw.</summary>
public interface IPersonTagger
{
    void Tag(ReadOnlySpan<char> text, FindingBuffer into);
}
