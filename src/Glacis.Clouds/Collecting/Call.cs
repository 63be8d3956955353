// One question to a cloud, declared: collectors are static graphs of these; only parameters are computed.
using System.Text.Json;
using System.Text.Json.Nodes;
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>How often a call is asked.</summary>
public enum Scope
{
    /// <summary>Once in each account.</summary>
    Account,

    /// <summary>Once in each region of each account.</summary>
    Region,

    /// <summary>Once for each item of the call above it.</summary>
    Item,
}

/// <summary>A parameter of a call: a constant, the account that is asked, a field of the item that is asked about, or computed from that item.</summary>
public sealed record Parameter(string Name, JsonNode? Constant, string? Field, Func<Item, Fact<string>>? Computed = null)
{
    /// <summary>Whether it is told without any item.</summary>
    public bool NeedsNoItem => Constant is not null || IsAccount;

    /// <summary>Whether it is the number of the account.</summary>
    public bool IsAccount => Constant is null && Field is null && Computed is null;

    /// <summary>Whether the service wants a list, of one.</summary>
    public bool IsList { get; init; }

    public bool Equals(Parameter? other) =>
        other is not null && Name == other.Name && Field == other.Field && Computed == other.Computed && JsonNode.DeepEquals(Constant, other.Constant);

    public override int GetHashCode() => HashCode.Combine(Name, Field);
}

/// <summary>One question to a cloud, declared. Immutable; threads share it.</summary>
public sealed record Call
{
    Call(string service, string operation, Scope scope, string? items)
    {
        (Service, Operation, Scope, Items) = (service, operation, scope, items);
        Name = Key = $"{service}:{operation}";
        NeverAsked = Answered.Not(new(Ignorance.NotRecorded, $"{Name} was never asked, or its answer was not recorded"));
    }

    public string Service { get; }

    public string Operation { get; }

    public Scope Scope { get; private init; }

    /// <summary>Where the items stand in the answer; <c>null</c> where the answer itself is the one item.</summary>
    public string? Items { get; }

    public IReadOnlyList<Parameter> Parameters
    {
        get;
        private init
        {
            field = value;
            Key = KeyOf(Name, value);
        }
    } = [];

    /// <summary>What is asked about each item, in this order. Such a question may be a list itself, and have further questions about its items.</summary>
    public IReadOnlyList<Call> Further { get; private init; } = [];

    /// <summary>This call and all that is further asked, from the top.</summary>
    public IEnumerable<Call> AndFurther => Further.SelectMany(static it => it.AndFurther).Prepend(this);

    /// <summary>Error codes by which the service answers: there is no such thing, or it is turned off.</summary>
    public IReadOnlyList<string> Absences { get; private init; } = [];

    /// <summary>The permissions that the caller needs.</summary>
    public IReadOnlyList<string> Permissions { get; private init; } = [];

    /// <summary>Whether it is asked about an item; an item for which that is not known is asked about.</summary>
    public Func<Item, Fact<bool>>? Condition { get; private init; }

    /// <summary>The region that an answer names for an item; <c>null</c> is the region of the call above.</summary>
    public Func<Item, Fact<string>>? Place { get; private init; }

    /// <summary>Whether many items ask the same of it: then it is asked once, and its answer recorded with each.</summary>
    public bool IsShared { get; private init; }

    /// <summary>Service and operation, and what tells equal operations apart: calls of one key are asked once.</summary>
    public string Key { get; private init; }

    /// <summary>What tells equal operations apart, <c>OwnerIds=self</c>; <c>null</c> for most.</summary>
    public string? Told => Key.Length == Name.Length ? null : Key[(Name.Length + 1)..];

    /// <summary>Service and operation, <c>s3:GetBucketEncryption</c>.</summary>
    public string Name { get; }

    /// <summary>What became of it where nothing is recorded of it.</summary>
    internal Answered NeverAsked { get; }

    /// <summary>A list, asked once in each region.</summary>
    public static Call List(string service, string operation, string items) => new(service, operation, Scope.Region, items) { Permissions = [$"{service}:{operation}"] };

    /// <summary>A question with one answer, asked once in each region.</summary>
    public static Call One(string service, string operation) => new(service, operation, Scope.Region, null) { Permissions = [$"{service}:{operation}"] };

    /// <summary>A question about an item.</summary>
    public static Call About(string service, string operation) => new(service, operation, Scope.Item, null) { Permissions = [$"{service}:{operation}"] };

