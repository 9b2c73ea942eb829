namespace Balise.Gateway.Endpoints;

/// <summary>
/// OpenAI Embeddings. Text: <c>input</c> (a string or several); inputs given as token numbers are declared unscanned. The answer is
/// vectors: there are no words in it to scan. Never streams.
/// </summary>
internal sealed class Embeddings : EndpointShape
{
    public override string Route => "/v1/embeddings";

    public override string Name => "embeddings";

    public override string Required => "input";

    public override bool TakesTokens => true;

    public override bool ScansAnswers => false;

    public override Place Enter(Place place, ReadOnlySpan<byte> name) => place switch
    {
        Place.Root when name.SequenceEqual("model"u8) => Place.Model,
        Place.Root when name.SequenceEqual("input"u8) => Place.Messages,
        _ => Place.Other,
    };
}
