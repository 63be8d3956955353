// What redaction does to bytes: places, containers, tears, bodies without a secret.
using System.Text;
using Glacis.Clouds.Aws.Wire;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Wire;

public sealed class RedactionTests
{
    static readonly Service Json = new() { Name = "test", Protocol = Protocol.Json, ApiVersion = "", EndpointPrefix = "", ServiceId = "", SigningName = "" };
    static readonly Service Xml = new() { Name = "test", Protocol = Protocol.Query, ApiVersion = "", EndpointPrefix = "", ServiceId = "", SigningName = "" };

    // A structure that contains itself, with a secret text, a secret map, and a list and a map of secrets.
    static Operation Operation(Service service)
    {
        var secret = new Reference { Form = Form.Text, Sensitive = true };
        var list = new Shape { Name = "List", Form = Form.List, Item = secret };
        var map = new Shape { Name = "Map", Form = Form.Map, Item = secret };
        var plain = new Shape { Name = "Plain", Form = Form.Map };
        var tree = new Shape { Name = "Tree", Form = Form.Structure };
        Member[] members =
        [
            new() { Name = "Secret", WireName = "secret", Type = secret },
            new() { Name = "Variables", WireName = "variables", Type = new() { Form = Form.Map, Shape = plain, Sensitive = true } },
            new() { Name = "List", WireName = "list", Type = new() { Form = Form.List, Shape = list } },
            new() { Name = "Flat", WireName = "flat", Type = new() { Form = Form.List, Shape = list, Flattened = true } },
            new() { Name = "Map", WireName = "map", Type = new() { Form = Form.Map, Shape = map } },
            new() { Name = "Child", WireName = "child", Type = new() { Form = Form.Structure, Shape = tree } },
        ];
        tree.Members = members.ToDictionary(m => m.Name, StringComparer.Ordinal);
        return new Operation { Service = service, Name = "Get", Output = tree, ResultWrapper = service == Xml ? "result" : null };
    }

    static (string Body, int Count) Redact(Service service, string body)
    {
        var redacted = Redaction.Redact(Operation(service), Encoding.UTF8.GetBytes(body), out var count);
        return (Encoding.UTF8.GetString(redacted), count);
    }

    [Theory]
    [InlineData("""{ "a" : 1.0, "secret" : "x" , "b":"é\u00e9"}""", """{ "a" : 1.0, "secret" : "REDACTED" , "b":"é\u00e9"}""", 1)]
    [InlineData("""{"secret":12}""", """{"secret":"REDACTED"}""", 1)]
    [InlineData("""{"secret":{"deep":["x"]},"a":[]}""", """{"secret":"REDACTED","a":[]}""", 1)]
    [InlineData("""{"secret":null}""", """{"secret":null}""", 0)]
    [InlineData("""{"\u0073ecret":"x"}""", """{"\u0073ecret":"REDACTED"}""", 1)]
    [InlineData("""{"secret":"x","secret":"y"}""", """{"secret":"REDACTED","secret":"REDACTED"}""", 2)]
    [InlineData("""{"variables":{"KEY":"x"}}""", """{"variables":"REDACTED"}""", 1)]
    [InlineData("""{"list":["x","y",null]}""", """{"list":["REDACTED","REDACTED",null]}""", 2)]
    [InlineData("""{"map":{"k":"x","l":"y"}}""", """{"map":{"k":"REDACTED","l":"REDACTED"}}""", 2)]
    [InlineData("""{"child":{"child":{"child":{"secret":"x"}}}}""", """{"child":{"child":{"child":{"secret":"REDACTED"}}}}""", 1)]
    [InlineData("""{"other":{"secret":"not a secret of the model"}}""", """{"other":{"secret":"not a secret of the model"}}""", 0)]
    [InlineData("""{"secret":"x" """, "REDACTED", 1)]
    [InlineData("""{"secret":"x"} {"secret":"y"}""", "REDACTED", 1)]
    [InlineData("<html>x</html>", "REDACTED", 1)]
    [InlineData("", "", 0)]
    public void Json_keeps_every_other_byte(string body, string expected, int count) => Assert.Equal((expected, count), Redact(Json, body));

