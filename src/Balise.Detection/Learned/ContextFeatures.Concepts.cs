namespace Balise.Detection.Learned;

/// <summary>What the words around are about: the nearest concepts, alone, together and with the look of the value.</summary>
internal ref partial struct ContextFeatures
{
    private void About(ReadOnlySpan<ContextToken> before, ReadOnlySpan<ContextToken> after, uint kind)
    {
        var seen = 0u;
        uint first = 0, second = 0;
        var words = 0;
        var lines = 0;
        for (var i = 0; i < before.Length; i++)
        {
            var token = before[i];
            lines += token.Kind == ContextTokenKind.Line ? 1 : 0;
            if (token.Kind != ContextTokenKind.Word)
            {
                continue;
            }

            words++;
            var concept = token.Concept;
            if (concept == 0 || (seen >> (int)concept & 1) != 0)
            {
                continue;
            }

            seen |= 1u << (int)concept;
            var far = words <= 2 ? 0u : words <= 5 ? 1u : words <= 10 ? 2u : 3u;
            Add(110, concept, far + (lines > 0 ? 4u : 0), token);
            Add(111, concept, kind, token);
            if (first == 0)
            {
                first = concept;
                Add(112, concept, FeatureHash.Of(7, kind, far), token);
            }
            else if (second == 0)
            {
                second = concept;
            }
        }

        Add(113, first, second);
        Add(114, FeatureHash.Of(6, first, second), kind);
        uint next = 0;
        words = 0;
        var after0 = 0u;
        for (var i = 0; i < after.Length; i++)
        {
            var token = after[i];
            if (token.Kind != ContextTokenKind.Word)
            {
                continue;
            }

            words++;
            var concept = token.Concept;
            if (concept == 0 || (after0 >> (int)concept & 1) != 0)
            {
                continue;
            }

            after0 |= 1u << (int)concept;
            Add(115, concept, words <= 2 ? 0u : 1u, token);
            Add(116, concept, kind, token);
            next = next == 0 ? concept : next;
        }

        Add(117, first, next);
    }
}
