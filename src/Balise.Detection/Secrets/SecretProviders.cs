using System.Buffers;
using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>
/// Services whose keys carry no prefix: a drawn value right after their name is one of their keys. Names that are also common words
/// are left out.
/// </summary>
internal static class SecretProviders
{
    private const int Reach = 44;

    private static readonly string[] Names =
        ("abstractapi adafruit adobe airbrake airship airtable algolia alchemy amplitude anypoint apify apitoken appcues appointedd asana assembla atlassian auth0 autodesk aws_ "
        + "azure_ bannerbear bitbucket bitfinex bitly blazemeter blynk browserstack bugsnag buildkite calendarific calendly caspio circleci clarifai clearbit "
        + "clickhelp cloudconvert cloudflare cloudimage cloudmersive cloudsight codacy codeclimate codecov coinbase coinlayer confluent contentful convertkit "
        + "coveralls currencycloud currencylayer currentsapi customerio d7network dailyco databox datadog deepgram delighted dependency deviantart dfuse discord docusign "
        + "doppler droneci dropbox dwolla dyspatch eagleeyenetworks easyinsight elasticemail enablex etherscan eventbrite facebook fastforex fastly fibery filestack findl "
        + "finnhub firebase fixerio flickr flightapi foursquare freshbooks freshdesk fullcontact geocodify geocodio getgeoapi github gitlab gitter grafana graphcms "
        + "graphhopper guardianapi gyazo harvest helpscout heroku hiveage hubspot hunterio iexcloud imagga impala infura intercom ipstack jenkins jotform jumpcloud "
        + "kafka_ kickbox klaviyo kraken kucoin launchdarkly linkedin lokalise loginradius mailboxlayer mailchimp mailerlite mailgun mailjet mailmodo mandrill mapbox "
        + "mapquest mattermost mediastack meraki messagebird metaapi mixpanel mockaroo moosend mongodb-pub nasdaq netlify newrelic newsapi nexmo nightfall noticeable nutritionix nylas "
        + "okta onelogin onesignal opencage openweather opsgenie optimizely pagarme pagerduty parsehub parseur paymo paypal paystack pendo pexels pinata pinecone pipedrive "
        + "plaid_ planetscale planview polygonio positionstack postbacks postmark powrbot prospectcrm pubnub pusher rapidapi raven razorpay rebrandly recaptcha refiner reqres requestfinance "
        + "rocketreach rollbar runscope salesforce satismeter saucelabs scrapingant scrapingbee sendbird sendgrid sentry shodan sidekiq signupgenius skrapp slack_ smartsheet "
        + "snowflake sonar.login splunk spoonacular spotify squarespace statuspage storyblok stytch sumologic supernotes surveysparrow tatum telegram telesign telnyx thingsboard tmetric "
        + "travisci trello twilio twitch twitter typeform uplead urlscan versioneye virustotal visualcrossing vpnapi webex webflow wepay worldweather xendit yandex yelpapi youneedabudget "
        + "zendesk zenscrape zeplin zerobounce zonka jenkins-crumb bootstrap").Split(' ');

    private static readonly SearchValues<string> Known = SearchValues.Create(Names, StringComparison.OrdinalIgnoreCase);

    // Words that say the value is a revision or a digest of the service's, not a key.
    private static readonly SearchValues<string> Otherwise = SearchValues.Create(
        ["commit", "sha1", "sha256", "digest", "checksum", "integrity", "revision", "http", ".tgz", "uuid", "version ", "version:", "issue", "numéro", "ticket"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the name of a service stands shortly before <paramref name="at"/>, in the same line or alone on the line above.</summary>
    public static bool Before(ReadOnlySpan<char> text, int at)
    {
        var from = Math.Max(0, at - Reach);
        var head = text[from..at];
        var line = head.TrimEnd("\r\n\t \"'").LastIndexOf('\n');
        if (line >= 0 && head[(line + 1)..].IndexOf(' ') >= 0)
        {
            head = head[(line + 1)..];
        }

        var last = head[(head.TrimEnd("\r\n\t \"'").LastIndexOf('\n') + 1)..];
        return head.IndexOfAny(Known) >= 0 && last.IndexOfAny(Otherwise) < 0 && head.IndexOf(". ") < 0 && head.IndexOf(", ") is var comma && (comma < 0 || (comma > 0 && head[comma - 1] is '"' or '\''));
    }

    /// <summary>Whether a token begins with the name of a service and nothing else.</summary>
    public static bool Ends(ReadOnlySpan<char> head) => head.Length < 24 && head.IndexOfAny(Known) == 0;

    /// <summary>A value such a service draws: one solid piece, sixteen characters or more, not words.</summary>
    public static bool Draws(ReadOnlySpan<char> value) =>
        value.Length >= 16 && (Randomness.IsUuid(value) || (value.Length == 40 && value.StartsWith("6L")) || (value.IndexOfAny('/', '.', '+') < 0 || value.Length >= 40) && Randomness.IsOpaque(value) && Count(value) >= 2
            && !TokenSecretDetector.IsPath(value));

    private static int Count(ReadOnlySpan<char> value)
    {
        var digits = 0;
        foreach (var c in value)
        {
            digits += Chars.IsDigit(c) ? 1 : 0;
        }

        return digits;
    }
}
