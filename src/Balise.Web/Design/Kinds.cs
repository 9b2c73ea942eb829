namespace Balise.Web.Design;

/// <summary>Every icon of the style sheet; the class is its name in lower case.</summary>
public enum Glyph
{
    Archive, Bolt, Book, Calendar, Chat, Check, Clock, Close, Copy, Cross, Doc, Down, Download, External, Eye, Filter, Flag, Globe, Info,
    Leaf, Left, Link, List, Lock, Mail, Mask, Menu, Pause, Pencil, Phone, Pin, Play, Plus, Print, Question, Refresh, Right, Scale, Search,
    Send, Server, Shield, Stop, Target, Tick, Up, User, Users, Warning,
}

/// <summary>How a button looks. One <see cref="Plain"/> (filled) button per screen.</summary>
public enum ButtonKind
{
    Plain,
    Secondary,
    Quiet,
    Danger,
    DangerOutline,
}

/// <summary>Colour of a state; its word and its icon always come with it.</summary>
public enum BadgeKind
{
    Plain,
    Ok,
    Cond,
    Wait,
    Warn,
    No,
    Off,
}

public enum NoticeKind
{
    Info,
    Success,
    Warn,
    Error,
}

/// <summary>Whether a condition is met.</summary>
public enum CheckState
{
    Ok,
    No,
    Wait,
    NotApplicable,
}

public enum AnswerKind
{
    Yes,
    If,
    No,
    Unknown,
}

public enum StepState
{
    Todo,
    Done,
    Current,
    NotApplicable,
}

/// <summary>Maker of what happened: a person, the system by itself, or something that went wrong.</summary>
public enum EventKind
{
    Person,
    Automatic,
    Bad,
}

/// <summary>Width of a field, close to the length of what is typed.</summary>
public enum FieldWidth
{
    Full,
    Xs,
    S,
    M,
    L,
}

public enum SortState
{
    None,
    Ascending,
    Descending,
}

/// <summary>Class names of the style sheet, from the kinds above.</summary>
internal static class Css
{
    public static string Of(Glyph glyph) => glyph.ToString().ToLowerInvariant();

    public static string? Of(ButtonKind kind) => kind switch
    {
        ButtonKind.Plain => null,
        ButtonKind.DangerOutline => "b-btn--danger-outline",
        _ => "b-btn--" + kind.ToString().ToLowerInvariant(),
    };

    public static string? Of(BadgeKind kind) => kind == BadgeKind.Plain ? null : "b-badge--" + kind.ToString().ToLowerInvariant();

    public static string? Of(NoticeKind kind) => kind == NoticeKind.Info ? null : "b-notice--" + kind.ToString().ToLowerInvariant();

    public static string Of(CheckState state) => state == CheckState.NotApplicable ? "is-na" : "is-" + state.ToString().ToLowerInvariant();

    public static string? Of(FieldWidth width) => width == FieldWidth.Full ? null : "b-input--" + width.ToString().ToLowerInvariant();

    public static string? Of(EventKind kind) => kind switch
    {
        EventKind.Automatic => "is-auto",
        EventKind.Bad => "is-bad",
        _ => null,
    };

    /// <summary>The classes that are there, separated by a space.</summary>
    public static string Join(params string?[] classes) => string.Join(' ', classes.Where(c => !string.IsNullOrEmpty(c)));
}
