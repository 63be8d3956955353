// Random requests over the whole grammar, as JSON, from a seed: the same seed gives the same requests.
using System.Globalization;
using System.Text.Json.Nodes;

namespace Glacis.Tests.Policies.Differential;

/// <summary>Requests without what the two simulators are known to differ on, but for the quirk that is asked for.</summary>
sealed class RandomRequests(int seed, Quirk? quirk = null)
{
    const string Mine = "111122223333", Other = "444455556666", Org = "o-abcdefghij";

    readonly Random random = new(seed);

    sealed record Principal(string Name, string Account, string? Role, string Sort);

    static readonly Principal[] Callers =
    [
        new($"arn:aws:iam::{Mine}:user/bob", Mine, null, "User"),
        new($"arn:aws:iam::{Mine}:user/team/alice", Mine, null, "User"),
        new($"arn:aws:iam::{Mine}:root", Mine, null, "Account"),
        new($"arn:aws:sts::{Mine}:assumed-role/app/one", Mine, $"arn:aws:iam::{Mine}:role/app", "AssumedRole"),
        new($"arn:aws:sts::{Mine}:assumed-role/admin/two", Mine, $"arn:aws:iam::{Mine}:role/admin", "AssumedRole"),
        new($"arn:aws:sts::{Other}:assumed-role/app/one", Other, $"arn:aws:iam::{Other}:role/app", "AssumedRole"),
        new($"arn:aws:iam::{Other}:user/eve", Other, null, "User"),
        new("s3.amazonaws.com", "", null, "Service"),
        new("anonymous", "", null, "Anonymous"),
    ];

    sealed record Target(string Action, string[] Resources, string[] Near, (string Key, string Type)[] Keys);

    static readonly Target[] Targets =
    [
        new("kms:Decrypt", [$"arn:aws:kms:eu-west-1:{Mine}:key/11111111-2222-3333-4444-555555555555"], ["kms:*", "kms:Dec*", "kms:Encrypt", "KMS:decrypt", "kms:?ecrypt"],
            [("kms:ViaService", "s"), ("kms:EncryptionContextKeys", "S"), ("kms:EncryptionAlgorithm", "s")]),
        new("kms:CreateGrant", [$"arn:aws:kms:eu-west-1:{Mine}:key/11111111-2222-3333-4444-555555555555"], ["kms:Create*", "kms:CreateGrant", "kms:Decrypt"],
            [("kms:GrantOperations", "S"), ("kms:GrantIsForAWSResource", "b"), ("kms:GranteePrincipal", "s"), ("kms:ViaService", "s")]),
        new("s3:GetObject", ["arn:aws:s3:::data/bob/file.txt", "arn:aws:s3:::data/plain"], ["s3:*", "s3:Get*", "s3:GetObject", "s3:PutObject", "S3:getobject"],
            [("s3:ExistingObjectTag/team", "s"), ("s3:TlsVersion", "n"), ("s3:signatureAge", "n"), ("aws:PrincipalTag/team", "s")]),
        new("s3:ListBucket", ["arn:aws:s3:::data"], ["s3:List*", "s3:ListBucket", "s3:GetObject"], [("s3:prefix", "s"), ("s3:max-keys", "n"), ("s3:delimiter", "s")]),
        new("sqs:SendMessage", [$"arn:aws:sqs:eu-west-1:{Mine}:queue"], ["sqs:*", "sqs:Send*", "sqs:SendMessage", "sqs:ReceiveMessage"], [("aws:ResourceTag/team", "s"), ("aws:PrincipalTag/team", "s")]),
        new("sts:AssumeRole", [$"arn:aws:iam::{Mine}:role/target"], ["sts:*", "sts:Assume*", "sts:AssumeRole", "sts:TagSession"], [("sts:ExternalId", "s"), ("sts:RoleSessionName", "s"), ("aws:TagKeys", "S"), ("aws:RequestTag/team", "s")]),
        new("secretsmanager:GetSecretValue", [$"arn:aws:secretsmanager:eu-west-1:{Mine}:secret:db-AbCdEf"], ["secretsmanager:*", "secretsmanager:Get*", "secretsmanager:PutSecretValue"], [("secretsmanager:VersionStage", "s"), ("aws:ResourceTag/team", "s")]),
    ];

