// The farm: nginx, gnutls-serv and openssl s_server on the loopback, one endpoint for each thing that must be told apart.
using System.Security.Cryptography;
using Xunit;

namespace Glacis.Clouds.Tests.Tls;

/// <summary>Servers of one test class; disposing ends them. Where a server is not installed, what needs it is skipped.</summary>
public sealed class Farm : IAsyncLifetime
{
    const string Strong = "ECDHE+AESGCM:ECDHE+CHACHA20", Tls12 = "TLSv1.2", Today = "TLSv1.2 TLSv1.3";

    const string Stapled = "ssl_stapling on; ssl_stapling_file must-staple.ocsp;";

    /// <summary>Endpoints of nginx: certificate, versions, suites, and what else stands in the server.</summary>
    static readonly (string Name, string Certificate, string Protocols, string Ciphers, string More)[] Servers =
    [
        ("good-rsa", "good", Today, Strong, ""), ("good-p256", "p256", Today, Strong, ""), ("good-p384", "p384", Today, Strong, ""), ("good-ed25519", "ed25519", Today, Strong, ""),
        ("good-rsa3072", "rsa3072", Today, Strong, ""), ("good-rsa4096", "rsa4096", Today, Strong, ""), ("rsa8192", "rsa8192", Today, Strong, ""),
        ("expired", "expired", Today, Strong, ""), ("five-days", "five-days", Today, Strong, ""), ("twenty-five-days", "twenty-five-days", Today, Strong, ""), ("not-yet", "not-yet", Today, Strong, ""),
        ("self-signed", "self-signed", Today, Strong, ""), ("unknown-root", "unknown-root", Today, Strong, ""), ("wrong-name", "wrong-name", Today, Strong, ""), ("wildcard-of-local", "wildcard-of-local", Today, Strong, ""),
        ("wildcard", "wildcard", Today, Strong, ""), ("no-san", "no-san", Today, Strong, ""), ("incomplete", "incomplete", Today, Strong, ""), ("reversed", "reversed", Today, Strong, ""), ("with-root", "with-root", Today, Strong, ""),
        ("with-another", "with-another", Today, Strong, ""), ("expired-intermediate", "under-expired", Today, Strong, ""), ("sha1", "sha1", Today, Strong, ""), ("sha1-intermediate", "under-sha1", Today, Strong, ""), ("md5", "md5", Today, Strong, ""),
        ("rsa1024", "rsa1024", Today, Strong, ""), ("rsa512", "rsa512", Tls12, "ECDHE+AES", ""), ("rsa2047", "rsa2047", Today, Strong, ""), ("p192", "p192", Tls12, Strong, ""), ("p224", "p224", Tls12, Strong, ""), ("dsa", "dsa", Tls12, "DHE+AESGCM", "ssl_dhparam dh2048.pem;"),
        ("e3", "e3", Today, Strong, ""), ("authority-as-leaf", "authority-as-leaf", Today, Strong, ""), ("for-clients", "for-clients", Today, Strong, ""), ("long", "long", Today, Strong, ""), ("must-staple", "must-staple", Today, Strong, ""),
        ("must-staple-tls13", "must-staple", "TLSv1.3", Strong, ""), ("must-staple-stapled", "must-staple", Today, Strong, Stapled), ("must-staple-stapled-tls13", "must-staple", "TLSv1.3", Strong, Stapled),
        ("thousand-names", "thousand-names", Today, Strong, ""),
        ("tls10", "good", "TLSv1", "ALL:!aNULL", ""), ("tls11", "good", "TLSv1.1", "ALL:!aNULL", ""), ("tls10-to-13", "good", "TLSv1 TLSv1.1 TLSv1.2 TLSv1.3", $"{Strong}:ECDHE+AES", ""), ("tls12", "good", Tls12, Strong, ""), ("tls13", "good", "TLSv1.3", Strong, ""),
        ("null", "good", Tls12, "eNULL:ECDHE+AESGCM", ""), ("anonymous", "good", Tls12, "aNULL:ECDHE+AESGCM", ""), ("static-rsa", "good", Tls12, "kRSA+AESGCM", ""), ("cbc", "good", Tls12, "ECDHE+AES:!AESGCM:!AESCCM", ""), ("camellia", "good", Tls12, "ECDHE+CAMELLIA:ECDHE+ARIA", ""),
        ("dh1024", "good", Tls12, "DHE+AESGCM", "ssl_dhparam dh1024.pem;"), ("dh2048", "good", Tls12, "DHE+AESGCM", "ssl_dhparam dh2048.pem;"),
        ("client-wanted", "good", Today, Strong, "ssl_client_certificate root.crt; ssl_verify_client on;"),
        ("strict", "good", Today, Strong, "add_header Strict-Transport-Security 'max-age=31536000; includeSubDomains' always;"), ("shortly-strict", "good", Today, Strong, "add_header Strict-Transport-Security 'max-age=300' always;"),
        ("beside-redirect", "good", Today, Strong, ""), ("two-keys", "good", Today, Strong, "ssl_certificate p256.crt; ssl_certificate_key p256.key;"),
    ];

