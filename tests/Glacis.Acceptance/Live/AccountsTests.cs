// Several accounts in one run: roles are taken on, keys are followed across, an account that cannot be entered is told.
using Glacis.Acceptance.Faults;
using Glacis.Clouds.Tests.Support;
using Glacis.Outputs;
using Glacis.Recordings;
using Glacis.Verdicts;
using Xunit;

namespace Glacis.Acceptance.Live;

public sealed class AccountsTests : IDisposable
{
    const string Pending = "data-store-key-is-not-pending-deletion", Strong = "data-store-key-is-strong-enough";

    const string Three = """
        version: 1
        regions: [us-east-1]
        accounts:
          - { id: "123456789012", role: "arn:aws:iam::123456789012:role/glacis" }
          - { id: "222222222222", role: "arn:aws:iam::222222222222:role/glacis" }
          - { id: "333333333333", role: "arn:aws:iam::333333333333:role/glacis" }
        """;

    readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Keys_are_followed_into_the_other_account_where_it_was_looked_at_too()
    {
        await using var moto = await Moto.StartAsync(("MOTO_EC2_LOAD_DEFAULT_AMIS", "false"));
        var keys = await Python.LinesAsync("tests/Glacis.Acceptance/Live/accounts.py", [], moto.Url);
        // The third account's role does not trust whoever asks.
        using var relay = new Relay(moto.Url, static heard => heard.Operation == "AssumeRole" && heard.Text.Contains("333333333333", StringComparison.Ordinal) ? Reply.Error("sts", 403, "AccessDenied") : null);
        File.WriteAllText(scratch.In("glacis.yaml"), Three);

        var both = await Cli.RunAsync(scratch.Path, relay.Url, "assess", "aws", "-o", "both");
        Assert.True(both.Code == 4, both.ToString());
        ThirdIsTold(both);
        Assert.Equal((Outcome.Pass, Outcome.Fail), (Of("both", Pending, "ledger").Outcome, Of("both", Pending, "archive").Outcome));
        Assert.Equal((Outcome.Pass, "222222222222"), (Of("both", Strong, "ledger").Outcome, Of("both", "encryption-key-rotates", keys[0]).Resource.Account));
        Assert.Equal("222222222222", Of("both", "data-store-is-encrypted-at-rest", "of-the-second").Resource.Account);
        Assert.Equal(0, (await Cli.RunAsync(scratch.Path, null, "evidence", "verify", "both")).Code);

        File.Delete(scratch.In("glacis.yaml"));
        var one = await Cli.RunAsync(scratch.Path, relay.Url, "assess", "aws", "--region", "us-east-1", "-o", "one");
        Assert.True(one.Code is 3 or 4, one.ToString());
        Assert.Equal((Outcome.Pass, Outcome.Unknown), (Of("one", Strong, "archive").Outcome, Of("one", Pending, "archive").Outcome));
        Assert.Contains("account 222222222222, which this run did not look at", Of("one", Pending, "archive").Reason, StringComparison.Ordinal);
    }

    void ThirdIsTold(Said said)
    {
        Assert.Contains("not entered: ", said.Err, StringComparison.Ordinal);
        using var from = File.OpenRead(scratch.In("both/recording/ledger.jsonl"));
        var line = Ledger.Read(from).Single(static it => it.Account == "333333333333");
        Assert.Equal(("sts", "AssumeRole", Reading.Unread), (line.Service, line.Operation, line.Reading));
        Assert.NotEqual("", line.Why);
        Assert.Contains("333333333333", said.Out, StringComparison.Ordinal);
    }

    Verdict Of(string bundle, string check, string resource)
    {
        using var lines = File.OpenRead(scratch.In($"{bundle}/{VerdictLine.FileName}"));
        return VerdictReader.ReadAll(lines).Single(it => it.Check == check && (it.Resource.Name == resource || it.Resource.Id == resource));
    }
}
