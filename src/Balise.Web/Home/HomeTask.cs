namespace Balise.Web.Home;

/// <summary>When a task should be done.</summary>
public enum TaskWhen
{
    Today,
    ThisWeek,
    Later,
}

/// <summary>One thing that waits for a person: verb and object, why it is theirs, when.</summary>
/// <param name="Text">Key of its title; <c>{0}</c> is <paramref name="Subject"/>.</param>
/// <param name="Subject">Name of the thing.</param>
/// <param name="Why">Key of the reason it is theirs; <c>{0}</c> is <paramref name="Detail"/>.</param>
/// <param name="Due">Day it is due, when a day counts.</param>
/// <param name="Since">Instant since which it waits.</param>
/// <param name="Count">How many it stands for: a list of them is one line.</param>
/// <param name="InPlaceOf">Name of whom the person replaces for it.</param>
public sealed record HomeTask(
    TaskWhen When, string Text, string Subject, string Href, string Why, string Detail = "", DateOnly? Due = null, DateTimeOffset? Since = null, string? InPlaceOf = null, int Count = 1);
