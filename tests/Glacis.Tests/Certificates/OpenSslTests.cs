// The opinion of openssl verify on every row: where it differs, a table says why, and what it does not explain is a fault.
using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Glacis.Certificates;
using Xunit;

namespace Glacis.Tests.Certificates;

public sealed class OpenSslTests
{
    const string Forum = "a rule of the CA/Browser Forum, which OpenSSL does not know", Form = "a form that RFC 5280 demands and OpenSSL does not look at", Lenient = "OpenSSL reads what is not DER, or has a form that RFC 5280 does not know",
        Unread = "the extension cannot be read; OpenSSL reads it more leniently", Young = "OpenSSL knows ML-DSA from 3.5 on, and gives all of its keys fewer bits than some levels demand";

    /// <summary>Why OpenSSL takes what is refused here: by rule, or by sentence where a rule is one that it knows otherwise.</summary>
    static readonly Dictionary<string, string> Takes = new(StringComparer.Ordinal)
    {
        ["lifetime-is-too-long"] = Forum, ["name-is-malformed"] = Forum, ["names-are-missing"] = "OpenSSL still falls back on the common name", ["names-criticality"] = Forum, ["common-name-is-no-name"] = Forum,
        ["purposes-are-missing"] = Forum, ["is-for-too-much"] = Forum, ["critical purposes"] = Forum, ["root-has-purposes"] = Forum, ["key-is-not-allowed"] = Forum, ["leaf-constrains-names"] = Form,
        ["authority-key-is-not-named"] = "OpenSSL does not look at how a trusted certificate names keys", ["the root names another key"] = "the same", ["extension-is-not-critical"] = Form,
        ["version-is-old"] = "OpenSSL takes old versions that have no extensions", ["serial-breaks-the-rules"] = Form, ["times-are-odd"] = Form, ["has-unique-ids"] = Form,
        ["key-cannot-encipher"] = "RFC 9295 and RFC 9881, which OpenSSL does not look at",
        ["version 4"] = Lenient, ["malformed access to the issuer"] = Unread, ["bytes behind an extension"] = Unread, ["an extension in BER"] = Unread, ["a yes that is not all ones"] = Unread, ["any policy is mapped"] = Unread,
        ["bytes behind the certificate"] = "OpenSSL reads what it wants, and leaves the rest",
        ["a constraint with a leading dot"] = "OpenSSL takes the dot for every name below", ["a mask with holes"] = Unread, ["constraints that constrain nothing"] = Form, ["constraints with empty lists"] = Form,
        ["DSA in the root"] = Forum,
        ["a star that spans an excluded name"] = "OpenSSL compares the star as if it was a letter (CVE-2025-61727 of another library)",
        ["more names and constraints than can be compared"] = "OpenSSL's own limit is higher",
        ["a list that names somebody twice"] = Forum, ["a part of a list, and the leaf names a host besides"] = Forum, ["a part of a list that names a host besides"] = Forum,
    };

    /// <summary>Why OpenSSL refuses what is taken here, by sentence.</summary>
    static readonly Dictionary<string, string> Refuses = new(StringComparer.Ordinal)
    {
        ["the last second counts"] = "OpenSSL leaves the last second out; RFC 5280, 4.1.2.5 includes it", ["a fraction after the last second counts, too"] = "the same",
        ["a star over a house's own top"] = "OpenSSL wants two labels behind a star; below a root of one's own, the house decides",
        ["constraints forbid one way and not the other"] = "OpenSSL does not try the other way",
        ["a list of another issuer"] = "once there is a list, OpenSSL demands one of everybody", ["a list of version 1 is none"] = "OpenSSL takes it for a list; by RFC 5280, 5.1.2.1 it is none", ["a list without an end is none"] = "the same, by 5.1.2.5",
        ["ML-DSA-44"] = Young, ["ML-DSA-65"] = Young, ["ML-DSA-87"] = Young,
    };

    [Fact]
    public void Differences_from_openssl_verify_are_explained()
    {
        var differences = new ConcurrentBag<string>();
        Parallel.ForEach(ChainValidatorTests.Rows, row =>
        {
            var (rule, asks) = row.Value;
            var theirs = Verify(asks());
            var isExplained = rule.Length == 0 ? theirs.Length == 0 || Refuses.ContainsKey(row.Key) : theirs.Length > 0 || Takes.ContainsKey(rule) || Takes.ContainsKey(row.Key);
            if (!isExplained) differences.Add($"{row.Key}: {(rule.Length == 0 ? $"taken here; OpenSSL says {theirs}" : $"refused here ({rule}); OpenSSL takes it")}");
        });
        Assert.True(differences.IsEmpty, string.Join('\n', differences.Order(StringComparer.Ordinal)));
    }

    /// <summary>What speaks against the chain; empty for nothing.</summary>
    static string Verify(ChainQuestion question)
    {
        var folder = Directory.CreateTempSubdirectory("glacis-openssl-").FullName;
        try
        {
            string Written(string name, IEnumerable<ReadOnlyMemory<byte>> all, string label = "CERTIFICATE")
            {
                var file = Path.Combine(folder, name);
                File.WriteAllText(file, string.Join("\n", all.Select(it => Mint.Pem(it.ToArray(), label))));
                return file;
            }
            var asked = new List<string>
            {
                "verify", "-x509_strict", "-policy_check", "-policy", "2.5.29.32.0", "-partial_chain", "-no-CApath", "-no-CAstore", "-attime", question.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                "-purpose", question.Purpose == Purpose.ServerAuth ? "sslserver" : "sslclient", "-auth_level", "2",
            };
            asked.AddRange(question.Anchors.All.Count > 0 ? ["-CAfile", Written("trusted", question.Anchors.All.Select(static it => it.Der))] : ["-no-CAfile"]);
            if (question.Intermediates.Count > 0) asked.AddRange(["-untrusted", Written("untrusted", question.Intermediates)]);
            if (question.Name is { } name) asked.AddRange([name.Contains('@', StringComparison.Ordinal) ? "-verify_email" : IPAddress.TryParse(name, out _) ? "-verify_ip" : "-verify_hostname", name.TrimEnd('.')]);
            if (question.Lists is { Count: > 0 } lists) asked.AddRange(["-crl_check", "-CRLfile", Written("lists", lists, "X509 CRL")]);
            return Run([.. asked, Written("leaf", [question.Peer])]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static string Run(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("openssl", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.WaitForExit();
            return process.ExitCode == 0 ? "" : (said.Result + errors.Result).Trim();
        }
        catch (Win32Exception)
        {
            Assert.Skip("skipped, because this is not installed: openssl");
            return "";
        }
    }
}