    readonly LocalServers servers = new();

    internal string Folder => servers.Folder;

    internal string Authority => Path.Combine(Folder, "root.crt");

    /// <summary>The port of an endpoint; the test is skipped where its server is not installed.</summary>
    internal int Port(string name) => servers.Port(name);

    public async ValueTask InitializeAsync()
    {
        IssueAll();
        Answered();
        Issuing.Run($"dhparam -dsaparam -out {Path.Combine(Folder, "dh1024.pem")} 1024");
        Issuing.Run($"dhparam -dsaparam -out {Path.Combine(Folder, "dh2048.pem")} 2048");
        await StartNginxAsync();
        await StartGnuTlsAsync();
    }

    void IssueAll()
    {
        static Wanted Root(string name) => new(name) { Subject = $"CN={name}", IsAuthority = true, Issuer = null, Names = [], Usage = "", From = -2000, To = 2000, Chain = [] };
        static Wanted Intermediate(string name) => new(name) { Subject = $"CN={name}", IsAuthority = true, Issuer = "root", Names = [], Usage = "", From = -300, To = 1000, Chain = [] };
        var issuing = new Issuing(Folder);
        issuing.Issue(
            Root("root"), Root("other-root"), Intermediate("intermediate"), Intermediate("expired-intermediate") with { To = -2 }, Intermediate("sha1-intermediate") with { Hash = HashAlgorithmName.SHA1 },
            new("good"), new("p256") { Key = "-algorithm EC -pkeyopt ec_paramgen_curve:P-256" }, new("p384") { Key = "-algorithm EC -pkeyopt ec_paramgen_curve:P-384" }, new("ed25519") { Key = "-algorithm ED25519" },
            new("rsa3072") { Key = "-algorithm RSA -pkeyopt rsa_keygen_bits:3072" }, new("rsa4096") { Key = "-algorithm RSA -pkeyopt rsa_keygen_bits:4096" }, new("rsa8192") { Key = "-algorithm RSA -pkeyopt rsa_keygen_bits:8192" },
            new("expired") { From = -91, To = -1 }, new("five-days") { From = -85, To = 5 }, new("twenty-five-days") { From = -65, To = 25 }, new("not-yet") { From = 10, To = 90 },
            new("self-signed") { Issuer = null, Chain = [] }, new("unknown-root") { Issuer = "other-root", Chain = [] }, new("wrong-name") { Names = ["other.test.local"], Subject = "CN=other.test.local" },
            new("wildcard-of-local") { Names = ["*.local"], Subject = "CN=*.local" }, new("wildcard") { Names = ["*.test.local"], Subject = "CN=*.test.local" }, new("no-san") { Names = [] }, new("incomplete") { Chain = [] },
            new("reversed") { Chain = ["reversed", "root", "intermediate"] }, new("with-root") { Chain = ["with-root", "intermediate", "root"] }, new("with-another") { Chain = ["with-another", "intermediate", "other-root"] },
            new("under-expired") { Issuer = "expired-intermediate", Chain = ["under-expired", "expired-intermediate"] }, new("sha1") { Hash = HashAlgorithmName.SHA1 }, new("under-sha1") { Issuer = "sha1-intermediate", Chain = ["under-sha1", "sha1-intermediate"] }, new("md5") { Hash = HashAlgorithmName.MD5 },
            new("rsa1024") { Key = "-algorithm RSA -pkeyopt rsa_keygen_bits:1024" }, new("rsa512") { Key = "-algorithm RSA -pkeyopt rsa_keygen_bits:512" }, new("rsa2047") { Key = "-algorithm RSA -pkeyopt rsa_keygen_bits:2047" },
            new("p192") { Key = "-algorithm EC -pkeyopt ec_paramgen_curve:P-192" }, new("p224") { Key = "-algorithm EC -pkeyopt ec_paramgen_curve:P-224" }, new("dsa") { Key = "DSA" }, new("e3") { Key = "-algorithm RSA -pkeyopt rsa_keygen_bits:2048 -pkeyopt rsa_keygen_pubexp:3" },
            new("authority-as-leaf") { IsAuthority = true }, new("for-clients") { Usage = "1.3.6.1.5.5.7.3.2" }, new("long") { From = -10, To = 815 - 1.0 / 86_400 }, new("must-staple") { MustStaple = true },
            new("thousand-names") { Names = [Loopback.Name, .. Enumerable.Range(0, 999).Select(static it => $"host{it}.test.local")] });
    }

