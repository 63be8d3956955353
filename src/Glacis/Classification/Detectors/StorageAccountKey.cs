// Keys of Azure storage accounts and buses, as connection strings hold them.
using System.Buffers;
using Glacis.Classification.Detecting;

namespace Glacis.Classification.Detectors;

public sealed class StorageAccountKey : VendorToken
{
    public override ContentClass Finds { get; } = new("azure-storage-key", "Azure storage account key", Nature.Credential);

    public override IReadOnlyList<string> Prefixes { get; } = ["AccountKey=", "SharedAccessKey="];

    protected override SearchValues<byte> Alphabet => Alphabets.PaddedBase64;

    protected override (int Least, int Most) Length => (43, 88);
}