    static readonly (string Key, string Type)[] Global =
    [
        ("aws:SourceIp", "i"), ("aws:SourceVpce", "s"), ("aws:SecureTransport", "b"), ("aws:CurrentTime", "d"), ("aws:PrincipalArn", "a"), ("aws:PrincipalAccount", "s"),
        ("aws:PrincipalOrgID", "s"), ("aws:PrincipalOrgPaths", "S"), ("aws:PrincipalType", "s"), ("aws:username", "s"), ("aws:SourceArn", "a"), ("aws:SourceAccount", "s"),
        ("aws:MultiFactorAuthPresent", "b"), ("aws:MultiFactorAuthAge", "n"), ("aws:PrincipalTag/team", "s"), ("aws:UserAgent", "s"), ("aws:ResourceAccount", "s"),
        ("aws:CalledVia", "S"), ("aws:TokenIssueTime", "d"), ("aws:PrincipalIsAWSService", "b"), ("aws:RequestedRegion", "s"),
    ];

    bool Chance(int percent) => random.Next(100) < percent;

    T One<T>(params IReadOnlyList<T> all) => all[random.Next(all.Count)];

    /// <summary>The next request.</summary>
    internal string Next()
    {
        var target = One(Targets);
        var (caller, resource) = (One(Callers), One(target.Resources));
        var context = Context(caller, target);
        var request = new JsonObject
        {
            ["principal"] = caller.Name,
            ["action"] = target.Action,
            ["resource"] = resource,
            ["resourceAccount"] = Mine,
            ["context"] = context,
            ["policies"] = Policies(caller, target, resource, context),
        };
        return request.ToJsonString();
    }

    // ---- context ----------------------------------------------------------------------------------------------------------------

    JsonObject Context(Principal caller, Target target)
    {
        var ofAccount = caller.Account.Length > 0;
        var context = new JsonObject
        {
            ["aws:SecureTransport"] = Chance(80) ? "true" : "false",
            ["aws:CurrentTime"] = "2026-03-01T12:00:00Z",
            ["aws:UserAgent"] = One("aws-cli/2", "console"),
            ["aws:RequestedRegion"] = "eu-west-1",
            ["aws:ResourceAccount"] = Mine,
            ["aws:PrincipalArn"] = ofAccount ? caller.Role ?? caller.Name : null,
            ["aws:PrincipalAccount"] = ofAccount ? caller.Account : null,
            ["aws:PrincipalType"] = caller.Sort == "Service" ? null : caller.Sort,
            ["aws:PrincipalIsAWSService"] = caller.Sort == "Service" ? "true" : ofAccount ? "false" : null,
            ["aws:PrincipalOrgID"] = caller.Account == Mine ? Org : null,
            ["aws:PrincipalOrgPaths"] = caller.Account == Mine ? new JsonArray($"{Org}/r-ab12/ou-ab12-11111111/") : null,
            ["aws:username"] = caller.Sort == "User" ? caller.Name[(caller.Name.LastIndexOf('/') + 1)..] : null,
            ["aws:TokenIssueTime"] = caller.Role is null ? null : "2026-03-01T11:00:00Z",
            ["aws:MultiFactorAuthPresent"] = caller.Role is not null && Chance(50) ? One("true", "false") : null,
            ["aws:SourceIp"] = Chance(80) ? One("203.0.113.7", "10.1.2.3", "2001:db8::1", "198.51.100.255") : null,
            ["aws:SourceVpce"] = Chance(20) ? One("vpce-1a2b3c4d", "vpce-ffffffff") : null,
            ["aws:SourceArn"] = caller.Sort == "Service" && Chance(70) ? One("arn:aws:s3:::data", "arn:aws:s3:::other") : null,
            ["aws:SourceAccount"] = caller.Sort == "Service" && Chance(70) ? One(Mine, Other) : null,
            ["aws:CalledVia"] = Chance(20) ? new JsonArray([.. Some(["athena.amazonaws.com", "cloudformation.amazonaws.com"], 1, 2).Select(static it => JsonValue.Create(it))]) : null,
            ["aws:MultiFactorAuthAge"] = Chance(20) ? One("100", "4000") : null,
            ["aws:PrincipalTag/team"] = ofAccount && Chance(50) ? One("red", "blue") : null,
        };
        foreach (var (key, type) in KeysOf(target))
            if (!context.ContainsKey(key)) context[key] = Chance(60) ? Value(key, type) : null;
        if (target.Action.StartsWith("kms:", StringComparison.Ordinal)) context["kms:CallerAccount"] = ofAccount ? caller.Account : null;
        return context;
    }

