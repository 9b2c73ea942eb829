namespace Balise.Detection.Secrets;

/// <summary>Tokens that announce themselves: prefix, provider, and the least number of characters that must follow.</summary>
internal static class SecretPrefixes
{
    // The forms are those of the providers' own documentation, and of the partners of GitHub's secret scanning (« Supported secret scanning patterns »).
    // One line per provider: prefixes, then the least length of what follows, and « hex » when all of it is hexadecimal.
    private const string Table = """
        github ghp_ gho_ ghu_ ghs_ ghr_ 30
        github github_pat_ 40
        gitlab glpat- glptt- glrt- gldt- glsoat- glft- glffct- glcbt- glagent- glimt- glrtr- gloas- glwt- GR1348941 20
        anthropic sk-ant- 30
        openai sk-proj- sk-svcacct- sk-admin- 30
        aws AKIA ASIA ABIA ACCA 16
        aws A3T 17
        aws amzn.mws. da2- 24
        alibaba LTAI 12
        google AIza 30
        google GOCSPX- 20
        google ya29. 20
        slack xoxb- xoxp- xoxa- xoxr- xoxs- xoxe- xapp- xoxo- xoxc- xoxd- 16
        stripe sk_live_ sk_test_ rk_live_ rk_test_ pk_live_ pk_test_ whsec_ 14
        square sq0atp- sq0csp- sq0idp- 20
        square EAAA 56
        facebook EAACEdEose0cBA EAAB 20
        shopify shpss_ shpat_ shpca_ shppa_ 28
        twilio SK 32
        sendgrid SG. 40
        sendinblue xkeysib- xsmtpsib- 40
        mailgun key- 30
        npm npm_ 30
        nvidia nvapi- 40
        pubnub pub-c- sub-c- sec-c- 30
        nightfall NF- 32
        nuget oy2 43
        pypi pypi-AgE 30
        rubygems rubygems_ 40
        crates cio 32
        docker dckr_pat_ dckr_oat_ 20
        doppler dp.ct. dp.pt. dp.st. dp.sa. dp.scim. dp.audit. 30
        digitalocean doo_v1_ dop_v1_ dor_v1_ 40
        databricks dapi 32
        dropbox sl. 100
        dynatrace dt0c01. dt0s01. 24
        figma figd_ 30
        firecrawl fc- 32
        grafana glc_ glsa_ 24
        groq gsk_ 40
        huggingface hf_ api_org_ 30
        jina jina_ 40
        tavily tvly- 20
        xai xai- 40
        elevenlabs sk_ 44
        linear lin_api_ 30
        notion secret_ ntn_ 40
        newrelic NRAK- NRAA- NRII- NRIQ- NRRA- NRJS- NRBR- 19
        newrelic px-api- px-dep- 36 hex
        postman PMAK- 50
        postman PMAT- 24
        atlassian ATATT3x ATBB ATCTT3x 20
        artifactory AKCp 40
        artifactory cmVmdGtu 50
        adafruit aio_ 24
        cloudflare cfat_ cfut_ cfk_ 40
        supernotes supernotes_sk- 36
        dfuse web_ 32 hex
        grafana eyJrIjoi 60
        adobe p8e- 30
        age AGE-SECRET-KEY-1 40
        age age1 50
        hashicorp hvs. hvb. hvr. 24
        terraform .atlasv1. 40
        airtable pat 60
        asana 0/ 1/ 32
        buildkite bkua_ 32
        circleci CCIPAT_ 30
        clickup pk_ 30
        contentful CFPAT- 30
        duffel duffel_ 30
        easypost EZTK EZAK 50
        flutterwave FLWSECK FLWPUBK 20
        frameio fio-u- 40
        django django-insecure- 30
        ionic ion_ 36
        hubspot pat-na1- pat-eu1- 30
        intra42 s-s4t2 30
        launchdarkly launchdarkly- sdk- api- 30
        line 1000. 40
        maxmind _mmk 0
        mapbox pk.eyJ sk.eyJ tk.eyJ 40
        mongodb mdb_sa_sk_ 20
        planetscale pscale_ 30
        prefect pnu_ 30
        pulumi pul- 36
        readme rdme_ 40
        sourcegraph sgp_ slk_ 36
        sonarqube sqp_ squ_ sqa_ 36
        supabase sbp_ 36
        supabase sb_secret_ 24
        shippo shippo_live_ shippo_test_ 30
        tailscale tskey- 16
        typeform tfp_ 30
        twitch live_ 30
        voiceflow VF. 30
        vercel vcp_ vck_ vci_ 20
        ubidots BBFF- 20
        telnyx KEY 52
        teamwork tkn.v1_ 40
        odt odt_ 24
        stackhawk hawk. 30
        1password ops_eyJ A3- 30
        wakatime waka_ 30
        flexport shltm_ 30
        flyio fo1_ fm1_ fm2_ 36
        fleetbase flb_live_ flb_test_ 16
        fullstory na1. 60
        zapier zapier- 24
        lob live_pub_ test_pub_ 24
        azure-devops AZDO 8
        fb fgsb 20
        perplexity pplx- 40
        replicate r8_ 30
        cohere co_ 36
        deepseek sk- 32
        langsmith lsv2_ 30
        netlify nfp_ 30
        render rnd_ 24
        posthog phc_ phx_ phr_ pha_ phs_ 36
        instagram IGQV 100
        newrelic eu01xx 32
        cloudflare v1.0- 140
        twilio AC 32 hex
        sentry sntrys_ sntryu_ 30
        heroku HRKU- 30
        balise bal_ 24
        gocardless live_ sandbox_ 36
        scraping scp-live- scp-test- 24
        storecove storecove_ 24
        truenas 8- 60
        pinecone pcsk_ 40
        resend re_ 33
        clojars CLOJARS_ 60
        openshift sha256~ 43
        apify apify_api_ 30
        honeycomb hcaik_ hcaic_ 40
        razorpay rzp_live_ rzp_test_ 14
        snyk snyk_uat. snyk_sat. 40
        neon napi_ 60
        rootly rootly_ 64 hex
        cerebras csk- 40
        adyen AQE 60
        akamai akab- 16
        deno ddp_ 30
        aws ABSK 100
        tencent AKID 32
        together tgp_v1_ 40
        llamacloud llx- 40
        wundergraph cosmo_ 32 hex
        """;

