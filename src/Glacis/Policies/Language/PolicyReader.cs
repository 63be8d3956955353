// Reads the IAM policy language and never guesses: what it does not know is a fault with its place.
using System.Text;
using System.Text.Json;

namespace Glacis.Policies.Language;

/// <summary>Reads policy documents.</summary>
public static class PolicyReader
{
    /// <summary>The longest document that is read, in bytes: four times the largest that a service takes (key policies, 32 KiB).</summary>
    public const int Largest = 128 * 1024;

    /// <summary>Statements, patterns and values together: more than any document of that size needs to say anything.</summary>
    public const int MostParts = 20_000;

    const int Deepest = 16;

    static readonly JsonReaderOptions Strict = new() { MaxDepth = Deepest };

    /// <summary>The document, or the first thing in it that cannot be read.</summary>
    public static PolicyRead Read(string text) =>
        text.Length > Largest ? TooLong : Read(Encoding.UTF8.GetBytes(text));

    /// <summary>The document, or the first thing in it that cannot be read.</summary>
    public static PolicyRead Read(ReadOnlySpan<byte> json)
    {
        if (json.Length > Largest) return TooLong;
        var reading = new Reading(new(json, Strict), json);
        try
        {
            return new(reading.Whole(), null);
        }
        catch (JsonException e)
        {
            return new(null, new((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1, IsTooDeep(e) ? $"it nests deeper than {Deepest} levels" : "this is no JSON"));
        }
        catch (FaultException e)
        {
            return new(null, e.Fault);
        }
    }

    static PolicyRead TooLong => new(null, new(1, 1, $"it is longer than {Largest / 1024} KiB, which no service takes"));

    static bool IsTooDeep(JsonException e) => e.Message.Contains("maximum configured depth", StringComparison.Ordinal);

    sealed class FaultException(PolicyFault fault) : Exception(fault.Sentence)
    {
        internal PolicyFault Fault => fault;
    }

    ref struct Reading(Utf8JsonReader json, ReadOnlySpan<byte> document)
    {
        Utf8JsonReader json = json;
        readonly ReadOnlySpan<byte> document = document;
        int parts;

        internal Policy Whole()
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw Fault("a policy is a JSON object");
            var (version, id, statements) = (Policy.Oldest, default(string), default(List<Statement>));
            var seen = new HashSet<string>(StringComparer.Ordinal);
            while (Member(seen) is { } name)
                switch (name)
                {
                    case "Version": version = Version(); break;
                    case "Id": id = Text("Id"); break;
                    case "Statement": statements = Statements(); break;
                    default: throw Fault($"a policy has no element {Quoted(name)}");
                }
            if (json.Read()) throw Fault("something follows the policy");
            return new(version, id, statements ?? throw Fault("the policy has no Statement"));
        }

        string Version() => Text("Version") is Policy.WithVariables or Policy.Oldest ? json.GetString()! : throw Fault($"Version is {Policy.WithVariables} or {Policy.Oldest}");

        List<Statement> Statements()
        {
            if (json.TokenType == JsonTokenType.StartObject) return [One(1)];
            if (json.TokenType != JsonTokenType.StartArray) throw Fault("Statement is an object or a list of objects");
            var all = new List<Statement>();
            while (Next() != JsonTokenType.EndArray)
                all.Add(json.TokenType == JsonTokenType.StartObject ? One(all.Count + 1) : throw Fault("a statement is an object"));
            return all;
        }

        Statement One(int number)
        {
            Count();
            var (line, seen) = (Place().Line, new HashSet<string>(StringComparer.Ordinal));
            var (sid, effect, principal, action, resource, conditions) = (default(string), default(Effect?), default(PrincipalElement), default(Element), default(Element), default(List<Condition>));
            while (Member(seen) is { } name)
                switch (name)
                {
                    case "Sid": sid = Text("Sid"); break;
                    case "Effect": effect = EffectOf(Text("Effect")); break;
                    case "Principal" or "NotPrincipal": principal = Once(principal, "Principal and NotPrincipal", new(name[0] == 'N', Principals(name))); break;
                    case "Action" or "NotAction": action = Once(action, "Action and NotAction", new(name[0] == 'N', Patterns(name))); break;
                    case "Resource" or "NotResource": resource = Once(resource, "Resource and NotResource", new(name[0] == 'N', Patterns(name))); break;
                    case "Condition": conditions = Conditions(); break;
                    default: throw Fault($"a statement has no element {Quoted(name)}");
                }
            return new(number, line)
            {
                Sid = sid,
                Effect = effect ?? throw Fault("the statement that ends here has no Effect"),
                Principal = principal,
                Action = action ?? throw Fault("the statement that ends here has no Action"),
                Resource = resource,
                Conditions = conditions ?? [],
            };
        }

        Effect EffectOf(string text) => text switch
        {
            "Allow" => Effect.Allow,
            "Deny" => Effect.Deny,
            _ => throw Fault("Effect is Allow or Deny"),
        };

        T Once<T>(T? before, string names, T now) where T : class => before is null ? now : throw Fault($"a statement has one of {names}");

        List<string> Patterns(string element)
        {
            var all = Texts(element, scalars: false);
            if (all.Count == 0) throw Fault($"{element} is empty");
            return all;
        }

        List<PrincipalEntry> Principals(string element)
        {
            if (json.TokenType == JsonTokenType.String)
                return json.ValueTextEquals("*") ? [new(PrincipalSort.Everybody, "*")] : throw Fault($"{element} is \"*\" or an object");
            if (json.TokenType != JsonTokenType.StartObject) throw Fault($"{element} is \"*\" or an object");
            var (all, seen) = (new List<PrincipalEntry>(), new HashSet<string>(StringComparer.Ordinal));
            while (Member(seen) is { } name)
            {
                var sort = SortOf(name);
                all.AddRange(Texts(name, scalars: false).ConvertAll(value => new PrincipalEntry(sort, value)));
            }
            return all;
        }

        PrincipalSort SortOf(string name) => name switch
        {
            "AWS" => PrincipalSort.Identity,
            "Service" => PrincipalSort.Service,
            "Federated" => PrincipalSort.Federated,
            "CanonicalUser" => PrincipalSort.CanonicalUser,
            _ => throw Fault($"there is no sort of principal {Quoted(name)}"),
        };

        List<Condition> Conditions()
        {
            if (json.TokenType != JsonTokenType.StartObject) throw Fault("Condition is an object");
            var (all, seen) = (new List<Condition>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
            while (Member(seen) is { } name)
            {
                var (quantifier, comparison, ifExists) = Operators.Read(name) ?? throw Fault($"there is no condition operator {Quoted(name)}");
                if (json.TokenType != JsonTokenType.StartObject) throw Fault($"{name} is an object");
                var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
                while (Member(keys) is { } key) all.Add(new(quantifier, comparison, ifExists, key, Texts(key, scalars: true)));
            }
            return all;
        }

        // A text or a list of texts; the values of conditions may be numbers and flags too.
        List<string> Texts(string of, bool scalars)
        {
            var all = new List<string>();
            if (json.TokenType != JsonTokenType.StartArray)
            {
                all.Add(Scalar(of, scalars));
                return all;
            }
            while (Next() != JsonTokenType.EndArray) all.Add(Scalar(of, scalars));
            return all;
        }

        string Scalar(string of, bool scalars)
        {
            Count();
            return json.TokenType switch
            {
                JsonTokenType.String => Text(of),
                JsonTokenType.True when scalars => "true",
                JsonTokenType.False when scalars => "false",
                JsonTokenType.Number when scalars => Encoding.UTF8.GetString(json.ValueSpan),
                _ => throw Fault($"{Shortened(of)} is a text or a list of texts"),
            };
        }

        string Text(string of)
        {
            if (json.TokenType != JsonTokenType.String) throw Fault($"{Shortened(of)} is a text");
            try
            {
                return json.GetString()!;
            }
            catch (InvalidOperationException)
            {
                throw Fault($"{Shortened(of)} is no Unicode text");
            }
        }

        // The next member's name, its value read up to its first token; null at the object's end. Which of two equal names counts, services do not say.
        string? Member(HashSet<string> seen)
        {
            if (Next() == JsonTokenType.EndObject) return null;
            var name = Name();
            if (!seen.Add(name)) throw Fault($"{Quoted(name)} is given twice");
            Next();
            return name;
        }

        string Name()
        {
            try
            {
                return json.GetString()!;
            }
            catch (InvalidOperationException)
            {
                throw Fault("a name is no Unicode text");
            }
        }

        JsonTokenType Next()
        {
            json.Read();
            return json.TokenType;
        }

        void Count()
        {
            if (++parts > MostParts) throw Fault($"it has more than {MostParts} parts");
        }

        readonly FaultException Fault(string sentence)
        {
            var (line, column) = Place();
            return new(new(line, column, sentence));
        }

        readonly (int Line, int Column) Place()
        {
            var before = document[..(int)json.TokenStartIndex];
            return (before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
        }

        static string Quoted(string name) => $"\"{Shortened(name)}\"";

        static string Shortened(string name) => name.Length <= 60 ? name : $"{name.AsSpan(0, 57)}...";
    }
}
