using Balise.Detection.Scanning;

namespace Balise.Detection.Context;

/// <summary>Vocabulary of sensitive matters, looked for only around personal information. It gives signals: attention, never a refusal alone.</summary>
public static class SensitiveWords
{
    private const int Around = 200;

    private static readonly HashSet<ulong> Firsts = [];

    private static readonly Dictionary<ulong, SignalKind> Kinds = Build();

    /// <summary>True when a sensitive word or phrase begins with the text, or may: the text ends before one can tell.</summary>
    public static bool MayBegin(ReadOnlySpan<char> text)
    {
        var hash = NextWord(text, out var end);
        if (end == text.Length || Kinds.ContainsKey(hash))
        {
            return true;
        }

        if (!Firsts.Contains(hash))
        {
            return false;
        }

        // The second word of a phrase may come after words that tell nothing: « garde des enfants ».
        ulong next;
        var rest = text[end..];
        do
        {
            next = NextWord(rest, out end);
            if (end == rest.Length)
            {
                return true;
            }

            rest = rest[end..];
        }
        while (Lexicon.IsFiller(next));

        return Kinds.ContainsKey(WordHash.Join(hash, next));
    }

    /// <summary>Notes the sensitive words near findings that designate a person. Findings are sorted.</summary>
    internal static void Note(ReadOnlySpan<char> text, FindingBuffer into)
    {
        var done = 0;
        for (var i = 0; i < into.Count; i++)
        {
            var finding = into.Findings[i];
            if (!Designates(finding))
            {
                continue;
            }

            var from = Math.Max(done, finding.Start - Around);
            var to = Math.Min(text.Length, finding.End + Around);
            if (from < to)
            {
                Walk(text, from, to, into);
                done = to;
            }
        }
    }

    private static bool Designates(in Finding finding) =>
        finding.Flags == FindingFlags.None
        && finding.Type is FindingType.Person or FindingType.CaSin or FindingType.QcNam or FindingType.QcCodePermanent or FindingType.QcDriverLicence
            or FindingType.CaPassport or FindingType.HealthNumber or FindingType.DateOfBirth or FindingType.FileNumber or FindingType.EmployeeId
            or FindingType.Email or FindingType.Phone or FindingType.Address;

    private static void Walk(ReadOnlySpan<char> text, int from, int to, FindingBuffer into)
    {
        // Whole words only: a window never starts inside one.
        while (from > 0 && from < to && Chars.IsLetter(text[from - 1]))
        {
            from++;
        }

        ulong previous = 0;
        var previousStart = 0;
        for (var i = from; i < to;)
        {
            if (!Chars.IsLetter(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && Chars.IsLetter(text[i]))
            {
                i++;
            }

            var hash = WordHash.Of(text[start..i]);
            if (Kinds.TryGetValue(hash, out var kind))
            {
                into.Add(new Signal(start, i, kind));
            }
            else if (previous != 0 && Kinds.TryGetValue(WordHash.Join(previous, hash), out kind))
            {
                into.Add(new Signal(previousStart, i, kind));
            }

            (previous, previousStart) = Lexicon.IsFiller(hash) ? (previous, previousStart) : (hash, start);
        }
    }

    private static ulong NextWord(ReadOnlySpan<char> text, out int end)
    {
        var start = 0;
        while (start < text.Length && !Chars.IsLetter(text[start]))
        {
            start++;
        }

        for (end = start; end < text.Length && Chars.IsLetter(text[end]);)
        {
            end++;
        }

        return WordHash.Of(text[start..end]);
    }

    private static Dictionary<ulong, SignalKind> Build()
    {
        var kinds = new Dictionary<ulong, SignalKind>();
        foreach (var (kind, phrases) in (ReadOnlySpan<(SignalKind, string)>)
        [
            (SignalKind.Health, "diagnostic|diagnostics|diagnosis|diagnostiqué|diagnostiquée|traitement médical|médicament|médicaments|medication|ordonnance|prescription|hospitalisé|"
                + "hospitalisée|hospitalized|cancer|diabète|diabetes|dépression|depression|anxiété|anxiety|psychiatre|psychiatrist|psychiatrique|psychologue|psychologist|thérapie|therapy|"
                + "tdah|adhd|autisme|autism|tsa|dyslexie|dyslexia|épilepsie|epilepsy|grossesse|enceinte|pregnant|pregnancy|avortement|vih|hiv|handicap|disability|invalidité|maladie|illness|"
                + "symptômes|symptoms|trouble anxieux|santé mentale|mental health|arrêt travail|congé maladie|sick leave|billet médical|toxicomanie|alcoolisme|addiction|suicidaire|suicidal|psychose|bipolaire|bipolar"),
            (SignalKind.Judicial, "casier judiciaire|criminal record|antécédents judiciaires|condamné|condamnée|convicted|accusé|accusée|accusation|accusations|probation|incarcéré|incarcérée|"
                + "prison|détention|détenu|détenue|inmate|procès|trial|mandat arrêt|arrest warrant|plainte criminelle|infraction|offence|libération conditionnelle|parole|garde enfants|custody"),
            (SignalKind.Disciplinary, "disciplinaire|disciplinaires|disciplinary|suspension|suspendu|suspendue|suspended|congédiement|congédié|congédiée|dismissed|fired|réprimande|reprimand|"
                + "avertissement écrit|written warning|harcèlement|harassment|inconduite|misconduct|expulsion|expulsé|expulsée|expelled|grief|grievance|sanction|sanctions|retenue"),
            (SignalKind.YouthProtection, "dpj|protection jeunesse|youth protection|signalement|signalements|famille accueil|foster|négligence|neglect|maltraitance|abuse|abus|centre jeunesse|placement"),
            (SignalKind.EthnicOrigin, "origine ethnique|ethnic origin|ethnicity|autochtone|autochtones|indigenous|inuit|innu|cri|mohawk|réfugié|réfugiée|refugee|demandeur asile|race|religion|religieuse|"
                + "musulman|musulmane|muslim|juif|juive|jewish|immigrant|immigrante|statut immigration"),
            (SignalKind.SexualOrientation, "orientation sexuelle|sexual orientation|homosexuel|homosexuelle|gai|gay|lesbienne|lesbian|bisexuel|bisexuelle|bisexual|transgenre|transgender|trans|"
                + "identité genre|gender identity|non binaire|queer"),
            (SignalKind.Salary, "salaire|salaires|salary|rémunération|traitement annuel|échelon|revenu|revenus|income|paie|talon paie|pay stub|avis cotisation|faillite|bankruptcy|saisie salaire|"
                + "pension alimentaire|aide sociale|welfare|dette|dettes|debt|solde"),
        ])
        {
            foreach (var phrase in phrases.Split('|'))
            {
                ulong key = 0;
                foreach (var word in phrase.Split(' '))
                {
                    Firsts.Add(key);
                    key = key == 0 ? WordHash.Of(word) : WordHash.Join(key, WordHash.Of(word));
                }

                kinds.TryAdd(key, kind);
            }
        }

        return kinds;
    }
}