    [Theory]
    [InlineData("<r><result><secret>x</secret><a>&lt;</a></result></r>", "<r><result><secret>REDACTED</secret><a>&lt;</a></result></r>", 1)]
    [InlineData("<r xmlns=\"urn:x\"><result><secret><![CDATA[x]]></secret></result></r>", "<r xmlns=\"urn:x\"><result><secret>REDACTED</secret></result></r>", 1)]
    [InlineData("<r><secret>x</secret></r>", "<r><secret>REDACTED</secret></r>", 1)]
    [InlineData("<r><result><secret/></result></r>", "<r><result><secret/></result></r>", 0)]
    [InlineData("<r><result><variables><entry><key>K</key><value>x</value></entry></variables></result></r>", "<r><result><variables>REDACTED</variables></result></r>", 1)]
    [InlineData("<r><result><list><member>x</member><member>y</member></list></result></r>", "<r><result><list><member>REDACTED</member><member>REDACTED</member></list></result></r>", 2)]
    [InlineData("<r><result><flat>x</flat><a/><flat>y</flat></result></r>", "<r><result><flat>REDACTED</flat><a /><flat>REDACTED</flat></result></r>", 2)]
    [InlineData("<r><result><map><entry><key>k</key><value>x</value></entry></map></result></r>", "<r><result><map><entry><key>k</key><value>REDACTED</value></entry></map></result></r>", 1)]
    [InlineData("<r><result><child><child><secret>x</secret></child></child></result></r>", "<r><result><child><child><secret>REDACTED</secret></child></child></result></r>", 1)]
    [InlineData("<r><result><other><secret>not a secret of the model</secret></other></result></r>", "<r><result><other><secret>not a secret of the model</secret></other></result></r>", 0)]
    [InlineData("<r><result><secret>x</secret>", "REDACTED", 1)]
    [InlineData("{\"secret\":\"x\"}", "REDACTED", 1)]
    public void Xml_is_written_anew_only_for_a_secret(string body, string expected, int count)
    {
        var (redacted, redactions) = Redact(Xml, body);
        Assert.Equal((expected, count), (redacted.Replace("<?xml version=\"1.0\" encoding=\"utf-8\"?>", "", StringComparison.Ordinal), redactions));
    }

    [Fact]
    public void A_body_of_an_operation_without_secrets_is_not_looked_at()
    {
        var body = "{torn"u8.ToArray();
        Assert.Same(body, Redaction.Redact(Catalogue.Operation("kms", "ListKeys"), body, out var count));
        Assert.Equal(0, count);
    }

    [Fact]
    public void The_name_of_a_bucket_s_key_is_no_secret()
    {
        var body = Encoding.UTF8.GetBytes("<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><KMSMasterKeyID>arn:aws:kms:eu-west-1:1:key/k</KMSMasterKeyID></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>");
        Assert.Same(body, Redaction.Redact(Catalogue.Operation("s3", "GetBucketEncryption"), body, out _));
    }

    [Fact]
    public void Addresses_of_people_who_are_told_are_taken_out()
    {
        var body = "<ListSubscriptionsResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><ListSubscriptionsResult><Subscriptions><member><TopicArn>arn:t</TopicArn><Protocol>email</Protocol><SubscriptionArn>PendingConfirmation</SubscriptionArn><Endpoint>alice@acme.example</Endpoint></member></Subscriptions></ListSubscriptionsResult></ListSubscriptionsResponse>";
        var redacted = Encoding.UTF8.GetString(Redaction.Redact(Catalogue.Operation("sns", "ListSubscriptions"), Encoding.UTF8.GetBytes(body), out var count));
        Assert.Equal(1, count);
        Assert.EndsWith(body.Replace("alice@acme.example", "REDACTED", StringComparison.Ordinal), redacted, StringComparison.Ordinal);
    }
}
