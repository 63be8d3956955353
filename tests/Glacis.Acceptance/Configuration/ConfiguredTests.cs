// glacis.yaml: what it declares, with its line; each slip is one sentence.
using Glacis.Agent;
using Glacis.Agent.Configuration;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Acceptance.Configuration;

public sealed class ConfiguredTests
{
    internal static readonly DateTimeOffset Start = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    internal const string Whole = """
        version: 1
        accounts:
          - { id: "111122223333", name: acme-prod, environment: production, role: arn:aws:iam::111122223333:role/glacis, externalId: x-1 }
          - role: arn:aws-us-gov:iam::444455556666:role/path/glacis
            environment: staging
          - profile: audit
        regions: [us-east-1, eu-west-1, us-gov-west-1]
        environments:
          - { match: { account: "111122223333", name: "prod-*" }, environment: production }
        environmentTags: [stage-name]
        data:
          - { match: { tag: "team=payments" }, class: restricted }
          - { match: { environment: development, kind: "AWS::S3::*", region: eu-*, id: "arn:*" }, class: test }
        dataTags: [sensitivity-level]
        dataSpellings: { "level 3": restricted, "level 0": public }
        regulations:
          - { id: pci-dss-4.0.1, match: { environment: production } }
        keys: { maxRotationDays: 90, ownKey: recommended }
        exceptions:
          - id: EX-2026-014
            check: data-store-key-is-strong-enough
            match: { name: app-assets-prod }
            reason: public static assets
            owner: a@acme.example
            approvedBy: b@acme.example
            expires: 2027-03-31
            ticket: SEC-123
        attestations:
          - { id: AT-1, check: encryption-key-rotates, resource: "alias/old", statement: rotated by hand, author: c@acme.example, date: 2026-11-01, expires: 2027-10-31 }
        inventories: [discovery.json]
        out: evidence
        failOn: medium
        parallelism: 8
        rates: { requestsPerSecond: 20 }
        access:
          productionServices:
            - arn: arn:aws:iam::111122223333:role/prod-*
            - { name: "prod-?" }
            - { tag: tier=production }
            - { service: logs.amazonaws.com }
          securityTeam: [{ name: SecurityAdmin }]
          trustedAccounts: ["444455556666", 777788889999]
          organization: o-a1b2c3d4e5
        network:
          segments:
            - { name: web, match: { tag: "tier=web" } }
            - { name: data, match: { name: "db-*" } }
          flows:
            - { from: internet, to: web, ports: [443] }
            - { from: web, to: data, ports: [5432, "8000-8010/udp"] }
            - { from: peer, to: web }
        renewers:
          - { by: cert-manager, match: { name: "*.internal" } }
        certificates: { secrets: ["tls/*"] }
        databases:
          - { match: { name: "dev-*" }, urlFromEnvironment: DEV_DATABASE }
        classification:
          patterns:
            - { name: customer-number, label: Customer number, nature: financial, pattern: 'K-[0-9]{6}', confidence: 60, validator: luhn, context: [customer, client] }
        logs: { retentionDays: 400, siem: ["arn:aws:firehose:*:*:deliverystream/to-siem"] }
        vulnerabilities: { criticalDays: 7, highDays: 21 }
        """;

    static Configured Read(string yaml) => Configured.Read(yaml, Start, Parts.Unchecked.Checks);

    static string Slip(string yaml) => Assert.Throws<ConfigurationException>(() => Read(yaml)).Message;

