using Balise.Domain.Data;

namespace Balise.Domain.Policies;

/// <summary>The work sheet of one evaluation: what is being judged and what was said so far. Lives on the stack.</summary>
internal ref struct Evaluation(CompiledPolicy policy, in RequestFacts facts)
{
    public readonly CompiledPolicy Policy = policy;

    public readonly RequestFacts Facts = facts;

    public readonly SystemPolicy? System = facts.System >= 0 ? policy.Systems[facts.System] : null;

    public readonly UseCasePolicy? UseCase = facts.UseCase >= 0 ? policy.UseCases[facts.UseCase] : null;

    /// <summary>The use type judged: the one asked for, else the use case's own; -1 when neither is known.</summary>
    public readonly int UseType = facts.UseType >= 0 ? facts.UseType : facts.UseCase >= 0 ? policy.UseCases[facts.UseCase].UseType : -1;

    /// <summary>Set by the level rule before any rule that looks at it.</summary>
    public SecurityLevel Level;

    public ulong Masked;

    public AuthorizationPolicy? Authorization;

    /// <summary>One bit per rule that spoke, by what it said.</summary>
    public ulong Allowed;

    public ulong Transformed;

    public ulong Held;

    public ulong Denied;

    public void Allow(int rule) => Allowed |= 1UL << rule;

    public void Transform(int rule) => Transformed |= 1UL << rule;

    public void Hold(int rule) => Held |= 1UL << rule;

    public void Deny(int rule) => Denied |= 1UL << rule;

    public readonly Effect Effect =>
        Denied != 0 ? Effect.Deny
        : Held != 0 ? Effect.Hold
        : Transformed != 0 ? Effect.Transform
        : Allowed != 0 ? Effect.Allow
        : Effect.Deny;
}