    /// <summary>A question about an item whose answer is a list, with further questions about what stands on it.</summary>
    public static Call ListAbout(string service, string operation, string items) => new(service, operation, Scope.Item, items) { Permissions = [$"{service}:{operation}"] };

    /// <summary>Many items name one thing, a group of subnets; it is asked about once in a unit, however many name it.</summary>
    public Call Shared() => this with { IsShared = true };

    public Call OncePerAccount() => this with { Scope = Scope.Account };

    /// <summary>A parameter with the same value always.</summary>
    public Call With(string parameter, JsonNode constant) => this with { Parameters = [.. Parameters, new(parameter, constant, null)] };

    /// <summary>A parameter taken from a field of the item; "" is the item itself.</summary>
    public Call By(string parameter, string field) => this with { Parameters = [.. Parameters, new(parameter, null, field)] };

    /// <summary>A parameter that is a list with one field of the item.</summary>
    public Call ByOne(string parameter, string field) => this with { Parameters = [.. Parameters, new(parameter, null, field) { IsList = true }] };

    /// <summary>A parameter computed from the item, where the list gives it in another form.</summary>
    public Call By(string parameter, Func<Item, Fact<string>> value) => this with { Parameters = [.. Parameters, new(parameter, null, null, value)] };

    /// <summary>The number of the account that is asked, for services that want to be told.</summary>
    public Call ForAccount(string parameter) => this with { Parameters = [.. Parameters, new(parameter, null, null)] };

    public Call AbsentBy(params IReadOnlyList<string> codes) => this with { Absences = codes };

    public Call Needs(params IReadOnlyList<string> permissions) => this with { Permissions = permissions };

    public Call When(Func<Item, Fact<bool>> condition) => this with { Condition = condition };

    public Call In(Func<Item, Fact<string>> place) => this with { Place = place };

    public Call Then(params IReadOnlyList<Call> further) => this with { Further = further };

    /// <summary>The parameters of a call that needs no item; <c>null</c> for one that does.</summary>
    public JsonObject? Request(string account) => Request(null, account);

    /// <summary>The parameters for an item; <c>null</c> where a field that is needed is not known.</summary>
    public JsonObject? Request(Item about) => Request(about, about.Account);

    JsonObject? Request(Item? about, string account)
    {
        var request = new JsonObject();
        foreach (var parameter in Parameters)
        {
            if (parameter.IsAccount) request[parameter.Name] = account;
            else if (parameter.Constant is not null) request[parameter.Name] = parameter.Constant.DeepClone();
            else if (about is { } item && ValueOf(parameter, item).Peek(out var value)) request[parameter.Name] = parameter.IsList ? new JsonArray(value) : value;
            else return null;
        }
        return request;
    }

    /// <summary>The same call with the further questions of both.</summary>
    internal Call MergedWith(Call other) =>
        this with { Further = [.. Further.Concat(other.Further).GroupBy(static it => it.Key, StringComparer.Ordinal).Select(static same => same.Aggregate(static (one, more) => one.MergedWith(more)))] };

    /// <summary>Whether a recorded request is one of this call's: it has every constant, whatever the size of its pages.</summary>
    internal bool Asked(JsonElement request) => request.ValueKind == JsonValueKind.Object && Parameters.All(it =>
        it.Constant is null || IsPageSize(it.Name) || request.TryGetProperty(it.Name, out var its) && its.GetRawText() == it.Constant.ToJsonString());

    static Fact<string> ValueOf(Parameter parameter, Item item) => parameter.Computed is { } computed ? computed(item) : item.Text(parameter.Field!);

    static string KeyOf(string name, IReadOnlyList<Parameter> parameters)
    {
        var told = parameters.Where(static it => it.Constant is not null && !IsPageSize(it.Name)).Select(static it => $"{it.Name}={Spelt(it.Constant!)}").ToArray();
        return told.Length == 0 ? name : $"{name}?{string.Join('&', told)}";
    }

    static string Spelt(JsonNode constant) => constant switch
    {
        JsonArray list => string.Join(',', list.Select(static it => Spelt(it!))),
        JsonValue text when text.TryGetValue<string>(out var value) => value,
        _ => constant.ToJsonString(),
    };

    static bool IsPageSize(string name) => name.StartsWith("Max", StringComparison.Ordinal) || name == "Limit";
}