    [Fact]
    public void Everything_that_it_declares_is_read_with_its_line()
    {
        var intent = Read(Whole).Intent;
        Assert.Equal(
            """
            production glacis.yaml:9 (environments[0].environment)
            production glacis.yaml:3 (accounts[0].environment)
            staging glacis.yaml:5 (accounts[1].environment)
            restricted glacis.yaml:12 (data[0].class)
            test glacis.yaml:13 (data[1].class)
            pci-dss-4.0.1 glacis.yaml:17 (regulations[0].id)
            cert-manager glacis.yaml:53 (renewers[0].by)
            EX-2026-014 glacis.yaml:20 (exceptions[0])
            AT-1 glacis.yaml:29 (attestations[0])
            """,
            string.Join('\n', intent.Environments.Select(static it => $"{Words.Of(it.Value)} {it.Source.By}")
                .Concat(intent.Data.Select(static it => $"{Words.Of(it.Value)} {it.Source.By}"))
                .Concat(intent.Regulations.Select(static it => $"{it.Value} {it.Source.By}"))
                .Concat(intent.Renewers.Select(static it => $"{it.Value} {it.Source.By}"))
                .Concat(intent.Exceptions.Select(static it => $"{it.Id} {it.Source.By}"))
                .Concat(intent.Attestations.Select(static it => $"{it.Id} {it.Source.By}").Distinct(StringComparer.Ordinal))));
        Assert.True(intent.OwnKey.Peek(out var own) && intent.MaxRotationDays.Peek(out var days) && (own, days) == (OwnKey.Recommended, 90));
        Assert.Equal(new Declaration("glacis.yaml:18 (keys.ownKey)"), intent.OwnKey.Source);
        Assert.Equal(new Match(Account: "111122223333", Name: "prod-*"), intent.Environments[0].Match);
        Assert.Equal(new Match(Tag: new("team", "payments")), intent.Data[0].Match);
        Assert.Equal((DataClass.Restricted, "stage-name", "sensitivity-level"), (intent.DataSpellings["LEVEL 3"], intent.EnvironmentTags[0], intent.DataTags[0]));
        Assert.Equal(("public static assets", "a@acme.example", "b@acme.example", new DateOnly(2027, 3, 31), "SEC-123"),
            (intent.Exceptions[0].Reason, intent.Exceptions[0].Owner, intent.Exceptions[0].ApprovedBy, intent.Exceptions[0].Expires, intent.Exceptions[0].Ticket));
    }

    [Fact]
    public void Who_is_meant_to_have_access_is_read_with_its_line()
    {
        var access = Read(Whole).Intent.Access;
        Assert.Equal(
            """
            arn:aws:iam::111122223333:role/prod-* glacis.yaml:37 (access.productionServices[0].arn)
            prod-? glacis.yaml:38 (access.productionServices[1].name)
            Tag { Key = tier, Value = production } glacis.yaml:39 (access.productionServices[2].tag)
            logs.amazonaws.com glacis.yaml:40 (access.productionServices[3].service)
            SecurityAdmin glacis.yaml:41 (access.securityTeam[0].name)
            444455556666 glacis.yaml:42 (access.trustedAccounts[0])
            777788889999 glacis.yaml:42 (access.trustedAccounts[1])
            """,
            string.Join('\n', access.ProductionServices.Items.Concat(access.SecurityTeam.Items).Select(static it => $"{it.Match.Id ?? it.Match.Name ?? it.Match.Service ?? $"{it.Match.Tag}"} {it.Source.By}")
                .Concat(access.TrustedAccounts.Items.Select(static it => $"{it.Number} {it.Source.By}"))));
        Assert.True(access.Organization.Peek(out var organization));
        Assert.Equal(("o-a1b2c3d4e5", new Declaration("glacis.yaml:43 (access.organization)")), (organization, access.Organization.Source));
    }

    [Fact]
    public void Access_that_is_not_declared_is_told_from_access_that_nobody_has()
    {
        var access = Read("version: 1\naccess: { securityTeam: [], trustedAccounts: [] }").Intent.Access;
        Assert.Equal((true, true, false, false), (access.SecurityTeam.IsComplete, access.TrustedAccounts.IsComplete, access.ProductionServices.IsComplete, access.Organization.IsKnown));
        Assert.Equal(new Declaration("glacis.yaml:2 (access.securityTeam)"), access.SecurityTeam.Source);
        Assert.Equal(Ignorance.NothingTells, ((Unknown)Read("version: 1").Intent.Access.SecurityTeam.Source).Why);
    }

