using System.Buffers;
using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>
/// Where secrets open: storage buckets, tenants, resource names (ARN), account and client numbers. None is a secret by itself, so the
/// confidence stays low: a policy is informed, and decides nothing on it.
/// </summary>
internal static class CloudResourceDetector
{
    private const float Confidence = .45f;

    // More than a file number, which its digits would otherwise be taken for.
    private const float ClientConfidence = .9f;

    // The label before the dot is the tenant's; a name that begins with « / » is that of a host whose first path is the tenant's.
    private static readonly string[] Hosts =
    [
        ".s3.amazonaws.com", ".s3-us-", ".s3-eu-", ".s3-ca-", ".s3-ap-", ".s3.us-", ".s3.eu-", ".s3.ca-", ".s3.ap-", ".auth0.com", ".azconfig.io", ".jfrog.io",
        ".openai.azure.com", ".search.windows.net", ".blob.core.windows.net", ".vault.azure.net", ".cloud.databricks.com", ".atlassian.net", ".okta.com",
        ".myshopify.com", ".my.salesforce.com", ".storage.googleapis.com", ".apps.googleusercontent.com", ".firebaseio.com", ".firebaseapp.com",
        "s3.amazonaws.com/", "s3-us-", "storage.googleapis.com/", "dev.azure.com/",
    ];

    private static readonly SearchValues<string> HostNames = SearchValues.Create(Hosts, StringComparison.OrdinalIgnoreCase);

    private static readonly string[] AccountNames =
    [
        "awsaccountid", "aws_account_id", "account_id", "fb_app_id", "facebook_app_id", "facebook_application_id", "bot_id", "discord", "appid",
    ];

