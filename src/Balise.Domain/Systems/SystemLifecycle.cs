using System.Collections.Immutable;
using Balise.Domain.People;
using static Balise.Domain.Systems.SystemAction;
using static Balise.Domain.Systems.SystemState;

namespace Balise.Domain.Systems;

public enum SystemState
{
    Draft,
    InService,
    Suspended,
    Decommissioned,
}

public enum SystemAction
{
    PutInService,
    Suspend,
    Resume,
    Decommission,
}

/// <summary>The whole life of a system. What is not in this table cannot happen.</summary>
public static class SystemLifecycle
{
    public static readonly ImmutableArray<Transition<SystemState, SystemAction>> Transitions =
    [
        new(Draft, PutInService, InService, Roles.Deciders),
        new(Draft, Decommission, Decommissioned, Roles.RegisterKeepers),
        new(InService, Suspend, Suspended, [.. Roles.Deciders, Roles.SecurityOfficer]),
        new(InService, Decommission, Decommissioned, Roles.Deciders),
        new(Suspended, Resume, InService, Roles.Deciders),
        new(Suspended, Decommission, Decommissioned, Roles.Deciders),
    ];
}
