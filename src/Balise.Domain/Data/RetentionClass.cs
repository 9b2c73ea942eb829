namespace Balise.Domain.Data;

/// <summary>How long what is written with a use case is kept, counted from the last message. The body's own scale.</summary>
public enum RetentionClass : byte
{
    /// <summary>Twelve hours: the time of the work itself.</summary>
    Session,
    Days30,
    Months6,
    Year1,
    Years3,
}

/// <summary>Lengths of the retention classes.</summary>
public static class RetentionClasses
{
    public static DateTimeOffset Until(this RetentionClass retention, DateTimeOffset last) => retention switch
    {
        RetentionClass.Days30 => last.AddDays(30),
        RetentionClass.Months6 => last.AddMonths(6),
        RetentionClass.Year1 => last.AddYears(1),
        RetentionClass.Years3 => last.AddYears(3),
        _ => last.AddHours(12),
    };
}