    // As many signs may be in a token as it has words: each is judged by what it begins.
    private const int MaxRead = 512;

    private static readonly (string Prefix, string Provider, int Least, bool Hex)[] Rules = Parse();

    private static readonly (string Prefix, string Provider, int Least, bool Hex)[][] ByFirst =
        [.. Enumerable.Range(0, 128).Select(c => Rules.Where(r => r.Prefix[0] == c).ToArray())];

    /// <summary>Finds the first rule that holds inside a token; gives where the secret starts. A prefix starts where a word starts.</summary>
    public static string? Find(ReadOnlySpan<char> token, out int start)
    {
        for (start = 0; start < token.Length; start++)
        {
            var c = token[start];
            if (c >= 128 || ByFirst[c].Length == 0 || (start > 0 && c is not ('.' or '_') && char.IsAsciiLetterOrDigit(token[start - 1])))
            {
                continue;
            }

            var body = token[start..];
            foreach (var (prefix, provider, least, hex) in ByFirst[c])
            {
                if (body.Length >= prefix.Length + least && body.StartsWith(prefix, StringComparison.Ordinal) && (!hex || Randomness.IsHex(body.Slice(prefix.Length, least))) && Fits(body[prefix.Length..], prefix, provider))
                {
                    return provider;
                }
            }
        }

        start = 0;
        return null;
    }

    /// <summary>
    /// Whether a token has the sign of a provider and not its alphabet: invented for a manual. Read after <see cref="Find"/> found nothing.
    /// </summary>
    public static bool Spoils(ReadOnlySpan<char> token)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["px-api-", "px-dep-"])
        {
            if (token.IndexOf(prefix, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return token.Length >= 40 && token.EndsWith("NRAL") && !Randomness.IsHex(token[^40..^4]);
    }

    private static bool Fits(ReadOnlySpan<char> rest, string prefix, string provider) =>
        prefix == "hf_" && IsLetters(rest) || IsRandom(rest[..Math.Min(rest.Length, MaxRead)], prefix.Length >= 5 || (prefix.Length == 4 && prefix[^1] is '_' or '-') || (provider == "aws" && rest.Length <= 17 && rest.IndexOfAnyInRange('a', 'z') < 0));

    // The thirty-four letters of Hugging Face, often without a digit: both cases, in no order of words.
    private static bool IsLetters(ReadOnlySpan<char> rest)
    {
        var upper = 0;
        foreach (var c in rest[..Math.Min(rest.Length, 34)])
        {
            if (!char.IsAsciiLetter(c))
            {
                return false;
            }

            upper += char.IsAsciiLetterUpper(c) ? 1 : 0;
        }

        return rest.Length >= 34 && upper is >= 8 and <= 26 && !Randomness.IsWritten(rest[..34]) && (rest.Length == 34 || !char.IsAsciiLetterOrDigit(rest[34]));
    }

    /// <summary>A distinctive prefix needs little proof; a short one needs digits and letters without words.</summary>
    private static bool IsRandom(ReadOnlySpan<char> body, bool distinctive)
    {
        var digits = 0;
        var letters = 0;
        foreach (var c in body)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            letters += char.IsAsciiLetter(c) ? 1 : 0;
        }

        return distinctive ? letters + digits >= 8 : digits >= 2 && letters >= 4 && Randomness.IsRandom(body);
    }

    private static (string, string, int, bool)[] Parse()
    {
        var rules = new List<(string, string, int, bool)>();
        foreach (var line in Table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var hex = line.EndsWith(" hex", StringComparison.Ordinal);
            var words = (hex ? line[..^4] : line).Split(' ');
            var least = int.Parse(words[^1], System.Globalization.CultureInfo.InvariantCulture);
            rules.AddRange(words[1..^1].Select(prefix => (prefix, words[0], least, hex)));
        }

        return [.. rules];
    }
}
