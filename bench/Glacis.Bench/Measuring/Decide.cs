// Decisions on requests, against merely parsing their JSON, in one process, in turns.
using System.Diagnostics;
using System.Text.Json;
using Glacis.Agent.Policies;
using Glacis.Policies.Evaluation;

namespace Glacis.Bench.Measuring;

static class Decide
{
    const int Rounds = 5, Times = 40_000;

    const string Root = """{"Sid":"Root","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}""",
        Use = """{"Sid":"Use","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:role/app","arn:aws:iam::111122223333:role/batch"]},"Action":["kms:Decrypt","kms:GenerateDataKey*","kms:DescribeKey"],"Resource":"*","Condition":{"StringEquals":{"kms:ViaService":["s3.eu-west-1.amazonaws.com","rds.eu-west-1.amazonaws.com"]}}}""",
        Outside = """{"Sid":"Outside","Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*","Condition":{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-abcdefghij"},"BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}}""",
        Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
        Regions = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","NotAction":["iam:*","sts:*"],"Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-west-1","eu-central-1"]}}}]}""",
        Own = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kms:Decrypt","kms:Encrypt"],"Resource":"arn:aws:kms:*:111122223333:key/*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"red"}}},{"Effect":"Deny","Action":"kms:*","Resource":"*","Condition":{"NotIpAddressIfExists":{"aws:SourceIp":["203.0.113.0/24","2001:db8::/32"]}}}]}""";

    // A key's policy of three statements, with an identity policy and two levels of an organisation: who is allowed, who is not.
    static readonly string[] Asked =
    [
        .. new[] { "arn:aws:sts::111122223333:assumed-role/app/one", "arn:aws:iam::111122223333:user/bob", "arn:aws:iam::444455556666:user/eve", "anonymous" }.Select(static it =>
            $$$"""{"principal":"{{{it}}}","action":"kms:Decrypt","resource":"arn:aws:kms:eu-west-1:111122223333:key/1","organization":{"id":"o-abcdefghij","accounts":["111122223333"]},"context":{"kms:ViaService":"s3.eu-west-1.amazonaws.com","aws:PrincipalTag/team":"red","aws:SourceIp":"203.0.113.7"},"policies":{"identity":[{{{Own}}}],"resource":{"Version":"2012-10-17","Statement":[{{{Root}}},{{{Use}}},{{{Outside}}}]},"scps":[[{{{Everything}}}],[{{{Regions}}}]]}}"""),
    ];

    internal static void Run()
    {
        var read = Asked.Select(Requests.Read).ToArray();
        var decided = Median(at => Evaluator.Decide(read[at].Request!, read[at].Policies!).Parts.Count);
        var answered = Median(static at => Simulation.Line(Simulation.Of(Requests.Read(Asked[at]))).Length);
        var parsed = Median(static at => Parsed(Asked[at]));
        Report.Line("decisions a second", Report.Number(1 / decided));
        Report.Line("lines answered a second", Report.Number(1 / answered));
        Report.Line("a decision, to parsing its JSON", Report.Times(decided / parsed));
        Report.Line("an answered line, to parsing it", Report.Times(answered / parsed));
    }

    static int Parsed(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetPropertyCount();
    }

    static double Median(Func<int, int> one)
    {
        var seconds = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            Machine.Rest();
            var began = Stopwatch.GetTimestamp();
            var sum = 0L;
            for (var i = 0; i < Times; i++) sum += one(i % Asked.Length);
            if (sum == 0) throw new InvalidOperationException("nothing was measured");
            // The first round warms up.
            if (round > 0) seconds.Add(Stopwatch.GetElapsedTime(began).TotalSeconds / Times);
        }
        return seconds.Order().ElementAt(Rounds / 2);
    }
}
