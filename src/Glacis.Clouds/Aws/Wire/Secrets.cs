// Where an operation's answers hold what must not be kept, in terms of the wire.
namespace Glacis.Clouds.Aws.Wire;

/// <summary>
/// A tree that follows a body: at each place, whether the value is secret, which members lead to secrets, and what every other child leads to.
/// A list of JSON is transparent: its elements are judged as it is itself, unless they are secrets one by one.
/// </summary>
sealed class Secrets
{
    static readonly Secrets Secret = new() { IsSecret = true };

    /// <summary>
    /// Secrets that the models do not mark: (service, operation or "*", path of the model's member names, "*" for any member).
    /// </summary>
    static readonly (string Service, string Operation, string Path)[] Supplement =
    [
        ("sts", "AssumeRole", "Credentials"),
        ("ec2", "DescribeInstanceAttribute", "UserData"),
        ("ec2", "DescribeLaunchTemplateVersions", "LaunchTemplateVersions.LaunchTemplateData.UserData"),
        ("ec2", "DescribeSpotInstanceRequests", "SpotInstanceRequests.LaunchSpecification.UserData"),
        ("ec2", "DescribeVpnConnections", "VpnConnections.CustomerGatewayConfiguration"),
        ("ec2", "DescribeVpnConnections", "VpnConnections.Options.TunnelOptions.PreSharedKey"),
        ("autoscaling", "DescribeLaunchConfigurations", "LaunchConfigurations.UserData"),
        ("lambda", "ListFunctions", "Functions.Environment.Variables"),
        ("lambda", "GetFunction", "Configuration.Environment.Variables"),
        ("lambda", "GetFunctionConfiguration", "Environment.Variables"),
        ("ecs", "DescribeTaskDefinition", "taskDefinition.containerDefinitions.environment.value"),
        ("codebuild", "BatchGetProjects", "projects.environment.environmentVariables.value"),
        ("apprunner", "DescribeService", "Service.SourceConfiguration.ImageRepository.ImageConfiguration.RuntimeEnvironmentVariables"),
        ("elasticbeanstalk", "DescribeConfigurationSettings", "ConfigurationSettings.OptionSettings.Value"),
        ("amplify", "ListApps", "apps.environmentVariables"),
        ("glue", "GetConnections", "ConnectionList.ConnectionProperties"),
        ("datapipeline", "GetPipelineDefinition", "*"),
        ("sns", "ListSubscriptions", "Subscriptions.Endpoint"),
        ("ssm", "*", "Parameter.Value"),
        ("ssm", "*", "Parameters.Value"),
        ("cloudformation", "DescribeStacks", "Stacks.Parameters.ParameterValue"),
        ("cloudformation", "DescribeStacks", "Stacks.Outputs.OutputValue"),
    ];

    /// <summary>Members that the models mark to keep them out of logs, but that name a key and open none: judging needs them.</summary>
    static readonly HashSet<(string Service, string Shape, string Member)> Names =
    [
        ("s3", "ServerSideEncryptionByDefault", "KMSMasterKeyID"),
        ("s3", "HeadObjectOutput", "SSEKMSKeyId"),
        ("s3", "SSEKMS", "KeyId"),
    ];

    /// <summary>Secrets that are asked for because of the certificates in them, which are all that stays.</summary>
    static readonly HashSet<(string Service, string Operation, string Member)> Holders =
    [
        ("secretsmanager", "GetSecretValue", "SecretString"),
        ("secretsmanager", "GetSecretValue", "SecretBinary"),
    ];

    static readonly Secrets SecretButCertificates = new() { IsSecret = true, LeavesCertificates = true };

    readonly Dictionary<string, Secrets> members = new(StringComparer.Ordinal);
    Secrets? others, elements;

    public bool IsSecret { get; private init; }

    /// <summary>Whether certificates in it stay.</summary>
    public bool LeavesCertificates { get; private init; }

    public bool IsEmpty => !IsSecret && members.Count == 0 && others is null && elements is null;

    /// <summary>What the elements of a list of JSON are.</summary>
    public Secrets Elements => elements ?? this;

    /// <summary>What a child of that wire name leads to; null when to nothing secret.</summary>
    public Secrets? Child(string wireName) => members.GetValueOrDefault(wireName) ?? others;

    /// <summary>Whether a member that the model marks names something and opens nothing.</summary>
    public static bool OnlyNames(Service service, string shape, string member) => Names.Contains((service.Name, shape, member));

    /// <summary>Whether the value of a header-bound member must not be kept.</summary>
    public static bool IsSecretHeader(Operation operation, Member member) => new Builder(operation).IsSecret(operation.Output!, member);

