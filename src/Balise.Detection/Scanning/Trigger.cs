namespace Balise.Detection.Scanning;

/// <summary>What wakes a detector up. The prefilter looks for triggers only; detectors look around them.</summary>
[Flags]
internal enum Trigger : ushort
{
    /// <summary>A maximal run of ASCII digits.</summary>
    Digits = 1,

    /// <summary>An at sign.</summary>
    At = 2,

    /// <summary>A long token (16 characters or more) with a digit in it: keys, encoded text, connection strings.</summary>
    Token = 4,

    /// <summary>An equals sign or a colon, the hinge of an assignment.</summary>
    Assignment = 8,

    /// <summary>The beginning of a classification mark; see <see cref="Keywords.Marks"/>.</summary>
    Mark = 16,

    /// <summary>The name of a credential; see <see cref="Keywords.Credentials"/>.</summary>
    Credential = 32,

    /// <summary>The first letter after a line start, a colon, a bracket or a cell border.</summary>
    Opening = 64,

    /// <summary>An opening bracket or a backslash: what an account stands after, in « Luc Roy (lroy) » and « QC\\lroy ».</summary>
    Aside = 128,

    /// <summary>A word for an account or its holder; see <see cref="Keywords.Accounts"/>.</summary>
    Account = 256,
}

/// <summary>Examines what stands at [start, end) and reports what it recognises, there or around.</summary>
internal delegate void Examine(ref Scan scan, int start, int end);
