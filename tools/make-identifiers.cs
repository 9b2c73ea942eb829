#!/usr/bin/env dotnet
#:include ../tests/Balise.Tests/Detection/Labelled/CheckDigits.cs
// Invented identifiers with right check digits, for the texts of tests/Balise.Tests/Cases/detection.
//
//   dotnet run tools/make-identifiers.cs -- fill SEED FILE…   replaces every <<kind …>> of the files by a fresh value
//   dotnet run tools/make-identifiers.cs -- list SEED KIND N  prints N values
//
// Kinds: sin sin- sin0 · nam nam0 cp cp- (Surname|First name|1974-03-12|F) · lic lic0 (Surname|1974-03-12) · visa mc amex disc
// (visa0, visa-…) · iban CC · imei · vin · plate · passport · bad-sin · bn · neq · digits N · hex N · b62 N · uuid
using System.Text;
using System.Text.RegularExpressions;
using Balise.Tests.Detection.Labelled;

if (args.Length < 3 || !int.TryParse(args[1], out var seed))
{
    Console.Error.WriteLine("usage: make-identifiers fill SEED FILE… | list SEED KIND N");
    return 2;
}

var maker = new IdentifierMaker(new Random(seed));
if (args[0] == "list")
{
    for (var i = 0; i < int.Parse(args[3]); i++)
    {
        Console.WriteLine(maker.Make(args[2]));
    }

    return 0;
}

foreach (var path in args[2..])
{
    var text = File.ReadAllText(path);
    File.WriteAllText(path, Regex.Replace(text, "<<([a-z0-9-]+(?: [^<>]*)?)>>", match => maker.Make(match.Groups[1].Value)));
}

return 0;

/// <summary>Makes one identifier of a kind. The same seed gives the same values in the same order.</summary>
internal sealed class IdentifierMaker(Random random)
{
    private const string Base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public string Make(string request)
    {
        var parts = request.Split(' ', 2);
        var (kind, argument) = (parts[0], parts.Length > 1 ? parts[1] : "");
        return kind switch
        {
            "sin" => Group(Sin(), " ", 3, 3, 3),
            "sin-" => Group(Sin(), "-", 3, 3, 3),
            "sin0" => Sin(),
            "bad-sin" => Spoil(Sin()),
            "bn" => WithLuhn(Pick("178") + Digits(7)),
            "neq" => Pick("1", "3") is "1" ? "117" + Digits(7) : "334" + Digits(7),
            "nam" => Group(Nam(argument), " ", 4, 4, 4),
            "nam0" => Nam(argument),
            "cp" => PermanentCode(argument),
            "cp-" => Group(PermanentCode(argument), "-", 4, 8),
            "lic" => Group(Licence(argument), "-", 5, 6, 2),
            "lic0" => Licence(argument),
            "visa" or "mc" or "amex" or "disc" => Card(kind, " "),
            "visa-" or "mc-" or "amex-" => Card(kind.TrimEnd('-'), "-"),
            "visa0" or "mc0" or "amex0" => Card(kind.TrimEnd('0'), ""),
            "iban" => Iban(argument),
            "imei" => WithLuhn("35" + Digits(12)),
            "vin" => Vin(),
            "plate" => $"{Letters(3)} {Digits(2)}{Letters(1)}",
            "passport" => Letters(1) + Digits(6) + Letters(2),
            "digits" => Digits(int.Parse(argument)),
            "hex" => Characters("0123456789abcdef", int.Parse(argument)),
            "b62" => Characters(Base62, int.Parse(argument)),
            "uuid" => Group(Characters("0123456789abcdef", 12) + "4" + Characters("0123456789abcdef", 3) + "a" + Characters("0123456789abcdef", 15), "-", 8, 4, 4, 4, 12),
            _ => throw new FormatException($"unknown kind \"{kind}\""),
        };
    }

    private string Sin() => WithLuhn(Pick("2", "2", "2", "5", "4", "9", "7") + Digits(7));