    (string Key, string Type)[] KeysOf(Target target) =>
        quirk == Quirk.EncryptionContext && target.Action.StartsWith("kms:", StringComparison.Ordinal) ? [.. target.Keys, ("kms:EncryptionContext:Purpose", "s")] : target.Keys;

    JsonNode Value(string key, string type) => type == "S" ? new JsonArray([.. Some(Pool(key, type), 1, 2).Select(static it => JsonValue.Create(it))]) : JsonValue.Create(One(Pool(key, type)));

    List<string> Some(IReadOnlyList<string> all, int least, int most)
    {
        var left = all.ToList();
        var some = new List<string>();
        for (var n = random.Next(least, most + 1); n > 0 && left.Count > 0; n--)
        {
            var one = One(left);
            left.Remove(one);
            some.Add(one);
        }
        return some;
    }

    // Values that requests and policies share, so that they meet.
    static string[] Pool(string key, string type) => (key, type) switch
    {
        ("kms:ViaService", _) => ["s3.eu-west-1.amazonaws.com", "ec2.eu-west-1.amazonaws.com"],
        ("kms:EncryptionContextKeys", _) => ["Purpose", "Owner"],
        ("kms:GrantOperations", _) => ["Decrypt", "Encrypt", "CreateGrant"],
        ("kms:GranteePrincipal", _) => [$"arn:aws:iam::{Mine}:role/app", "dynamodb.amazonaws.com"],
        ("kms:EncryptionAlgorithm", _) => ["SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_1"],
        ("aws:TagKeys", _) => ["team", "stage"],
        ("s3:prefix", _) => ["bob/", "bob/x", "alice/"],
        ("s3:TlsVersion", _) => ["1.2", "1.3"],
        (_, "n") => ["1", "10", "100"],
        (_, "b") => ["true", "false"],
        _ => ["red", "blue", "Red", "re*"],
    };

    // ---- policies ---------------------------------------------------------------------------------------------------------------