    // What the issuer would say of the certificate that demands it.
    void Answered()
    {
        File.WriteAllText(Path.Combine(Folder, "index.txt"), "");
        Issuing.Run($"ocsp -index {Path.Combine(Folder, "index.txt")} -CA {Path.Combine(Folder, "intermediate.crt")} -rsigner {Path.Combine(Folder, "intermediate.crt")} -rkey {Path.Combine(Folder, "intermediate.key")} -issuer {Path.Combine(Folder, "intermediate.crt")} -cert {Path.Combine(Folder, "must-staple.crt")} -ndays 7 -respout {Path.Combine(Folder, "must-staple.ocsp")}");
    }

    // ---- servers ------------------------------------------------------------------------------------------------------------

    async Task StartNginxAsync()
    {
        var blocks = Servers.Select(it => Server(servers.Free(it.Name), it.Certificate, it.Protocols, it.Ciphers, it.More)).ToList();
        blocks.Add(Plain(servers.Free("redirects"), "return 301 https://good.test.local/;"));
        blocks.Add(Plain(servers.Free("redirects-in-the-clear"), "return 302 http://elsewhere.test.local/;"));
        blocks.Add(Plain(servers.Free("plain"), "return 200 'in the clear';"));
        blocks.Add($"server {{ listen 127.0.0.1:{servers.Free("sni")} ssl default_server; server_name _; ssl_certificate wrong-name.crt; ssl_certificate_key wrong-name.key; ssl_protocols {Today}; ssl_ciphers {Strong}; }}");
        blocks.Add($"server {{ listen 127.0.0.1:{servers.Port("sni")} ssl; server_name {Loopback.Name}; ssl_certificate good.crt; ssl_certificate_key good.key; ssl_protocols {Today}; ssl_ciphers {Strong}; }}");
        var config = $"daemon off; pid nginx.pid; error_log nginx.log; worker_processes 2; events {{ worker_connections 1024; }}\nhttp {{ access_log off; client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5;\n{string.Join('\n', blocks)}\n}}\n";
        await File.WriteAllTextAsync(Path.Combine(Folder, "nginx.conf"), config);
        // Whatever is too weak for today's defaults is to be offered here.
        await File.WriteAllTextAsync(Path.Combine(Folder, "openssl.cnf"), "openssl_conf = a\n[a]\nssl_conf = b\n[b]\nsystem_default = c\n[c]\nMinProtocol = None\nCipherString = ALL:COMPLEMENTOFALL:@SECLEVEL=0\nOptions = UnsafeLegacyRenegotiation\n");
        await servers.StartAsync("nginx", $"-p {Folder} -c {Path.Combine(Folder, "nginx.conf")}", [.. Servers.Select(static it => it.Name), "redirects", "redirects-in-the-clear", "plain", "sni"]);
    }

    static string Server(int port, string certificate, string protocols, string ciphers, string more) =>
        $"server {{ listen 127.0.0.1:{port} ssl; server_name {Loopback.Name}; ssl_certificate {certificate}.crt; ssl_certificate_key {certificate}.key; ssl_protocols {protocols}; ssl_ciphers {ciphers}:@SECLEVEL=0; ssl_prefer_server_ciphers on; ssl_ecdh_curve {(certificate is "p192" or "p224" ? "secp192r1:secp224r1:prime256v1" : "X25519:prime256v1:secp384r1")}; {more} location / {{ return 200 'hello'; }} }}";

    static string Plain(int port, string answer) => $"server {{ listen 127.0.0.1:{port}; server_name {Loopback.Name}; location / {{ {answer} }} }}";

    async Task StartGnuTlsAsync()
    {
        // Found with openssl dhparam: safe primes of 512 bits take a second to find, and one is as good as another.
        Issuing.Run($"dhparam -out {Path.Combine(Folder, "dh512.pem")} 512");
        const string tail = ":+COMP-NULL:+SIGN-ALL:+GROUP-ALL:%PROFILE_VERY_WEAK";
        foreach (var (name, priority, more) in new[]
        {
            ("rc4", "NONE:+VERS-TLS1.2:+ARCFOUR-128:+SHA1:+RSA:+ECDHE-RSA", ""), ("triple-des", "NONE:+VERS-TLS1.2:+AES-128-GCM:+3DES-CBC:+AEAD:+SHA1:+RSA:+ECDHE-RSA", ""),
            ("dh512", "NONE:+VERS-TLS1.2:+AES-128-GCM:+AEAD:+DHE-RSA", $"--dhparams {Path.Combine(Folder, "dh512.pem")}"),
        })
        {
            await servers.StartAsync("gnutls-serv", $"-q --http --disable-client-cert -p {servers.Free(name)} --x509certfile {Path.Combine(Folder, "good.crt")} --x509keyfile {Path.Combine(Folder, "good.key")} --priority {priority}{tail} {more}", [name]);
        }
    }

    public ValueTask DisposeAsync() => servers.DisposeAsync();
}
