// The boxes against single requests: principals, sessions, NotPrincipal, addresses, numbers, dates, flags, set operators, several keys at once.
using CsCheck;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Symbolic;
using Xunit;

namespace Glacis.Tests.Policies.Symbolic;

public sealed class WorldTests
{
    [Fact]
    public void No_request_passes_only_the_new_policy_where_it_is_proved_and_one_does_where_it_is_refuted()
    {
        var (proved, refuted, unknown, why) = (0, 0, 0, "");
        Gen.Select(Documents.Document, Documents.Document, Gen.Bool, Documents.Requests.Array[300]).Sample(
            (old, @new, isRelated, requests) =>
            {
                // Unrelated documents are seldom contained in each other; one with its own statements less often is.
                if (isRelated) @new = Documents.Whole(Statements(old).Take(2).Concat(Statements(@new).Where(static it => it.Contains("Deny", StringComparison.Ordinal))));
                var (before, after) = (Documents.Read(old), Documents.Read(@new));
                var shown = Comparing.Widens(before, after, Zone.Unknown);
                if (shown.Truth == Truth.No) Assert.All(requests, it => Assert.False(Documents.Passing(after, it) == Truth.Yes && Documents.Passing(before, it) == Truth.No, Said(old, @new, it)));
                if (shown.Truth == Truth.Yes) Assert.True(Documents.Passes(after, shown.Witness!.Request(null)) && !Documents.Passes(before, shown.Witness.Request(null)), $"{shown.Witness}");
                if (shown.Truth == Truth.Unknown) why = $"{shown.Because}\n{old}\n{@new}";
                _ = shown.Truth switch { Truth.No => Interlocked.Increment(ref proved), Truth.Yes => Interlocked.Increment(ref refuted), _ => Interlocked.Increment(ref unknown) };
            }, iter: 700);
        Assert.True(proved > 100 && refuted > 100, $"{proved} proved, {refuted} refuted: the documents say nothing");
        // What a service has in the place of a caller's name nobody says: conditions on it leave a few open.
        Assert.True(unknown < 20, $"{unknown} unknown: {why}");
    }

    static string[] Statements(string document) => [.. System.Text.Json.JsonDocument.Parse(document).RootElement.GetProperty("Statement").EnumerateArray().Select(static it => it.GetRawText())];

    static string Said(string old, string @new, Request request) =>
        $"\n{old}\n{@new}\n{request.Caller.Name} {request.Action} {request.Resource} {string.Join(' ', request.Context.Select(static it => $"{it.Key}={string.Join(',', it.Value!)}"))}";

    [Fact]
    public void Where_it_is_not_public_no_stranger_passes_from_the_open_internet() => Gen.Select(Documents.Document, Documents.Requests.Array[300]).Sample(
        static (document, requests) =>
        {
            var policy = Documents.Read(document);
            var found = Publicity.Of(policy, new(Documents.Own, "o-1"));
            foreach (var it in new[] { found.Public, found.External, found.ConfusedDeputy })
                if (it.Truth == Truth.Yes) Assert.True(Documents.Passes(policy, it.Witness!.Request(Documents.Own)), $"{document}\n{it.Witness}");
            if (found.External.Truth == Truth.No) Assert.All(requests.Where(IsOutside), it => Assert.False(Documents.Passes(policy, it), Said(document, "", it)));
            if (found.ConfusedDeputy.Truth == Truth.No) Assert.All(requests.Where(IsDeputy), it => Assert.False(Documents.Passes(policy, it), Said(document, "", it)));
            // Whoever is public is external.
            if (found.Public.Truth == Truth.Yes) Assert.Equal(Truth.Yes, found.External.Truth);
        }, iter: 700);

    // Neither of our account nor of our organization, nor through an endpoint that the policy writes out.
    static bool IsOutside(Request it) => it.Caller.Sort != CallerSort.Service && it.Caller.Account != Documents.Own && it.Context["aws:PrincipalOrgID"]! is not ["o-1"] && it.Context["aws:SourceVpce"]!.Count == 0;

    static bool IsDeputy(Request it) => it.Caller.Sort == CallerSort.Service && it.Context["aws:SourceAccount"]! is not [Documents.Own];
}