    /// <summary>One digit off: looks like a social insurance number and is not.</summary>
    private static string Spoil(string sin) => sin[..8] + (char)('0' + (sin[8] - '0' + 3) % 10);

    private string Nam(string who)
    {
        var (letters, born, female) = Who(who);
        var first = $"{letters}{born.Year % 100:00}{born.Month + (female ? 50 : 0):00}{born.Day:00}{random.Next(1, 5)}";
        return first + CheckDigits.Nam(first, born.Year / 100);
    }

    private string PermanentCode(string who)
    {
        var (letters, born, female) = Who(who);
        return $"{letters}{born.Day:00}{born.Month + (female ? 50 : 0):00}{born.Year % 100:00}{Digits(2)}";
    }

    private string Licence(string who)
    {
        var fields = who.Split('|');
        var born = DateOnly.Parse(fields[1]);
        return $"{Fold(fields[0])[0]}{Digits(4)}{born:ddMMyy}{Digits(2)}";
    }

    private string Card(string kind, string separator) => kind switch
    {
        "visa" => Group(WithLuhn("4" + Digits(14)), separator, 4, 4, 4, 4),
        "mc" => Group(WithLuhn("5" + Pick("12345") + Digits(13)), separator, 4, 4, 4, 4),
        "disc" => Group(WithLuhn("6011" + Digits(11)), separator, 4, 4, 4, 4),
        _ => Group(WithLuhn("3" + Pick("47") + Digits(12)), separator, 4, 6, 5),
    };

    private string Iban(string country)
    {
        var account = country switch
        {
            "FR" => Digits(23),
            "DE" => Digits(18),
            "BE" => Digits(12),
            "CH" => Digits(17),
            "GB" => Letters(4) + Digits(14),
            _ => throw new FormatException($"no structure for {country}"),
        };
        var check = 98 - CheckDigits.Mod97(country + "00" + account);
        var iban = $"{country}{check:00}{account}";
        return string.Join(' ', iban.Chunk(4).Select(chunk => new string(chunk)));
    }

    private string Vin()
    {
        var vin = "2" + Characters("ABCDEFGHJKLMNPRSTUVWXYZ", 2) + Characters("ABCDEFGHJKLMNPRSTUVWXYZ0123456789", 5) + "0"
            + Characters("HJKLMNPR", 1) + Characters("ABCDEFGHJKLMNPRSTUVWXYZ", 1) + Digits(6);
        return vin[..8] + CheckDigits.Vin(vin) + vin[9..];
    }

    private static (string Letters, DateOnly Born, bool Female) Who(string who)
    {
        var fields = who.Split('|');
        return (Fold(fields[0]).PadRight(3, 'X')[..3] + Fold(fields[1])[0], DateOnly.Parse(fields[2]), fields[3] == "F");
    }

    private static string Fold(string name)
    {
        const string From = "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÁÍÓÚÑÃŠŽĆÐ";
        const string To = "AAACEEEEIIOOUUUYAIOUNASZCD";
        var folded = new StringBuilder();
        foreach (var c in name.ToUpperInvariant().Replace("SAINTE-", "ST").Replace("SAINT-", "ST"))
        {
            var at = From.IndexOf(c);
            folded.Append(at >= 0 ? To[at] : char.IsAsciiLetterUpper(c) ? c : "");
        }

        return folded.ToString();
    }

    private static string WithLuhn(string body) =>
        body + Enumerable.Range(0, 10).First(digit => CheckDigits.Luhn(body + digit));

    private static string Group(string value, string separator, params int[] sizes)
    {
        var at = 0;
        return string.Join(separator, sizes.Select(size => value[at..(at += size)]));
    }

    private string Digits(int count) => Characters("0123456789", count);

    private string Letters(int count) => Characters("ABCDEFGHJKLMNPRSTVWXYZ", count);

    private string Characters(string alphabet, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => alphabet[random.Next(alphabet.Length)]));

    private string Pick(params string[] choices) => choices.Length == 1
        ? choices[0][random.Next(choices[0].Length)].ToString()
        : choices[random.Next(choices.Length)];
}
