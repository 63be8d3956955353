// Within which names an authority may name: RFC 5280, 4.2.1.10.
using System.Formats.Asn1;

namespace Glacis.Certificates;

/// <summary>The name space of an authority. A name has to lie in a permitted subtree of its form, where there is one, and in no excluded one.</summary>
sealed record NameConstraints(IReadOnlyList<GeneralName> Permitted, IReadOnlyList<GeneralName> Excluded)
{
    internal static NameConstraints Read(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var (permitted, excluded) = (Subtrees(sequence, 0), Subtrees(sequence, 1));
        sequence.ThrowIfNotEmpty();
        return permitted is null && excluded is null ? throw new AsnContentException("name constraints constrain nothing") : new(permitted ?? [], excluded ?? []);
    }

    static List<GeneralName>? Subtrees(AsnReader sequence, int number)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, number, isConstructed: true);
        if (!sequence.HasData || !sequence.PeekTag().HasSameClassAndValue(tag)) return null;
        var (trees, list) = (new List<GeneralName>(), sequence.ReadSequence(tag));
        if (!list.HasData) throw new AsnContentException("a list of subtrees is empty");
        while (list.HasData)
        {
            var tree = list.ReadSequence();
            trees.Add(Checked(GeneralName.Read(tree)));
            // "Within this profile, the minimum and maximum fields are not used": minimum is 0 by default, which DER leaves out.
            tree.ThrowIfNotEmpty();
        }
        return trees;
    }

    static GeneralName Checked(GeneralName tree) => tree.Form switch
    {
        NameForm.Dns when tree.Text.Length > 0 && !HostNames.IsName(tree.Text) => throw new AsnContentException("a name constraint is no DNS name"),
        NameForm.Address when !IsNetwork(tree.Bytes.Span) => throw new AsnContentException("a name constraint is no network"),
        NameForm.Email when !IsMailbox(tree.Text) && !IsHost(tree.Text) => throw new AsnContentException("a name constraint is no mailbox and no host"),
        NameForm.Uri when !IsHost(tree.Text) => throw new AsnContentException("a name constraint is no host"),
        _ => tree,
    };

    static bool IsHost(string text) => HostNames.IsName(text.StartsWith('.') ? text[1..] : text);

    internal static bool IsMailbox(string text) => text.Split('@') is [{ Length: > 0 }, var host] && HostNames.IsName(host);

    // An address and a mask of as many bytes, ones before zeros.
    static bool IsNetwork(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is not (8 or 32)) return false;
        var ended = false;
        foreach (var part in bytes[(bytes.Length / 2)..])
            for (var bit = 7; bit >= 0; bit--)
            {
                var isOne = (part >> bit & 1) == 1;
                if (isOne && ended) return false;
                ended |= !isOne;
            }
        return true;
    }

    /// <summary>What speaks against a name, in words; <c>null</c> where nothing does.</summary>
    internal string? Against(GeneralName name, ref int budget)
    {
        var demanded = false;
        foreach (var tree in Excluded)
        {
            if (tree.Form != name.Form) continue;
            if (--budget < 0) return "there are more names and constraints than can be compared in reasonable time";
            if (!IsCompared(name.Form)) return "it is of a form that is constrained and cannot be compared";
            if (Matches(name, tree, excluding: true)) return $"its issuer may not name {tree}";
        }
        foreach (var tree in Permitted)
        {
            if (tree.Form != name.Form) continue;
            if (--budget < 0) return "there are more names and constraints than can be compared in reasonable time";
            if (!IsCompared(name.Form)) return "it is of a form that is constrained and cannot be compared";
            if (Matches(name, tree, excluding: false)) return null;
            demanded = true;
        }
        return demanded ? "it lies outside of what its issuer may name" : null;
    }

    static bool IsCompared(NameForm form) => form is NameForm.Dns or NameForm.Address or NameForm.Email or NameForm.Uri or NameForm.Directory;

    static bool Matches(GeneralName name, GeneralName tree, bool excluding) => name.Form switch
    {
        NameForm.Dns => IsUnder(name.Text, tree.Text) || excluding && name.Text.StartsWith("*.", StringComparison.Ordinal) && IsUnder(tree.Text, name.Text[2..]),
        NameForm.Address => IsIn(name.Bytes.Span, tree.Bytes.Span),
        NameForm.Email => IsMail(name.Text, tree.Text, excluding),
        NameForm.Uri => IsAt(HostOf(name.Text), tree.Text, excluding),
        _ => name.Directory!.IsWithin(tree.Directory!),
    };

    static bool IsUnder(string name, string tree) => tree.Length == 0 || name.Equals(tree, StringComparison.OrdinalIgnoreCase)
        || name.Length > tree.Length && name[^(tree.Length + 1)] == '.' && name.EndsWith(tree, StringComparison.OrdinalIgnoreCase);

    static bool IsIn(ReadOnlySpan<byte> address, ReadOnlySpan<byte> network)
    {
        if (address.Length * 2 != network.Length) return false;
        for (var at = 0; at < address.Length; at++)
            if ((address[at] & network[address.Length + at]) != (network[at] & network[address.Length + at])) return false;
        return true;
    }

    // Local parts tell upper from lower case, hosts do not.
    static bool IsMail(string mailbox, string tree, bool excluding)
    {
        if (mailbox.Split('@') is not [var local, var host]) return excluding;
        return tree.Split('@') is [var only, var at] ? local == only && host.Equals(at, StringComparison.OrdinalIgnoreCase) : IsAt(host, tree, excluding);
    }

    // A host alone is that host; with a dot in front, all below it. What has no host lies outside of every permission and inside of every ban.
    static bool IsAt(string? host, string tree, bool excluding) => host is null ? excluding
        : tree.StartsWith('.') ? host.EndsWith(tree, StringComparison.OrdinalIgnoreCase) : host.Equals(tree, StringComparison.OrdinalIgnoreCase);

    static string? HostOf(string address) => System.Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.HostNameType == UriHostNameType.Dns ? uri.Host : null;
}
