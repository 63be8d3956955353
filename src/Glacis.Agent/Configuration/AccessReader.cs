// Who is meant to have access, as glacis.yaml declares it; each entry with its line.
using System.Text.RegularExpressions;
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Agent.Configuration;

/// <summary>From the section <c>access</c> to intent. A list that is not there was not declared; one that is empty declares nobody.</summary>
static class AccessReader
{
    static readonly Regex
        AccountId = Form(@"\A[0-9]{12}\z"),
        Organization = Form(@"\Ao-[a-z0-9]{10,32}\z"),
        Arn = Form(@"\Aarn:[a-z*?-]+:iam::[0-9*?]+:(role|user)/[A-Za-z0-9_+=,.@/*?-]+\z"),
        Service = Form(@"\A[a-z0-9*?-]+(\.[a-z0-9*?-]+)+\z");

    internal static Access Read(Section access) => new()
    {
        ProductionServices = Principals(access, "productionServices"),
        SecurityTeam = Principals(access, "securityTeam"),
        TrustedAccounts = Trusted(access, "trustedAccounts"),
        Organization = access.Text("organization", static it => Organization.IsMatch(it), "is no organisation; write it like o-a1b2c3d4e5") is { } number
            ? Fact.Known(number, access.Source("organization"), "access.organization") : Access.None.Organization,
    };

    static Many<DeclaredPrincipal> Principals(Section access, string key) => !access.Has(key)
        ? Access.None.SecurityTeam
        : Many<DeclaredPrincipal>.All([.. access.Sections(key, Keys.Principal).Select(Principal).OfType<DeclaredPrincipal>()], access.Source(key));

    static Many<TrustedAccount> Trusted(Section access, string key) => !access.Has(key)
        ? Access.None.TrustedAccounts
        : Many<TrustedAccount>.All([.. access.Declared(key, static it => AccountId.IsMatch(it), "is no account id; it has twelve digits").Select(static it => new TrustedAccount(it.Text, it.Source))], access.Source(key));

    // One form an entry: two in one would have to be either "and" or "or", and half the readers would take it for the other.
    static DeclaredPrincipal? Principal(Section it)
    {
        string[] given = [.. Keys.All[Keys.Principal].Where(it.Has)];
        if (given.Length != 1)
        {
            it.Slip(given.LastOrDefault("arn"), given.Length == 0 ? "is missing: say who is meant, by arn, name, tag or service" : $"stands beside {given[0]}; give one of them, and the other in an entry of its own");
            return null;
        }
        var match = new PrincipalMatch(
            it.Text("arn", static arn => Arn.IsMatch(arn), "is no role or user; write it like arn:aws:iam::111122223333:role/prod-*"), it.Text("name"), ConfigurationReader.Tag(it),
            it.Text("service", static service => Service.IsMatch(service), "is no service; write it like logs.amazonaws.com"));
        return match is { Id: null, Name: null, Tag: null, Service: null } ? null : new(match, it.Source(given[0]));
    }

    static Regex Form(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
