// How fast AWS's services are asked: below their published limits, which the account's other callers share.
using Glacis.Clouds.Collecting;

namespace Glacis.Clouds.Aws;

static class Rates
{
    /// <summary>For all operations of a service together, in one region of one account.</summary>
    internal static Rate Of(string service) => service switch
    {
        // Each of their operations has a limit of its own: below.
        "ec2" or "kms" or "dynamodb" or "secretsmanager" or "sns" or "logs" or "kinesis" or "firehose" or "wafv2" => Rate.Unlimited,
        // No published limit for reading configuration; SlowDown says when.
        "s3" => new(100, 200),
        // 15 a second for what neither invokes nor gets a function: Lambda Developer Guide, "Lambda quotas".
        "lambda" => new(10, 15),
        // 10 a second with bursts of 40 for the control plane of an account: API Gateway Developer Guide, "Quotas".
        "apigateway" or "apigatewayv2" => new(8, 40),
        // DescribeAlarms 9 a second: CloudWatch User Guide, "Service quotas".
        "cloudwatch" => new(7, 20),
        // 10 a second for what is asked most, less for the rest: CloudTrail User Guide, "Quotas". GetFindings 3, with bursts of 6: Security Hub API Reference.
        "cloudtrail" => new(5, 10),
        "securityhub" => new(3, 6),
        // Few a second, and not said how many.
        "organizations" or "config" or "guardduty" or "inspector2" or "accessanalyzer" => new(5, 20),
        // No published limits. Whoever is throttled waits, and asks again.
        "rds" or "elasticache" => new(15, 40),
        _ => new(20, 40),
    };

    /// <summary>For one operation, where the service counts each by itself.</summary>
    internal static Rate Of(string service, string operation) => (service, operation) switch
    {
        // Buckets of requests of 50 to 100, refilled with 10 to 20 a second, for each operation: EC2 User Guide, "Request throttling for the Amazon EC2 API".
        ("ec2", _) => new(10, 50),
        // DescribeKey and its like 500 to 2,000 a second, ListGrants 100: KMS Developer Guide, "Request quotas".
        ("kms", _) => new(80, 100),
        // Tags at most 10 a second; tables are described from a bucket of thousands: DynamoDB Developer Guide, "Quotas".
        ("dynamodb", "ListTagsOfResource") => new(8, 10),
        ("dynamodb", _) => new(20, 40),
        // 50 a second for policies, 100 for lists: Secrets Manager User Guide, "Secrets Manager quotas".
        ("secretsmanager", _) => new(30, 50),
        // Tags 10 a second, topics 30: SNS in the General Reference, "Service quotas".
        ("sns", "ListTagsForResource") => new(8, 10),
        ("sns", _) => new(20, 30),
        // Summaries 20 a second; lists and tags 5: Kinesis Data Streams Developer Guide, "Quotas and limits".
        ("kinesis", "DescribeStreamSummary") => new(15, 20),
        // 5 to 10 a second each: quotas of CloudWatch Logs, Firehose and AWS WAF.
        ("logs" or "kinesis" or "firehose" or "wafv2", _) => new(5, 5),
        _ => Rate.Unlimited,
    };
}
