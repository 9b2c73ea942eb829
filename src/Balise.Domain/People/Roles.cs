namespace Balise.Domain.People;

/// <summary>Role codes, one per persona of the procedure and the guide. A person may hold several and acts under one at a time.</summary>
public static class Roles
{
    public const string Requester = "requester";
    public const string ItService = "sti";
    public const string SteeringCommittee = "codir_in";
    public const string DesignatedAuthority = "designated_authority";
    public const string PrivacyCommittee = "privacy_committee";
    public const string SecurityOfficer = "security_officer";
    public const string SecurityUnit = "security_unit";
    public const string PrivacyOfficer = "privacy_officer";
    public const string InformationOfficer = "information_officer";
    public const string GeneralDirection = "general_direction";
    public const string BodyHead = "body_head";
    public const string TrainingLead = "training_lead";
    public const string LegalAndEthics = "sgc";
    public const string Spoa = "spoa";
    public const string DataSteward = "data_steward";
    public const string Manager = "manager";
    public const string Teacher = "teacher";
    public const string User = "user";
    public const string Auditor = "auditor";
    public const string Administrator = "administrator";

    public static readonly IReadOnlyList<string> All =
    [
        Requester, ItService, SteeringCommittee, DesignatedAuthority, PrivacyCommittee, SecurityOfficer, SecurityUnit, PrivacyOfficer,
        InformationOfficer, GeneralDirection, BodyHead, TrainingLead, LegalAndEthics, Spoa, DataSteward, Manager, Teacher, User, Auditor,
        Administrator,
    ];

    /// <summary>Those who decide what may be used (Guide, 1.1; Procédure, 6.3).</summary>
    public static readonly IReadOnlyList<string> Deciders = [DesignatedAuthority, SteeringCommittee];

    /// <summary>Those who name who decides (Guide, 1.1), and who takes their place.</summary>
    public static readonly IReadOnlyList<string> HeadsOfBody = [BodyHead, GeneralDirection];

    /// <summary>Those who keep the registers of systems and use cases.</summary>
    public static readonly IReadOnlyList<string> RegisterKeepers = [ItService, InformationOfficer, Administrator];

    /// <summary>Those who may press and lift an emergency stop (Guide, 2.3).</summary>
    public static readonly IReadOnlyList<string> StopAuthorities = [SecurityOfficer, InformationOfficer, ItService];

    /// <summary>Those who set ceilings of consumption (Guide, 2.3).</summary>
    public static readonly IReadOnlyList<string> LimitKeepers = [SecurityOfficer, InformationOfficer, ItService, Administrator];

    /// <summary>Those who say which models a use case chooses among (Guide, 3.3).</summary>
    public static readonly IReadOnlyList<string> ModelChoosers = [DesignatedAuthority, InformationOfficer, ItService, Administrator];

    /// <summary>Those who say what a use case may not do alone.</summary>
    public static readonly IReadOnlyList<string> ValidationKeepers = [DesignatedAuthority, SteeringCommittee, SecurityOfficer, InformationOfficer, ItService];

    /// <summary>Those who may agree to a held action where the body named nobody.</summary>
    public static readonly IReadOnlyList<string> Validators = [Manager, DesignatedAuthority, SecurityOfficer, PrivacyOfficer, InformationOfficer, ItService];

    /// <summary>Those in a position to review a decision about a person (Access act, s. 65.2); never the one who made it.</summary>
    public static readonly IReadOnlyList<string> DecisionReviewers = [Manager, DesignatedAuthority, PrivacyOfficer, InformationOfficer];

    /// <summary>Those who destroy what is written about persons once its time is over; never the agent of the decision.</summary>
    public static readonly IReadOnlyList<string> RecordDestroyers = [PrivacyOfficer, InformationOfficer];

    /// <summary>Those who write down what people consent to: whoever meets them, and whoever answers for privacy.</summary>
    public static readonly IReadOnlyList<string> ConsentRecorders = [Requester, Manager, Teacher, DesignatedAuthority, PrivacyOfficer, InformationOfficer];

    /// <summary>Those who read the journal: it holds no conversation content.</summary>
    public static readonly IReadOnlyList<string> JournalReaders = [SecurityOfficer, Auditor, InformationOfficer, ItService, PrivacyOfficer, Administrator];
}
