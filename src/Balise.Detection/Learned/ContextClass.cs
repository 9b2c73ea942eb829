namespace Balise.Detection.Learned;

/// <summary>What a value may be when only its surroundings tell. The order is that of the weights in the model.</summary>
internal enum ContextClass : byte
{
    /// <summary>Nothing personal: an invoice, a room, an amount, a part, any ordinary word.</summary>
    None,
    EmployeeId,
    FileNumber,
    HealthNumber,
    BankAccount,
    Plate,
    BirthDate,
    UserName,
    Password,
}

internal static class ContextClasses
{
    public const int Count = 9;

    public static FindingType Type(ContextClass of) => of switch
    {
        ContextClass.EmployeeId => FindingType.EmployeeId,
        ContextClass.FileNumber => FindingType.FileNumber,
        ContextClass.HealthNumber => FindingType.HealthNumber,
        ContextClass.BankAccount => FindingType.CaBankAccount,
        ContextClass.Plate => FindingType.QcPlate,
        ContextClass.BirthDate => FindingType.DateOfBirth,
        ContextClass.UserName => FindingType.Username,
        ContextClass.Password => FindingType.Password,
        _ => FindingType.None,
    };

    public static ContextClass Of(FindingType type) => type switch
    {
        FindingType.EmployeeId => ContextClass.EmployeeId,
        FindingType.FileNumber => ContextClass.FileNumber,
        FindingType.HealthNumber => ContextClass.HealthNumber,
        FindingType.CaBankAccount => ContextClass.BankAccount,
        FindingType.QcPlate => ContextClass.Plate,
        FindingType.DateOfBirth => ContextClass.BirthDate,
        FindingType.Username => ContextClass.UserName,
        FindingType.Password => ContextClass.Password,
        _ => ContextClass.None,
    };
}
