// Tokens of vendors that begin them with a mark of their own: GitLab, npm, PyPI, SendGrid, DigitalOcean, Shopify, Hugging Face, Anthropic, Docker, Linear, Vault, age.
using System.Buffers;
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class OtherVendorToken : VendorToken
{
    public override ContentClass Finds { get; } = new("vendor-token", "Token of a vendor", Nature.Credential);

    public override IReadOnlyList<string> Prefixes { get; } = ["glpat-", "npm_", "pypi-AgEI", "SG.", "dop_v1_", "shpat_", "shpss_", "hf_", "sk-ant-", "dckr_pat_", "lin_api_", "hvs.", "AGE-SECRET-KEY-1"];

    protected override SearchValues<byte> Alphabet => Alphabets.Dotted;

    protected override (int Least, int Most) Length => (20, 512);
}
