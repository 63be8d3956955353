// How fast AWS's services are asked: below their published limits, which the account's other callers share.
using Glacis.Clouds.Collecting;

namespace Glacis.Clouds.Aws;

static class Rates
{
    /// <summary>For one service in one region of one account.</summary>
    internal static Rate Of(string service) => service switch
    {
        // Buckets of requests of 50 to 100, refilled with 10 to 20 a second: EC2 User Guide, "Request throttling for the Amazon EC2 API".
        "ec2" => new(10, 50),
        // DescribeKey and its like 500 to 2,000 a second, ListGrants 100: KMS Developer Guide, "Request quotas".
        "kms" => new(80, 100),
        // No published limit for reading configuration; SlowDown says when.
        "s3" => new(100, 200),
        // Tags at most 10 a second: DynamoDB Developer Guide, "Quotas"; one bucket serves all its operations here.
        "dynamodb" => new(20, 40),
        // 15 a second for what neither invokes nor gets a function: Lambda Developer Guide, "Lambda quotas".
        "lambda" => new(10, 15),
        // 50 a second for policies, 100 for lists: Secrets Manager User Guide, "Secrets Manager quotas".
        "secretsmanager" => new(30, 50),
        // Tags 10 a second, topics 30: SNS Developer Guide and General Reference, "Service quotas"; one bucket serves all here.
        "sns" => new(8, 20),
        // 10 a second with bursts of 40 for the control plane of an account: API Gateway Developer Guide, "Quotas".
        "apigateway" or "apigatewayv2" => new(8, 40),
        // DescribeAlarms 9 a second: CloudWatch User Guide, "Service quotas".
        "cloudwatch" => new(7, 20),
        // Their lists and descriptions 5 to 10 a second each: quotas of CloudWatch Logs, CloudTrail, Kinesis, Firehose and AWS WAF. GetFindings 3, with bursts of 6: Security Hub API Reference.
        "logs" or "cloudtrail" or "kinesis" or "firehose" or "wafv2" => new(5, 10),
        "securityhub" => new(3, 6),
        // Few a second, and not said how many.
        "organizations" or "config" or "guardduty" or "inspector2" or "accessanalyzer" => new(5, 20),
        // No published limits. Whoever is throttled waits, and asks again.
        "rds" or "elasticache" => new(15, 40),
        _ => new(20, 40),
    };
}