    /// <summary>The secrets of an operation that its model does not mark.</summary>
    public static List<string[]> Unmarked(Operation operation) =>
    [
        .. Supplement
            .Where(row => row.Service == operation.Service.Name && (row.Operation == operation.Name || row.Operation == "*"))
            .Select(row => row.Path.Split('.')),
    ];

    public static Secrets Of(Operation operation) => new Builder(operation).Root(Unmarked(operation));

    sealed class Builder(Operation operation)
    {
        readonly bool xml = operation.Service.SpeaksXml;
        readonly Dictionary<Shape, Secrets> known = [];

        public Secrets Root(List<string[]> paths)
        {
            var output = operation.Output;
            var payload = output?.Payload;
            if (payload is null)
                return Wrapped(output is null ? Along(new Secrets(), null, paths) : Structure(output, paths));
            if (IsSecret(output!, payload))
                return Secret;
            return Follow(payload.Type, Below(paths, payload.Name)) ?? new Secrets();
        }

        // The result stands in a wrapper, or, as the parser allows, at the root itself.
        Secrets Wrapped(Secrets root)
        {
            if (operation.ResultWrapper is { } wrapper && !root.IsEmpty)
                root.members.TryAdd(wrapper, root);
            return root;
        }

        public bool IsSecret(Shape shape, Member member)
            => member.Type.Sensitive && !OnlyNames(operation.Service, shape.Name, member.Name);

        // A plan may contain itself, as shapes do; one with paths of its own is made anew.
        Secrets Structure(Shape shape, List<string[]> paths)
        {
            if (paths.Count == 0 && this.known.TryGetValue(shape, out var known))
                return known;
            var secrets = new Secrets();
            if (paths.Count == 0)
                this.known.Add(shape, secrets);
            foreach (var member in shape.Members.Values)
                if (member.Location == Location.Body)
                    AddMember(secrets, shape, member, Below(paths, member.Name));
            return Along(secrets, shape, paths);
        }

        void AddMember(Secrets secrets, Shape shape, Member member, List<string[]> below)
        {
            if (IsSecret(shape, member))
                secrets.members[member.WireName] = Holders.Contains((operation.Service.Name, operation.Name, member.Name)) ? SecretButCertificates : Secret;
            else if (Follow(member.Type, below) is { } child)
                secrets.members[member.WireName] = child;
        }

        // Steps of the supplement whose members the catalogue leaves out, since they are plain: the wire names them as the model does.
        static Secrets Along(Secrets secrets, Shape? shape, List<string[]> paths)
        {
            foreach (var path in paths)
            {
                if (path[0] == "*")
                    secrets.others = path.Length == 1 ? Secret : Along(new Secrets(), null, [path[1..]]);
                else if (shape is null || !shape.Members.ContainsKey(path[0]))
                    secrets.members[path[0]] = path.Length == 1 ? Secret : Along(secrets.members.GetValueOrDefault(path[0]) ?? new Secrets(), null, [path[1..]]);
            }
            return secrets;
        }

        Secrets? Follow(Reference type, List<string[]> paths)
        {
            if (type.Sensitive || paths.Exists(p => p.Length == 0))
                return Secret;
            if (type.Shape is not { } shape)
                return paths.Count == 0 ? null : Along(new Secrets(), null, paths);
            if (paths.Count == 0 && !Reaches(shape, []))
                return null;
            return shape.Form switch
            {
                Form.List => List(type, shape, paths),
                Form.Map => Map(type, shape, paths),
                _ => Structure(shape, paths),
            };
        }

        Secrets? List(Reference type, Shape shape, List<string[]> paths)
        {
            var item = Follow(shape.Item, paths);
            if (item is null || xml && type.Flattened)
                return item;
            if (xml)
                return new Secrets { others = item };
            return item.IsSecret ? new Secrets { elements = item } : item;
        }

        Secrets? Map(Reference type, Shape shape, List<string[]> paths)
        {
            if (shape.SecretKeys)
                return Secret;
            var value = Follow(shape.Item, Below(paths, "*"));
            if (value is null)
                return null;
            if (!xml)
                return new Secrets { others = value };
            var entry = new Secrets();
            entry.members.Add(shape.ValueName, value);
            return type.Flattened ? entry : new Secrets { others = entry };
        }

        bool Reaches(Shape shape, HashSet<Shape> seen)
            => seen.Add(shape) && (shape.SecretKeys
                || shape.Form != Form.Structure && Reaches(shape.Item, seen)
                || shape.Members.Values.Any(m => IsSecret(shape, m) || !m.Type.Sensitive && Reaches(m.Type, seen)));

        bool Reaches(Reference type, HashSet<Shape> seen) => type.Sensitive || type.Shape is { } shape && Reaches(shape, seen);

        static List<string[]> Below(List<string[]> paths, string name)
            => [.. paths.Where(p => p[0] == name || p[0] == "*").Select(p => p[1..])];
    }
}
