// Requests of the query and ec2 protocols: a form with dotted names.
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Glacis.Clouds.Aws.Wire;

sealed class FormRequests
{
    readonly StringBuilder form = new();
    readonly bool ec2;

    FormRequests(bool ec2) => this.ec2 = ec2;

    public static string Encode(Operation operation, JsonObject input)
    {
        var request = new FormRequests(operation.Service.Protocol == Protocol.Ec2);
        request.Add("Action", operation.Name);
        request.Add("Version", operation.Service.ApiVersion);
        request.Members("", operation.Input, input);
        return request.form.ToString();
    }

    void Add(string name, string value)
        => form.Append(form.Length == 0 ? "" : "&").Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));

    void Members(string prefix, Shape? shape, JsonObject value)
    {
        foreach (var (name, member) in value)
            if (member is not null)
            {
                var described = shape?.Members.GetValueOrDefault(name);
                var wire = described is null ? name : NameOf(described);
                Value(prefix.Length == 0 ? wire : $"{prefix}.{wire}", described?.Type ?? Reference.Unknown, member);
            }
    }

    string NameOf(Member member)
    {
        if (!ec2)
            return member.WireName;
        var name = member.QueryName ?? member.WireName;
        return ReferenceEquals(name, member.QueryName) ? name : char.ToUpperInvariant(name[0]) + name[1..];
    }

    void Value(string name, Reference type, JsonNode value)
    {
        switch (value)
        {
            case JsonArray list: List(name, type, list); break;
            case JsonObject map when type.Form == Form.Map: Map(name, type, map); break;
            case JsonObject structure: Members(name, type.Shape, structure); break;
            default: Add(name, Requests.Text(value)); break;
        }
    }

    void List(string name, Reference type, JsonArray list)
    {
        if (list.Count == 0 && !ec2)
            Add(name, "");
        var stem = ec2 || type.Flattened ? name : $"{name}.{type.Shape?.ItemName ?? "member"}";
        for (var i = 0; i < list.Count; i++)
            Value(Numbered(stem, i), type.Shape?.Item ?? Reference.Unknown, list[i]!);
    }

    void Map(string name, Reference type, JsonObject map)
    {
        var stem = type.Flattened ? name : $"{name}.entry";
        foreach (var (index, (key, value)) in map.Index())
        {
            var entry = Numbered(stem, index);
            Add($"{entry}.{type.Shape!.KeyName}", key);
            Value($"{entry}.{type.Shape.ValueName}", type.Shape.Item, value!);
        }
    }

    static string Numbered(string stem, int index) => string.Create(CultureInfo.InvariantCulture, $"{stem}.{index + 1}");
}