    JsonObject Policies(Principal caller, Target target, string resource, JsonObject context)
    {
        var all = new JsonObject();
        JsonArray Documents(int least, int most, string layer) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Document(caller, target, resource, context, layer))];
        var ofAccount = caller.Account.Length > 0;
        all["identity"] = ofAccount && caller.Sort != "Account" ? Documents(0, 2, "identity") : new JsonArray();
        if (target.Action is var action && (Chance(75) || action.StartsWith("kms:", StringComparison.Ordinal) || action.StartsWith("sts:", StringComparison.Ordinal))) all["resource"] = Document(caller, target, resource, context, "resource");
        if (ofAccount && caller.Sort != "Account" && Chance(20)) all["boundary"] = Documents(1, 1, "limit");
        if (caller.Role is not null && Chance(20) && (quirk == Quirk.SessionPolicyAndADirectGrant || !NamesDirectly(all["resource"], caller))) all["session"] = Documents(1, 1, "limit");
        if (ofAccount && Chance(25)) all["scps"] = new JsonArray([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Documents(1, 2, "limit"))]);
        if (Chance(20)) all["rcps"] = new JsonArray([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Documents(1, 1, "rcp"))]);
        if (Chance(10)) all["endpoint"] = Documents(1, 1, "endpoint");
        return all;
    }

    static bool NamesDirectly(JsonNode? policy, Principal caller) =>
        policy?.ToJsonString() is { } text && (text.Contains($"\"{caller.Name}\"", StringComparison.Ordinal) || text.Contains("\"Principal\":\"*\"", StringComparison.Ordinal) || text.Contains("\"AWS\":\"*\"", StringComparison.Ordinal) || System.Text.RegularExpressions.Regex.IsMatch(text, "\"AWS\":\\[[^]]*\"\\*\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));

    JsonObject Document(Principal caller, Target target, string resource, JsonObject context, string layer)
    {
        var statements = new JsonArray();
        var wide = layer is "limit" or "endpoint" && Chance(70);
        if (wide) statements.Add(Wide(layer));
        for (var n = random.Next(wide ? 0 : 1, 4); n > 0; n--) statements.Add(Statement(caller, target, resource, context, layer));
        var old = layer != "rcp" && Chance(10) && (quirk == Quirk.VariableInTheOldVersion || !statements.ToJsonString().Contains("${", StringComparison.Ordinal));
        return new() { ["Version"] = old ? "2008-10-17" : "2012-10-17", ["Statement"] = statements.Count == 1 && Chance(30) ? statements[0]!.DeepClone() : statements };
    }

    static JsonObject Wide(string layer)
    {
        var statement = new JsonObject { ["Effect"] = "Allow", ["Action"] = "*", ["Resource"] = "*" };
        if (layer == "endpoint") statement["Principal"] = "*";
        return statement;
    }

    JsonObject Statement(Principal caller, Target target, string resource, JsonObject context, string layer)
    {
        var deny = layer == "rcp" || Chance(30);
        var statement = new JsonObject { ["Sid"] = $"S{random.Next(1000).ToString(CultureInfo.InvariantCulture)}", ["Effect"] = deny ? "Deny" : "Allow" };
        if (layer == "resource") AddPrincipal(statement, caller, deny);
        if (layer is "rcp" or "endpoint") statement["Principal"] = "*";
        if (layer == "rcp" || Chance(90)) statement["Action"] = Texts(Some([.. target.Near, target.Action, layer == "rcp" ? target.Action : "*", target.Action], 1, 2));
        else statement["NotAction"] = Texts(Some([.. target.Near, "iam:*"], 1, 2));
        if (!(layer == "resource" && target.Action.StartsWith("sts:", StringComparison.Ordinal)))
            AddResource(statement, resource, context);
        if (Chance(55)) statement["Condition"] = Conditions(target, context);
        return statement;
    }

    static JsonNode Texts(List<string> texts) => texts.Count == 1 ? JsonValue.Create(texts[0]) : new JsonArray([.. texts.Select(static it => JsonValue.Create(it))]);

    static string[] Resources(string resource) =>
    [
        "*", "*", resource, resource, $"{resource[..^2]}*", $"{resource[..^3]}??{resource[^1]}", $"{resource}x", resource.ToUpperInvariant(),
        "arn:aws:s3:::data/*", "arn:aws:s3:::data/${aws:username}/*", "arn:aws:s3:::data/${aws:PrincipalTag/team, 'bob'}/*", "arn:aws:s3:::other/*", $"arn:aws:kms:*:{Mine}:key/*", $"arn:aws:sqs:*:{Mine}:*",
    ];

    void AddResource(JsonObject statement, string resource, JsonObject context)
    {
        var all = Resources(resource);
        if (Chance(92)) statement["Resource"] = Texts(Some(all, 1, 2));
        else statement["NotResource"] = Texts(Some(quirk == Quirk.NotResourceWithAVariableWithoutValue ? all : [.. all.Where(it => !LacksValue(it, context))], 1, 2));
    }

    static bool LacksValue(string text, JsonObject context) =>
        (text.Contains("${aws:username}", StringComparison.Ordinal) && context["aws:username"] is null) || (text.Contains("${aws:PrincipalTag/team}", StringComparison.Ordinal) && context["aws:PrincipalTag/team"] is null);

    void AddPrincipal(JsonObject statement, Principal caller, bool deny)
    {
        if (deny && Chance(15)) statement["NotPrincipal"] = NotPrincipal(caller);
        else statement["Principal"] = Principals(caller);
    }

    JsonObject NotPrincipal(Principal caller) => new JsonObject
    {
        ["AWS"] = Texts(quirk == Quirk.PartOfTheCallerInNotPrincipal && caller.Account.Length > 0
            ? Some([.. new[] { caller.Name, caller.Role, $"arn:aws:iam::{caller.Account}:root" }.OfType<string>()], 1, 3)
            : ["arn:aws:iam::777788889999:user/nobody", "arn:aws:iam::777788889999:root"]),
    };

    JsonNode Principals(Principal caller)
    {
        if (Chance(20)) return JsonValue.Create("*");
        if (caller.Sort == "Service" && Chance(70)) return new JsonObject { ["Service"] = Texts(Some(["s3.amazonaws.com", "sns.amazonaws.com"], 1, 2)) };
        string[] near = ["*", Mine, $"arn:aws:iam::{Mine}:root", Other, $"arn:aws:iam::{Other}:root", $"arn:aws:iam::{Mine}:role/app", $"arn:aws:iam::{Mine}:user/bob", $"arn:aws:sts::{Mine}:assumed-role/app/one", $"arn:aws:iam::{Other}:user/eve"];
        string[] own = caller.Account.Length == 0 ? [] : [caller.Name, caller.Role ?? caller.Name, caller.Account, $"arn:aws:iam::{caller.Account}:root"];
        return new JsonObject { ["AWS"] = Texts(Some([.. near, .. own, .. own], 1, 2)) };
    }

    // ---- conditions -------------------------------------------------------------------------------------------------------------

    JsonObject Conditions(Target target, JsonObject context)
    {
        var all = new JsonObject();
        for (var n = Chance(75) ? 1 : 2; n > 0; n--)
        {
            var (key, type) = Chance(50) ? One(KeysOf(target)) : One(Global);
            var (name, values) = Operator(key, type, context);
            // A key stands once below an operator, whatever its case.
            if (all[name] is JsonObject there) _ = there.Any(it => it.Key.Equals(key, StringComparison.OrdinalIgnoreCase)) || there.TryAdd(Cased(key), values);
            else all[name] = new JsonObject { [Cased(key)] = values };
        }
        return all;
    }

    string Cased(string key) => Chance(10) ? key.ToLowerInvariant() : key;

    (string, JsonNode) Operator(string key, string type, JsonObject context)
    {
        if (Chance(8)) return ("Null", JsonValue.Create(One("true", "false")));
        var name = type switch
        {
            "n" => One("NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals"),
            "d" => One("DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"),
            "b" => "Bool",
            "i" => One("IpAddress", "NotIpAddress"),
            "a" => One("ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "StringEquals", "StringLike"),
            _ => One("StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike"),
        };
        if (type == "S") name = $"{One("ForAllValues:", "ForAnyValue:")}{name}";
        if (Chance(20) && (quirk == Quirk.AnyValueIfExistsWithoutTheKey || !name.StartsWith("ForAny", StringComparison.Ordinal) || context[key] is not null)) name += "IfExists";
        return (name, Texts(Values(name, key, type, context)));
    }

    List<string> Values(string name, string key, string type, JsonObject context)
    {
        IEnumerable<string> all = Written(key, type, context);
        if (type == "i" && quirk != Quirk.RangeOfAllAddresses) all = all.Where(static it => !it.EndsWith("/0", StringComparison.Ordinal));
        if (!name.Contains("Not", StringComparison.Ordinal)) return Some([.. all], 1, 3);
        if (quirk != Quirk.NegatedVariableWithoutValue) all = all.Where(it => !LacksValue(it, context));
        if (type == "i" && quirk != Quirk.NotIpAddressOfTheOtherFamily && context[key] is { } address) all = all.Where(it => it.Contains(':', StringComparison.Ordinal) == address.GetValue<string>().Contains(':', StringComparison.Ordinal));
        return Some([.. all], 1, 3);
    }

    string[] Written(string key, string type, JsonObject context) => type switch
    {
        "n" => ["1", "10", "100", "3600", "1.2"],
        "d" => ["2026-03-01T12:00:00Z", "2026-03-01T11:30:00Z", "2027-01-01", "2025-01-01T00:00:00Z"],
        "b" => ["true", "false"],
        "i" => ["203.0.113.0/24", "203.0.113.7", "10.0.0.0/8", "0.0.0.0/0", "2001:db8::/32", "::/0", "2001:db8::1"],
        "a" => [$"arn:aws:iam::{Mine}:role/*", $"arn:aws:iam::{Mine}:user/bob", $"arn:aws:iam::{Mine}:root", "arn:aws:iam::*:role/app", "arn:aws:s3:::data", "arn:aws:s3:::*", "arn:*:*:*:*:*", $"arn:aws:iam::{Mine}:user/${{aws:username}}"],
        _ => [.. Own(key, context), .. Pool(key, type), "*", "b*", "?ob/", $"{Org}/*", Org, Mine, "vpce-1a2b3c4d", "eu-west-1", "eu-*", "User", "bob", "${aws:username}", "${aws:PrincipalTag/team}", "${aws:PrincipalTag/team, 'red'}", "${*}", "aws-cli*"],
    };

    static IEnumerable<string> Own(string key, JsonObject context) => context[key] switch
    {
        JsonArray many => many.Select(static it => it!.GetValue<string>()),
        JsonValue one => [one.GetValue<string>(), one.GetValue<string>()],
        _ => [],
    };
}
