// Conditions: every operator, what is missing, sets, variables. Each row is one condition on the one statement that would allow the request.
using Xunit;

namespace Glacis.Tests.Policies.Evaluation;

public sealed class ConditionTests
{
    const string Yes = "allowed", No = "implicitDeny", Open = "unknown";

    public static TheoryData<string, string, string, string> Rows => new()
    {
        // ---- operators and keys are all wanted, one of the values is enough
        { "all keys must hold", """{"StringEquals":{"aws:PrincipalTag/a":"1","aws:PrincipalTag/b":"2"}}""", """ "aws:PrincipalTag/a":"1","aws:PrincipalTag/b":"2" """, Yes },
        { "one key that does not hold is enough to fail", """{"StringEquals":{"aws:PrincipalTag/a":"1","aws:PrincipalTag/b":"2"}}""", """ "aws:PrincipalTag/a":"1","aws:PrincipalTag/b":"3" """, No },
        { "all operators must hold", """{"StringEquals":{"aws:PrincipalTag/a":"1"},"Bool":{"aws:SecureTransport":"true"}}""", """ "aws:PrincipalTag/a":"1","aws:SecureTransport":false """, No },
        { "one of the values is enough", """{"StringEquals":{"aws:PrincipalTag/a":["1","2"]}}""", """ "aws:PrincipalTag/a":"2" """, Yes },
        { "of a negated operator none of the values may be it", """{"StringNotEquals":{"aws:PrincipalTag/a":["1","2"]}}""", """ "aws:PrincipalTag/a":"2" """, No },
        { "another value passes a negated operator", """{"StringNotEquals":{"aws:PrincipalTag/a":["1","2"]}}""", """ "aws:PrincipalTag/a":"3" """, Yes },
        { "no value at all is equal to nothing", """{"StringEquals":{"aws:PrincipalTag/a":[]}}""", """ "aws:PrincipalTag/a":"1" """, No },
        { "the case of a key makes no difference", """{"StringEquals":{"AWS:principaltag/a":"1"}}""", """ "aws:PrincipalTag/A":"1" """, Yes },

        // ---- a key that is missing
        { "a missing key fails a positive operator", """{"StringEquals":{"aws:PrincipalTag/a":"1"}}""", "", No },
        { "a missing key passes a negated operator", """{"StringNotEquals":{"aws:PrincipalTag/a":"1"}}""", "", Yes },
        { "null says that a key is missing", """{"StringNotEquals":{"aws:PrincipalTag/a":"1"}}""", """ "aws:PrincipalTag/a":null """, Yes },
        { "so does an empty list", """{"StringEquals":{"aws:PrincipalTag/a":"1"}}""", """ "aws:PrincipalTag/a":[] """, No },
        { "a missing address passes NotIpAddress", """{"NotIpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""", "", Yes },
        { "a missing key fails a number's comparison", """{"NumericLessThan":{"s3:max-keys":"10"}}""", "", No },
        { "a missing key passes NumericNotEquals", """{"NumericNotEquals":{"s3:max-keys":"10"}}""", "", Yes },
        { "a missing key passes DateNotEquals", """{"DateNotEquals":{"aws:TokenIssueTime":"2026-01-01"}}""", "", Yes },
        { "a missing key passes ArnNotLike", """{"ArnNotLike":{"aws:SourceArn":"arn:aws:s3:::a"}}""", "", Yes },
        { "a missing key passes IfExists", """{"StringEqualsIfExists":{"aws:PrincipalTag/a":"1"}}""", "", Yes },
        { "a key that is there is held against IfExists", """{"StringEqualsIfExists":{"aws:PrincipalTag/a":"1"}}""", """ "aws:PrincipalTag/a":"2" """, No },
        { "long-term credentials have no MFA key, so Bool fails", """{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""", "", No },
        { "and BoolIfExists passes", """{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}""", "", Yes },
        { "Null true wants the key to be missing", """{"Null":{"aws:PrincipalTag/a":"true"}}""", "", Yes },
        { "Null true fails where the key is there", """{"Null":{"aws:PrincipalTag/a":"true"}}""", """ "aws:PrincipalTag/a":"1" """, No },
        { "Null false wants the key to be there", """{"Null":{"aws:PrincipalTag/a":false}}""", """ "aws:PrincipalTag/a":"1" """, Yes },
        { "Null false fails where the key is missing", """{"Null":{"aws:PrincipalTag/a":"false"}}""", "", No },
        { "Null of neither is not known", """{"Null":{"aws:PrincipalTag/a":"maybe"}}""", "", Open },
        { "whether a key is there may be not known", """{"Null":{"aws:PrincipalTag/a":"true"}}""", """ "aws:PrincipalTag/a":{"unknown":true} """, Open },
        { "a key that may be there leaves a negated operator open", """{"StringNotEquals":{"aws:PrincipalTag/a":"1"}}""", """ "aws:PrincipalTag/a":{"unknown":true} """, Open },
        { "what every request has, and this one does not say, is not known", """{"Bool":{"aws:SecureTransport":"true"}}""", "", Open },
        { "but that it is there is known", """{"Null":{"aws:SecureTransport":"false"}}""", "", Yes },
        { "an open condition beside one that fails matters no more", """{"Bool":{"aws:SecureTransport":"true"},"StringEquals":{"aws:PrincipalTag/a":"1"}}""", "", No },

        // ---- sets
        { "ForAnyValue wants one of the request's values", """{"ForAnyValue:StringEquals":{"aws:TagKeys":["a","b"]}}""", """ "aws:TagKeys":["x","b"] """, Yes },
        { "ForAnyValue fails where none is it", """{"ForAnyValue:StringEquals":{"aws:TagKeys":["a","b"]}}""", """ "aws:TagKeys":["x","y"] """, No },
        { "ForAnyValue fails where the key is missing", """{"ForAnyValue:StringEquals":{"aws:TagKeys":"a"}}""", "", No },
        { "ForAnyValue fails where the key is empty", """{"ForAnyValue:StringNotEquals":{"aws:TagKeys":"a"}}""", """ "aws:TagKeys":[] """, No },
        { "a negated ForAnyValue wants one value that is none of them", """{"ForAnyValue:StringNotEquals":{"aws:TagKeys":["a","b"]}}""", """ "aws:TagKeys":["a","x"] """, Yes },
        { "ForAllValues wants each of the request's values", """{"ForAllValues:StringEquals":{"aws:TagKeys":["a","b"]}}""", """ "aws:TagKeys":["a","b"] """, Yes },
        { "ForAllValues fails on one stranger", """{"ForAllValues:StringEquals":{"aws:TagKeys":["a","b"]}}""", """ "aws:TagKeys":["a","x"] """, No },
        { "ForAllValues holds where the key is missing: the trap of an Allow", """{"ForAllValues:StringEquals":{"aws:TagKeys":"a"}}""", "", Yes },
        { "ForAllValues holds where the key is empty", """{"ForAllValues:StringLike":{"aws:TagKeys":"a*"}}""", """ "aws:TagKeys":[] """, Yes },
        { "a Null beside it closes the trap", """{"ForAllValues:StringEquals":{"aws:TagKeys":"a"},"Null":{"aws:TagKeys":"false"}}""", "", No },
        { "a negated ForAllValues wants none of the request's values to be one", """{"ForAllValues:StringNotEquals":{"aws:TagKeys":["a"]}}""", """ "aws:TagKeys":["x","a"] """, No },
        { "ForAnyValue with IfExists holds where the key is missing", """{"ForAnyValue:StringEqualsIfExists":{"aws:TagKeys":"a"}}""", "", Yes },
        { "a set operator on a key of one value is legal", """{"ForAnyValue:StringEquals":{"aws:PrincipalTag/a":"1"}}""", """ "aws:PrincipalTag/a":"1" """, Yes },
        { "many values without a set operator are not known", """{"StringEquals":{"aws:TagKeys":"a"}}""", """ "aws:TagKeys":["a","b"] """, Open },
        { "unless all of them come to the same", """{"StringLike":{"aws:TagKeys":"*"}}""", """ "aws:TagKeys":["a","b"] """, Yes },
        { "Null with a set operator is not known", """{"ForAllValues:Null":{"aws:TagKeys":"false"}}""", """ "aws:TagKeys":["a"] """, Open },

        // ---- strings
        { "StringEquals minds the case", """{"StringEquals":{"aws:PrincipalTag/a":"Red"}}""", """ "aws:PrincipalTag/a":"red" """, No },
        { "a star in StringEquals is a star", """{"StringEquals":{"aws:PrincipalTag/a":"r*"}}""", """ "aws:PrincipalTag/a":"red" """, No },
        { "StringEqualsIgnoreCase does not mind the case", """{"StringEqualsIgnoreCase":{"aws:PrincipalTag/a":"Red"}}""", """ "aws:PrincipalTag/a":"rED" """, Yes },
        { "StringNotEqualsIgnoreCase neither", """{"StringNotEqualsIgnoreCase":{"aws:PrincipalTag/a":"Red"}}""", """ "aws:PrincipalTag/a":"rED" """, No },
        { "StringLike takes stars", """{"StringLike":{"aws:PrincipalTag/a":"r*d*"}}""", """ "aws:PrincipalTag/a":"rounded" """, Yes },
        { "StringLike takes question marks, each for one character", """{"StringLike":{"aws:PrincipalTag/a":"r?d"}}""", """ "aws:PrincipalTag/a":"rd" """, No },
        { "StringLike minds the case", """{"StringLike":{"aws:PrincipalTag/a":"R*"}}""", """ "aws:PrincipalTag/a":"red" """, No },
        { "StringNotLike is its opposite", """{"StringNotLike":{"aws:PrincipalTag/a":"r*"}}""", """ "aws:PrincipalTag/a":"blue" """, Yes },

        // ---- numbers
        { "numbers are numbers, not texts", """{"NumericEquals":{"s3:max-keys":"10.0"}}""", """ "s3:max-keys":10 """, Yes },
        { "NumericNotEquals", """{"NumericNotEquals":{"s3:max-keys":10}}""", """ "s3:max-keys":"1e1" """, No },
        { "NumericLessThan leaves the bound out", """{"NumericLessThan":{"s3:max-keys":10}}""", """ "s3:max-keys":10 """, No },
        { "NumericLessThanEquals takes it in", """{"NumericLessThanEquals":{"s3:max-keys":10}}""", """ "s3:max-keys":10 """, Yes },
        { "NumericGreaterThan", """{"NumericGreaterThan":{"s3:max-keys":9}}""", """ "s3:max-keys":10 """, Yes },
        { "NumericGreaterThanEquals", """{"NumericGreaterThanEquals":{"s3:max-keys":10.5}}""", """ "s3:max-keys":10 """, No },
        { "what is no number is not known", """{"NumericEquals":{"s3:max-keys":"ten"}}""", """ "s3:max-keys":10 """, Open },
        { "a variable is no number", """{"NumericEquals":{"s3:max-keys":"${s3:max-keys}"}}""", """ "s3:max-keys":10 """, Open },

        // ---- dates
        { "a date is an instant, whatever its offset", """{"DateEquals":{"aws:CurrentTime":"2026-03-01T13:00:00+01:00"}}""", """ "aws:CurrentTime":"2026-03-01T12:00:00Z" """, Yes },
        { "seconds since 1970 are a date", """{"DateEquals":{"aws:CurrentTime":"1772366400"}}""", """ "aws:CurrentTime":"2026-03-01T12:00:00Z" """, Yes },
        { "a day begins at midnight in UTC", """{"DateLessThan":{"aws:CurrentTime":"2026-03-01"}}""", """ "aws:CurrentTime":"2026-02-28T23:59:59.999Z" """, Yes },
        { "DateNotEquals", """{"DateNotEquals":{"aws:CurrentTime":"2026-03-01"}}""", """ "aws:CurrentTime":"2026-03-01T00:00:00Z" """, No },
        { "DateLessThanEquals", """{"DateLessThanEquals":{"aws:CurrentTime":"2026"}}""", """ "aws:CurrentTime":"2026-01-01T00:00:00Z" """, Yes },
        { "DateGreaterThan", """{"DateGreaterThan":{"aws:CurrentTime":"2026-03"}}""", """ "aws:CurrentTime":"2026-03-01T00:00:00Z" """, No },
        { "DateGreaterThanEquals", """{"DateGreaterThanEquals":{"aws:EpochTime":1772323200}}""", """ "aws:EpochTime":1772323200 """, Yes },
        { "what is no date is not known", """{"DateLessThan":{"aws:CurrentTime":"tomorrow"}}""", """ "aws:CurrentTime":"2026-03-01T00:00:00Z" """, Open },

        // ---- flags and bytes
        { "Bool does not mind the case", """{"Bool":{"aws:SecureTransport":"True"}}""", """ "aws:SecureTransport":true """, Yes },
        { "what is neither true nor false is not known", """{"Bool":{"aws:SecureTransport":"yes"}}""", """ "aws:SecureTransport":true """, Open },
        { "BinaryEquals compares what base64 stands for", """{"BinaryEquals":{"aws:PrincipalTag/a":"QmluYXJ5"}}""", """ "aws:PrincipalTag/a":"QmluYXJ5" """, Yes },
        { "other bytes are not it", """{"BinaryEquals":{"aws:PrincipalTag/a":"QmluYXJ5"}}""", """ "aws:PrincipalTag/a":"QmluYXJ6" """, No },
        { "what is no base64 is not known", """{"BinaryEquals":{"aws:PrincipalTag/a":"%%"}}""", """ "aws:PrincipalTag/a":"QmluYXJ5" """, Open },

        // ---- addresses
        { "an address is in a range", """{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""", """ "aws:SourceIp":"203.0.113.255" """, Yes },
        { "or outside of it", """{"IpAddress":{"aws:SourceIp":"203.0.113.0/25"}}""", """ "aws:SourceIp":"203.0.113.255" """, No },
        { "an address alone is a range of one", """{"IpAddress":{"aws:SourceIp":"203.0.113.7"}}""", """ "aws:SourceIp":"203.0.113.7" """, Yes },
        { "everything is in /0", """{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}""", """ "aws:SourceIp":"203.0.113.7" """, Yes },
        { "but not the other family", """{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}""", """ "aws:SourceIp":"2001:db8::1" """, No },
        { "which NotIpAddress lets pass", """{"NotIpAddress":{"aws:SourceIp":"0.0.0.0/0"}}""", """ "aws:SourceIp":"2001:db8::1" """, Yes },
        { "version 6 in all its spellings", """{"IpAddress":{"aws:SourceIp":"2001:DB8:0::/33"}}""", """ "aws:SourceIp":"2001:db8:7fff:0:0::1" """, Yes },
        { "version 6 beyond the last bit of a prefix", """{"IpAddress":{"aws:SourceIp":"2001:db8::/33"}}""", """ "aws:SourceIp":"2001:db8:8000::1" """, No },
        { "NotIpAddress in the range", """{"NotIpAddress":{"aws:SourceIp":["10.0.0.0/8","203.0.113.0/24"]}}""", """ "aws:SourceIp":"203.0.113.7" """, No },
        { "what is no range is not known", """{"IpAddress":{"aws:SourceIp":"10.0.0.0/33"}}""", """ "aws:SourceIp":"10.0.0.1" """, Open },
        { "programmers' forms of addresses are none", """{"IpAddress":{"aws:SourceIp":"010.0.0.1"}}""", """ "aws:SourceIp":"10.0.0.1" """, Open },

        // ---- names of resources
        { "ArnEquals takes stars like ArnLike", """{"ArnEquals":{"aws:SourceArn":"arn:aws:s3:::da*"}}""", """ "aws:SourceArn":"arn:aws:s3:::data" """, Yes },
        { "a star does not reach over a colon of the first five", """{"ArnLike":{"aws:SourceArn":"arn:aws:sns:*:111122223333:t"}}""", """ "aws:SourceArn":"arn:aws:sns:eu:1:111122223333:t" """, No },
        { "each part by itself", """{"ArnLike":{"aws:SourceArn":"arn:*:sns:eu-?:1111*:t"}}""", """ "aws:SourceArn":"arn:aws:sns:eu-1:111122223333:t" """, Yes },
        { "the last part may hold colons", """{"ArnLike":{"aws:SourceArn":"arn:aws:sns:*:*:t*"}}""", """ "aws:SourceArn":"arn:aws:sns:eu:1:t:u:v" """, Yes },
        { "ArnNotEquals", """{"ArnNotEquals":{"aws:SourceArn":"arn:aws:s3:::*"}}""", """ "aws:SourceArn":"arn:aws:s3:::data" """, No },
        { "ArnNotLike", """{"ArnNotLike":{"aws:SourceArn":"arn:aws:s3:::other"}}""", """ "aws:SourceArn":"arn:aws:s3:::data" """, Yes },
        { "names mind the case", """{"ArnLike":{"aws:SourceArn":"arn:aws:s3:::DATA"}}""", """ "aws:SourceArn":"arn:aws:s3:::data" """, No },
        { "fewer than six parts are not known", """{"ArnLike":{"aws:SourceArn":"arn:aws:s3*"}}""", """ "aws:SourceArn":"arn:aws:s3:::data" """, Open },
        { "a request's value that is no name is like none", """{"ArnLike":{"aws:SourceArn":"arn:aws:s3:::*"}}""", """ "aws:SourceArn":"data" """, No },

        // ---- variables
        { "a variable stands for the request's value", """{"StringEquals":{"aws:PrincipalTag/a":"${aws:username}"}}""", """ "aws:PrincipalTag/a":"bob" """, Yes },
        { "in the middle of a text", """{"StringLike":{"aws:PrincipalTag/a":"team-${AWS:UserName}-*"}}""", """ "aws:PrincipalTag/a":"team-bob-x" """, Yes },
        { "a default where there is no value", """{"StringEquals":{"aws:PrincipalTag/a":"${aws:PrincipalTag/b, 'none'}"}}""", """ "aws:PrincipalTag/a":"none" """, Yes },
        { "and no default where there is", """{"StringEquals":{"aws:PrincipalTag/a":"${aws:PrincipalTag/b, 'none'}"}}""", """ "aws:PrincipalTag/a":"none","aws:PrincipalTag/b":"x" """, No },
        { "a default may be empty", """{"StringEquals":{"aws:PrincipalTag/a":"${aws:PrincipalTag/b, ''}"}}""", """ "aws:PrincipalTag/a":"" """, Yes },
        { "without a value nothing is equal", """{"StringLike":{"aws:PrincipalTag/a":"*${aws:PrincipalTag/b}*"}}""", """ "aws:PrincipalTag/a":"x" """, No },
        { "so a negated operator holds", """{"StringNotEquals":{"aws:PrincipalTag/a":"${aws:PrincipalTag/b}"}}""", """ "aws:PrincipalTag/a":"x" """, Yes },
        { "${*} is a star", """{"StringLike":{"aws:PrincipalTag/a":"${*}x"}}""", """ "aws:PrincipalTag/a":"*x" """, Yes },
        { "and no other text", """{"StringLike":{"aws:PrincipalTag/a":"${*}x"}}""", """ "aws:PrincipalTag/a":"yx" """, No },
        { "${?} is a question mark", """{"StringLike":{"aws:PrincipalTag/a":"a${?}"}}""", """ "aws:PrincipalTag/a":"ab" """, No },
        { "${$} is a dollar", """{"StringEquals":{"aws:PrincipalTag/a":"${$}{x}"}}""", """ "aws:PrincipalTag/a":"${x}" """, Yes },
        { "a star in a value is a star", """{"StringLike":{"aws:PrincipalTag/a":"${aws:PrincipalTag/b}"}}""", """ "aws:PrincipalTag/a":"anything","aws:PrincipalTag/b":"*" """, No },
        { "a variable of many values is not known", """{"StringEquals":{"aws:PrincipalTag/a":"${aws:TagKeys}"}}""", """ "aws:PrincipalTag/a":"x","aws:TagKeys":["x","y"] """, Open },
        { "a variable without an end is not known", """{"StringEquals":{"aws:PrincipalTag/a":"${aws:username"}}""", """ "aws:PrincipalTag/a":"bob" """, Open },
        { "variables stand in names", """{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:user/${aws:username}"}}""", "", Yes },
        { "and in Bool", """{"Bool":{"aws:SecureTransport":"${aws:PrincipalTag/tls}"}}""", """ "aws:SecureTransport":true,"aws:PrincipalTag/tls":"true" """, Yes },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_condition_holds_or_not(string sentence, string condition, string context, string decision) =>
        Assert.Equal((sentence, decision), (sentence, Ask.Under(condition, context)));

    [Fact]
    public void In_the_old_version_a_variable_is_text()
    {
        var old = Ask.Document(Ask.Allow(when: """{"StringEquals":{"aws:PrincipalTag/a":"${aws:username}"}}""")).Replace("2012-10-17", "2008-10-17", StringComparison.Ordinal);
        string With(string tag) => Ask.Word(Ask.Request(Ask.Bob, "sqs:SendMessage", Ask.Queue, $"\"identity\":{old}", $"\"aws:PrincipalTag/a\":\"{tag}\""));
        Assert.Equal((No, Yes), (With("bob"), With("${aws:username}")));
    }

    [Fact]
    public void Why_a_condition_leaves_it_open_is_said()
    {
        var decision = Ask.Decision(Ask.Request(Ask.Bob, "sqs:SendMessage", Ask.Queue, $"\"identity\":{{\"name\":\"tls\",\"policy\":{Ask.Document(Ask.Allow(when: """{"Bool":{"aws:SecureTransport":"true"}}"""))}}}"));
        Assert.Equal("not known: identity policy tls, statement 1: may allow it: Bool aws:SecureTransport: the request has this key and does not say its value", decision.Sentence);
    }
}