    public static readonly Detector Detector = new()
    {
        Id = "cloud-resource",
        Types = [FindingType.Secret],
        On = Trigger.Token | Trigger.Assignment,
        Examine = Examine,
        Finds =
        [
            "le seau ⟦dossiers-citoyens.s3.amazonaws.com⟧ est ouvert",
            "https://⟦storage.googleapis.com/archives-2024⟧/a.pdf",
            "\"Resource\": \"⟦arn:aws:s3:::archives-internes/*⟧\"",
            "⟦arn:aws:iam::482019375531:user/roy⟧",
            "AWSAccountId: \"⟦482019375531⟧\"",
            "DefaultEndpointsProtocol=https;AccountName=⟦dossiersqc521⟧;AccountKey=abc",
            "SharedAccessKeyName=⟦registreEcriture⟧;SharedAccessKey=abc",
            "snowflake_account = ⟦QCDONNE-4471209⟧",
            "token-id: ⟦07f02b⟧\ntoken-secret: f395accd245ae53d",
            "client = '⟦482019375531-k3v9x0q7m2d8w5b1n6z4t0r8.apps.googleusercontent.com⟧'",
        ],
        Ignores =
        [
            "s3.amazonaws.com/",
            "https://storage.googleapis.com",
            "voir docs.aws.amazon.com/fr_fr/AmazonS3/latest/userguide",
            "arn:aws",
            "account_id: 12",
            "AccountName: Marie Tremblay",
            "https://some-bucket.s3.amazonaws.com/a",
            "il a barré le compte 482019375531",
            "https://www.atlassian.com/fr/software/jira",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        if (end - start == 1)
        {
            if (!Named(ref scan, start))
            {
                Assignment(ref scan, start);
            }

            return;
        }

        Host(ref scan, start, end);
    }

    private static void Host(ref Scan scan, int start, int end)
    {
        var token = scan.Text[start..end];
        var at = token.IndexOfAny(HostNames);
        if (at < 0)
        {
            return;
        }

        var from = token[..at].LastIndexOfAny("/=~+") + 1;
        if (token[at] == '.')
        {
            if (at - from < 2)
            {
                return;
            }
        }
        else
        {
            if (at != from && !(at > 0 && token[at - 1] == '.' && at - from > 2))
            {
                return;
            }

            from = token[at - (at > 0 ? 1 : 0)] == '.' ? from : at;
        }

        var stop = at + 1;
        while (stop < token.Length && token[stop] is not ('/' or '=' or '~' or '+'))
        {
            stop++;
        }

        if (token[at..].StartsWith(".search.windows.net/indexes/", StringComparison.OrdinalIgnoreCase))
        {
            stop = at + ".search.windows.net/indexes/".Length;
            while (stop < token.Length && token[stop] is not ('/' or '=' or '~' or '+'))
            {
                stop++;
            }
        }

        if (token[at] != '.')
        {
            // The first path is the tenant's.
            var path = stop + 1;
            while (path < token.Length && token[path] is not ('/' or '=' or '~' or '+'))
            {
                path++;
            }

            if (path < stop + 4)
            {
                return;
            }

            stop = path;
        }

        var name = token[from..stop].TrimEnd('.');
        if (from == 2 && name.EndsWith(".azconfig.io") && !name.StartsWith("contoso") && scan.Text[..start].EndsWith("https:"))
        {
            // The endpoint of a connection string is written with its scheme.
            scan.Report(start - 6, start + from + name.Length, FindingType.Secret, Confidence, Reasons.Format, detail: "cloud_resource");
            return;
        }

        if (name.Length >= 8 && name.IndexOf("..") < 0 && !name.StartsWith("contoso") && !name.StartsWith("some-"))
        {
            var client = name.EndsWith(".apps.googleusercontent.com");
            scan.Report(start + from, start + from + name.Length, FindingType.Secret, client ? ClientConfidence : Confidence, Reasons.Format, detail: client ? "oauth_client" : "cloud_resource");
        }
    }

    private static void Assignment(ref Scan scan, int at)
    {
        var text = scan.Text;
        if (text[at] == ':' && at >= 3 && text[(at - 3)..at] is "arn" && (at == 3 || !Chars.IsWord(text[at - 4])))
        {
            Arn(ref scan, at - 3);
            return;
        }

        if (text[at] == ':' && scan.At(at + 1) == '/' && scan.At(at + 2) == '/')
        {
            // Names too short to be met as long tokens.
            var stop = at + 3;
            while (stop < text.Length && stop - at < 160 && Chars.IsToken(text[stop]))
            {
                stop++;
            }

            Host(ref scan, at + 1, stop);
            return;
        }

        Account(ref scan, at);
    }

    private static void Arn(ref Scan scan, int from)
    {
        var text = scan.Text;
        var stop = from;
        var colons = 0;
        while (stop < text.Length && stop - from < 400 && (Chars.IsToken(text[stop]) || text[stop] is ':' or '*' or '{' or '}' or '$'))
        {
            colons += text[stop++] == ':' ? 1 : 0;
        }

        while (stop > from && text[stop - 1] is '.' or ':')
        {
            stop--;
        }

        if (colons >= 5 && stop - from >= 16 && text[from..].StartsWith("arn:aws") && !text[from..stop].StartsWith("arn:aws:iam::aws:"))
        {
            scan.Report(from, stop, FindingType.Secret, Confidence, Reasons.Format, detail: "cloud_resource");
        }
    }

    // Account numbers are digits only: they need their very name.
    // Names of accounts that go with a key: Azure storage and access policies, Snowflake, PlanetScale, the id of a Kubernetes bootstrap token.
    private static bool Named(ref Scan scan, int at)
    {
        var text = scan.Text;
        var name = text[Math.Max(0, at - 24)..at].TrimEnd(" \"'");
        var kind = name.EndsWith(";AccountName") || name.EndsWith("storage_name") ? 1 : name.EndsWith("SharedAccessKeyName") ? 2 : name.EndsWith("snowflake_account", StringComparison.OrdinalIgnoreCase) ? 3
            : name.EndsWith("planetscale_id", StringComparison.OrdinalIgnoreCase) ? 4 : name.EndsWith("token-id") ? 5 : 0;
        if (kind == 0)
        {
            return false;
        }

        var from = at + 1;
        while (from < text.Length && from - at < 4 && text[from] is ' ' or '"' or '\'')
        {
            from++;
        }

        var to = from;
        while (to < text.Length && to - from <= 64 && (Chars.IsAlphanumeric(text[to]) || text[to] == '-'))
        {
            to++;
        }

        var value = text[from..to];
        var fits = kind switch
        {
            1 => value.Length is >= 3 and <= 24 && value.IndexOfAnyExceptInRange('0', 'z') < 0,
            2 => value.Length is >= 6 and <= 64 && text[to..Math.Min(text.Length, to + 18)].IndexOf("SharedAccessKey=") >= 0,
            3 => value.Length is >= 12 and <= 40 && value.IndexOf('-') > 0 && Chars.HasDigit(value),
            4 => value.Length == 12 && Chars.HasDigit(value),
            _ => value.Length == 6 && Chars.HasDigit(value) && text[to..Math.Min(text.Length, to + 24)].IndexOf("token-secret") >= 0,
        };
        if (fits && !Placeholders.Is(value))
        {
            // Above the number of a bank account, which the digits of Snowflake's name would be taken for.
            scan.Report(from, to, FindingType.Secret, kind == 3 ? .82f : Confidence, Reasons.Format | Reasons.ContextWord, detail: "cloud_resource");
        }

        return fits;
    }

    private static void Account(ref Scan scan, int at)
    {
        var text = scan.Text;
        var from = at + 1;
        while (from < text.Length && from - at < 6 && text[from] is ' ' or '"' or '\'' or '=' or '>')
        {
            from++;
        }

        var stop = from;
        while (stop < text.Length && stop - from < 22 && Chars.IsDigit(text[stop]))
        {
            stop++;
        }

        if (stop - from is < 12 or > 20 || (stop < text.Length && Chars.IsWord(text[stop])))
        {
            return;
        }

        var name = text[Math.Max(0, at - 28)..at].TrimEnd(" \"'");
        foreach (var known in AccountNames)
        {
            if (name.EndsWith(known, StringComparison.OrdinalIgnoreCase))
            {
                scan.Report(from, stop, FindingType.Secret, Confidence, Reasons.Format | Reasons.ContextWord, detail: "cloud_resource");
                return;
            }
        }
    }
}