    [Fact]
    public void How_the_run_goes_is_read()
    {
        var settings = Read(Whole).Settings;
        Assert.Equal(new("111122223333", "acme-prod", DeploymentEnvironment.Production, "arn:aws:iam::111122223333:role/glacis", "x-1", null), settings.Accounts[0]);
        Assert.Equal(new(null, null, null, null, null, "audit"), settings.Accounts[2]);
        Assert.Equal("444455556666", settings.Accounts[1].Id);
        Assert.Equal("us-east-1 eu-west-1 us-gov-west-1", string.Join(' ', settings.Regions));
        Assert.Equal(("discovery.json", "evidence", Severity.Medium, 8, 20), (settings.Inventories.Single(), settings.Out, settings.FailOn, settings.Parallelism, settings.RequestsPerSecond));
    }

    [Fact]
    public void Patterns_of_ones_own_are_read() =>
        Assert.Equal(["ContentClass { Id = customer-number, Label = Customer number, Nature = Financial } K-[0-9]{6} 0.6 Luhn customer,client"], Read(Whole).Settings.Patterns.Select(static it => it.Definition));

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("version: 1")]
    public void What_says_nothing_leaves_the_defaults(string yaml)
    {
        var read = Read(yaml);
        Assert.Equal(yaml, read.Effective);
        Assert.True(read.Intent.OwnKey.Peek(out var own) && read.Intent.MaxRotationDays.Peek(out var days) && (own, days) == (OwnKey.Required, 365));
        Assert.Empty(read.Settings.Accounts);
        Assert.Null(read.Settings.FailOn);
    }

    // The whole file with one line changed: what is said, at which line.
    [Theory]
    [InlineData("regions: [us-east-1", "regoins: [us-east-1", """7: unknown key "regoins"; did you mean "regions"?""")]
    [InlineData("exceptions:", "excptions:", """19: unknown key "excptions"; did you mean "exceptions"?""")]
    [InlineData("approvedBy:", "approved_by:", """25: unknown key "approved_by"; did you mean "approvedBy"?""")]
    [InlineData("out: evidence", "zebra: evidence", "31: unknown key \"zebra\"")]
    [InlineData("{ maxRotationDays: 90, ownKey", "{ colour: 90, ownKey", """18: unknown key "colour"; allowed: maxRotationDays, ownKey""")]
    [InlineData("version: 1", "version: 2", """1: version "2" is not known; this build reads version 1""")]
    [InlineData("version: 1", "failOn: high", """1: the file lacks "version" (and one more)""")]
    [InlineData("failOn: medium", "failOn: severe", """32: failOn cannot be "severe"; allowed: low, medium, high, critical""")]
    [InlineData("failOn: medium", "failOn: none", """32: failOn cannot be "none"; allowed: low, medium, high, critical""")]
    [InlineData("failOn: medium", "failOn:", "32: failOn must be a text, not nothing")]
    [InlineData("parallelism: 8", "parallelism: many", "33: parallelism must be a whole number from 1 to 256, not \"many\"")]
    [InlineData("parallelism: 8", "parallelism: 0", "33: parallelism must be a whole number from 1 to 256, not \"0\"")]
    [InlineData("parallelism: 8", "parallelism: \"8\"", "33: parallelism must be a whole number from 1 to 256, not \"8\"")]
    [InlineData("regions: [us-east-1, eu-west-1, us-gov-west-1]", "regions: us-east-1", "7: regions must be a list, not \"us-east-1\"")]
    [InlineData("regions: [us-east-1", "regions: [virginia", """7: regions[0] "virginia" is no region; write it like eu-west-1""")]
    [InlineData("regions: [us-east-1", "regions: [{a: b}", "7: regions[0] must be a text, not a mapping")]
    [InlineData("pattern: 'K-[0-9]{6}'", "pattern: '(a+'", "59: classification.patterns[0].pattern \"(a+\" is no regular expression: insufficient closing parentheses at character 3")]
    [InlineData("pattern: 'K-[0-9]{6}'", "pattern: 'a*'", "59: classification.patterns[0].pattern \"a*\" matches the empty text, which stands everywhere")]
    [InlineData("pattern: 'K-[0-9]{6}'", "pattern: '(?=a)b'", "59: classification.patterns[0].pattern \"(?=a)b\" has to go back over what was read (looking around, back references, atomic groups), and may not: it would take as long as a text wants it to")]
    [InlineData("pattern: 'K-[0-9]{6}'", "pattern: '((a{99}){99}){99}'", "59: classification.patterns[0].pattern \"((a{99}){99}){99}\" repeats too much; all its repetitions together may come to 500 characters")]
    [InlineData("pattern: 'K-[0-9]{6}', ", "", "59: classification.patterns[0] lacks \"pattern\"")]
    [InlineData("context: [customer, client] }", "}\n    - { name: customer-number, pattern: x }", "60: classification.patterns[1].name \"customer-number\" is taken: another pattern has it")]
    [InlineData("name: customer-number", "name: Customer", "59: classification.patterns[0].name \"Customer\" is no name of a class; write it like customer-number, with at most 40 characters")]
    [InlineData("confidence: 60, validator: luhn, context: [customer, client]", "confidence: 40", "59: classification.patterns[0].confidence below 50 needs context: nothing would ever be reported")]
    [InlineData("context: [customer, client]", "context: ['--']", "59: classification.patterns[0].context[0] \"--\" is no word; letters or digits are needed, and at most 40 characters")]
    [InlineData("validator: luhn", "validator: crc", "59: classification.patterns[0].validator cannot be \"crc\"; allowed: luhn, mod97, mod11And10, verhoeff")]
    [InlineData("rates: { requestsPerSecond: 20 }", "rates: [20]", "34: rates must be a mapping of keys to values, not a list")]
    [InlineData("rates: { requestsPerSecond: 20 }", "rates: {}\nrates: {}", """35: key "rates" stands here again; it was given in line 34""")]
    [InlineData("class: restricted }", "class: secret }", """12: data[0].class cannot be "secret"; allowed: restricted, confidential, internal, anonymised, test, public""")]
    [InlineData("\"level 0\": public", "\"level 0\": nobody", """15: dataSpellings.level 0 cannot be "nobody"; allowed: restricted, confidential, internal, anonymised, test, public""")]
    [InlineData("tag: \"team=payments\"", "tag: team", "12: data[0].match.tag must be written key=value, not \"team\"")]
    [InlineData("{ tag: \"team=payments\" }", "{}", "12: data[0].match must say which resources are meant; for all of them write name: \"*\"")]
    [InlineData("name: \"prod-*\" }", "environment: staging }", "9: environments[0].match.environment cannot be matched here: this rule is what settles it")]
    [InlineData("{ id: pci-dss-4.0.1,", "{ id: hipaa,", """17: regulations[0].id "hipaa" is no regulation that a check knows; allowed: pci-dss-4.0.1""")]
    [InlineData("check: data-store-key-is-strong-enough", "check: data-store-key-is-strong", """21: exceptions[0].check "data-store-key-is-strong" is no check of this build; did you mean "data-store-key-is-strong-enough"?""")]
    [InlineData("check: data-store-key-is-strong-enough", "check: CC6.1", """21: exceptions[0].check "CC6.1" is no check of this build; glacis checks lists them""")]
    [InlineData("approvedBy: b@acme.example", "approvedBy: ' A@ACME.example '", """25: exceptions[0].approvedBy is the owner, "a@acme.example"; somebody else has to approve""")]
    [InlineData("    owner: a@acme.example", "    # nobody", "20: exceptions[0] lacks \"owner\"")]
    [InlineData("expires: 2027-03-31", "expires: 2027-11-24", "26: exceptions[0].expires 2027-11-24 is more than 365 days after the start of this run; the last day allowed is 2027-11-23")]
    [InlineData("expires: 2027-03-31", "expires: 2027-02-29", "26: exceptions[0].expires must be a day, written like 2027-03-31, not \"2027-02-29\"")]
    [InlineData("expires: 2027-03-31", "expires: 31.3.2027", "26: exceptions[0].expires must be a day, written like 2027-03-31, not \"31.3.2027\"")]
    [InlineData("expires: 2027-10-31", "expires: 2027-11-02", "29: attestations[0].expires 2027-11-02 is more than 365 days after its date; the last day allowed is 2027-11-01")]
    [InlineData("date: 2026-11-01, expires: 2027-10-31", "date: 2026-11-01, expires: 2026-10-31", "29: attestations[0].expires 2026-10-31 comes before its date, 2026-11-01")]
    [InlineData("date: 2026-11-01", "date: 2026-11-25", "29: attestations[0].date 2026-11-25 lies after the start of this run (2026-11-23)")]
    [InlineData("id: AT-1", "id: EX-2026-014", """29: attestations[0].id "EX-2026-014" is taken already, in line 20""")]
    [InlineData("id: AT-1", "id: 'a b'", """29: attestations[0].id "a b" is no id; letters, digits, '.', '_' and '-' are allowed""")]
    [InlineData("resource: \"alias/old\"", "resource: x, match: { name: y }", "29: attestations[0].resource stands beside match; give one of them")]
    [InlineData("resource: \"alias/old\", ", "", "29: attestations[0].match is missing: say which resources are meant, by match or resource")]
    [InlineData("id: \"111122223333\", name", "id: \"999922223333\", name", "3: accounts[0].role belongs to account 111122223333, and id says 999922223333")]
    [InlineData("id: \"111122223333\", name", "id: \"1111\", name", """3: accounts[0].id "1111" is no account id; it has twelve digits""")]
    [InlineData("role: arn:aws:iam::111122223333:role/glacis", "role: glacis", """3: accounts[0].role "glacis" is no role; write it like arn:aws:iam::111122223333:role/glacis""")]
    [InlineData("- profile: audit", "- name: audit", "6: accounts[2].role is missing: say which role to assume, which profile to use, or the id of the account that you are signed in to")]
    [InlineData("- profile: audit", "- { profile: audit, environment: staging }", "6: accounts[2].environment needs the account's id beside it")]
    [InlineData("- arn: arn:aws:iam::111122223333:role/prod-*", "- arn: prod-*", """37: access.productionServices[0].arn "prod-*" is no role or user; write it like arn:aws:iam::111122223333:role/prod-*""")]
    [InlineData("{ name: \"prod-?\" }", "{ name: a, tag: b=c }", "38: access.productionServices[1].tag stands beside name; give one of them, and the other in an entry of its own")]
    [InlineData("{ name: \"prod-?\" }", "{}", "38: access.productionServices[1].arn is missing: say who is meant, by arn, name, tag or service")]
    [InlineData("{ name: \"prod-?\" }", "prod-?", "38: access.productionServices[1] must be a mapping of keys to values, not \"prod-?\"")]
    [InlineData("tag: tier=production", "tag: tier", "39: access.productionServices[2].tag must be written key=value, not \"tier\"")]
    [InlineData("service: logs.amazonaws.com", "service: logs", """40: access.productionServices[3].service "logs" is no service; write it like logs.amazonaws.com""")]
    [InlineData("securityTeam: [{ name: SecurityAdmin }]", "securityTeam:", "41: access.securityTeam must be a list, not nothing")]
    [InlineData("securityTeam:", "securitiTeam:", """41: unknown key "securitiTeam"; did you mean "securityTeam"?""")]
    [InlineData("[\"444455556666\", ", "[\"4444\", ", """42: access.trustedAccounts[0] "4444" is no account id; it has twelve digits""")]
    [InlineData("organization: o-a1b2c3d4e5", "organization: acme", """43: access.organization "acme" is no organisation; write it like o-a1b2c3d4e5""")]
    [InlineData("name: \"db-*\" } }", "name: \"db-*\" } }\n    - { name: peer, match: { name: x } }", """48: network.segments[2].name "peer" is taken: it stands for an end that is no segment""")]
    [InlineData("name: \"db-*\" } }", "name: \"db-*\" } }\n    - { name: web, match: { name: x } }", """46: network.segments names "web" twice""")]
    [InlineData("match: { tag: \"tier=web\" }", "match: { environment: staging }", "46: network.segments[0].match.environment cannot be matched here: what stands on a network is told by its own tags and names")]
    [InlineData("from: internet,", "from: internets,", """49: network.flows[0].from "internets" is no segment; did you mean "internet"?""")]
    [InlineData("from: peer, to: web", "from: peer, to: internet", """51: network.flows[2].to "internet" is no segment; allowed: web, data""")]
    [InlineData("from: peer, to: web", "from: peer", "51: network.flows[2] lacks \"to\"")]
    [InlineData("ports: [443]", "ports: [https]", """49: network.flows[0].ports[0] "https" is no port; write it like 443, 8000-8010 or 53/udp""")]
    [InlineData("8000-8010/udp", "8010-8000/udp", """50: network.flows[1].ports[1] "8010-8000/udp" is no port; write it like 443, 8000-8010 or 53/udp""")]
    [InlineData("ports: [443]", "ports: []", "49: network.flows[0].ports is empty; leave it out where all traffic is meant")]
    [InlineData("retentionDays: 400", "retentionDays: 0", "60: logs.retentionDays must be a whole number from 1 to 3653, not \"0\"")]
    [InlineData("[\"arn:aws:firehose:*:*:deliverystream/to-siem\"]", "[\"*\"]", "60: logs.siem[0] \"*\" does not say which place is meant; write the id of a stream, a bucket or a destination")]
    [InlineData("criticalDays: 7", "criticalDays: soon", "61: vulnerabilities.criticalDays must be a whole number from 1 to 3653, not \"soon\"")]
    [InlineData("highDays: 21", "lowDays: 21", """61: unknown key "lowDays"; allowed: criticalDays, highDays""")]
    [InlineData("out: evidence", "out: &x evidence", "31: anchors are refused; write the value out where it is wanted")]
    [InlineData("out: evidence", "out: *x", "31: aliases are refused; write the value out")]
    [InlineData("out: evidence", "out: !!str evidence", "31: YAML tags are refused; write the plain value")]
    [InlineData("out: evidence", "? [a]\n: b", "31: a key must be a word")]
    [InlineData("out: evidence", "out: [[[[[[[[[[[[[1]]]]]]]]]]]]]", "31: too deep; nothing in this file lies so far in")]
    [InlineData("  - role: arn:aws-us", "\t- role: arn:aws-us", "4: this line is indented with a tab; YAML takes spaces only")]
    [InlineData("out: evidence", "---\nout: evidence", "31: a second document begins here; one is expected")]
    public void A_slip_is_one_sentence_with_its_line(string was, string slip, string sentence)
    {
        Assert.Contains(was, Whole, StringComparison.Ordinal);
        Assert.Equal("glacis.yaml:" + sentence, Slip(Whole.Replace(was, slip, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("just some words", "glacis.yaml:1: the file must be a mapping of keys to values, not \"just some words\"")]
    [InlineData("- a\n- b", "glacis.yaml:1: the file must be a mapping of keys to values, not a list")]
    [InlineData("version: 1\nout: [a", "glacis.yaml:2: this is not YAML: ")]
    [InlineData("version: 1\nout: \"a", "glacis.yaml:2: this is not YAML: ")]
    [InlineData("{\"version\": 1", "glacis.yaml:1: this is not YAML: ")]
    [InlineData("PK\u0003\u0004\0\0binary", "glacis.yaml:1: ")]
    [InlineData("version: 1\nou\u001bt: x", "glacis.yaml:2: ")]
    public void What_is_no_configuration_is_refused_in_one_line(string text, string beginning)
    {
        var said = Slip(text);
        Assert.StartsWith(beginning, said, StringComparison.Ordinal);
        Assert.DoesNotContain(said, char.IsControl);
    }

    [Fact]
    public void All_slips_are_listed_by_line()
    {
        var slips = Assert.Throws<ConfigurationException>(() => Read("version: 1\nexceptions: [{ id: X }]\nregoins: []\nfailOn: never")).Errors;
        Assert.Equal("glacis.yaml:2: exceptions[0] lacks \"check\"", slips[0]);
        Assert.Equal(8, slips.Count);
        Assert.Equal(slips, slips.OrderBy(static it => it.Split(':')[1], StringComparer.Ordinal));
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused_before_it_goes_off()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(0, 20).Select(static i => $"b{i}: &b{i} [*a,*a,*a,*a,*a]\n"));
        Assert.Equal("glacis.yaml:1: anchors are refused; write the value out where it is wanted", Slip(bomb));
    }

    [Fact]
    public void A_file_larger_than_a_mebibyte_is_refused() =>
        Assert.Equal("glacis.yaml: the file is larger than 1 MiB; a configuration is not", Slip(new string('#', Configured.Largest + 1)));

    [Theory]
    [InlineData("customer-data", "arn:aws:s3:::customer-data", "customer-data", true)]
    [InlineData("arn:aws:s3:::customer-data", "arn:aws:s3:::customer-data", "customer-data", true)]
    [InlineData("arn:aws:s3:::customer-*", "arn:aws:s3:::customer-data", "customer-data", true)]
    [InlineData("customer-*", "arn:aws:s3:::customer-data", "customer-data", true)]
    [InlineData("vol-1", "arn:aws:ec2:eu-west-1:1:volume/vol-1", "database disk", true)]
    [InlineData("data", "arn:aws:s3:::customer-data", "customer-data", false)]
    [InlineData("arn:aws:s3:::customer", "arn:aws:s3:::customer-data", "customer-data", false)]
    public void A_resource_is_its_id_its_name_or_the_last_part_of_its_id(string written, string id, string name, bool fits)
    {
        var store = new DataStore(id) { Kind = new("k", "k"), Name = name, Account = "1", Region = "eu-west-1" };
        var entries = Read(Whole.Replace("match: { name: app-assets-prod }", $"resource: \"{written}\"", StringComparison.Ordinal)).Intent.Exceptions;
        Assert.Equal(fits, entries.Any(it => it.Match.Fits(store)));
    }

    [Fact]
    public void A_file_is_read_from_its_folder()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("mine.yaml", Whole);
        Assert.Equal(Path.Combine(folder.Path, "discovery.json"), Configured.Load(file, Start, Parts.Unchecked.Checks).Settings.Inventories.Single());
        var slip = Assert.Throws<ConfigurationException>(() => Configured.Load(folder.Write("mine.yaml", "x: 1"), Start, Parts.Unchecked.Checks));
        Assert.StartsWith($"{file}:1: unknown key \"x\"", slip.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_one_sentence()
    {
        using var folder = new TemporaryFolder();
        string Said(string path) => Assert.Throws<ConfigurationException>(() => Configured.Load(path, Start, [])).Message[path.Length..];
        Assert.Equal(": there is no such file", Said(Path.Combine(folder.Path, "none.yaml")));
        Assert.Equal(": there is no such file", Said(Path.Combine(folder.Path, "no", "none.yaml")));
        Assert.Equal(": this is a folder; a file is expected", Said(folder.Path));
        Assert.Equal(": this is not text in UTF-8", Said(folder.Write("bad.yaml", [0x76, 0xFF, 0xFE])));
        Assert.Equal(": the file is larger than 1 MiB; a configuration is not", Said(folder.Write("big.yaml", new byte[Configured.Largest + 1])));
    }

    // Declarations bear the recording's name of the file, so that judging again gives the same bytes.
    [Fact]
    public void Declarations_do_not_depend_on_what_the_file_is_called() =>
        Assert.Equal("glacis.yaml:20 (exceptions[0])", Configured.Read(Whole, Start, Parts.Unchecked.Checks, "acme.yaml").Intent.Exceptions[0].Source.By);
}

sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("glacis-test-").FullName;

    internal string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    internal string Write(string name, byte[] bytes)
    {
        var file = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
