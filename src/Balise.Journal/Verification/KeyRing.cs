using Balise.Journal.Checkpoints;

namespace Balise.Journal.Verification;

/// <summary>The keys that may sign: those the caller trusts, or else those found in the journal.</summary>
internal sealed class KeyRing(IReadOnlyList<CheckpointKey> trusted)
{
    private readonly List<CheckpointKey> _keys = [.. trusted];

    public IReadOnlyList<CheckpointKey> Keys => _keys;

    public KeySource Source => trusted.Count > 0 ? KeySource.Trusted : _keys.Count > 0 ? KeySource.Journal : KeySource.None;

    /// <summary>A key found in the journal; ignored when the caller brought its own.</summary>
    public void Found(CheckpointKey key)
    {
        if (trusted.Count == 0 && !_keys.Contains(key))
        {
            _keys.Add(key);
        }
    }

    public (FaultKind Kind, string Detail)? Check(Checkpoint checkpoint)
    {
        var named = false;
        foreach (var key in _keys)
        {
            var names = checkpoint.Names(key);
            named |= names;
            if (names && !checkpoint.IsSignedBy(key))
            {
                return (FaultKind.BadSignature, $"the checkpoint of size {checkpoint.Size} is not what {key.Name} signed");
            }
        }

        return named ? null : (FaultKind.UnknownSigner, $"the checkpoint of size {checkpoint.Size} is signed by no {Kind} key");
    }

    private string Kind => Source == KeySource.Trusted ? "trusted" : "known";
}
