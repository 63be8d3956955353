// Databases of Glue's catalogue: what it knows of tables is encrypted by one setting of the region.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Glue;

/// <summary>Databases of the catalogue.</summary>
public sealed class Databases : Collector
{
    static readonly Kind Database = new("AWS::Glue::Database", "Glue database");

    static readonly Call Settings = Call.About("glue", "GetDataCatalogEncryptionSettings").Shared();

    static readonly Call Labelling = Call.About("glue", "GetTags").By("ResourceArn", static it => it.Text("Name").Map(name => ArnOf(it, name)));

    public override Call Root { get; } = Call.List("glue", "GetDatabases", "DatabaseList").Then(Settings, Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("Name").Peek(out var name)) yield break;
        var settings = item.Of(Settings).Root;
        const string Rest = "DataCatalogEncryptionSettings.EncryptionAtRest";
        var key = settings.Text($"{Rest}.SseAwsKmsKeyId").Key(item.Account, item.Region);
        var encrypted = settings.OneOf($"{Rest}.CatalogEncryptionMode", ("DISABLED", false), ("SSE-KMS", true), ("SSE-KMS-WITH-SERVICE-ROLE", true));
        yield return item.Store(Database, ArnOf(item, name), name, item.Of(Labelling).TagMap("Tags"), key.GuardsWhere(encrypted, item.Account, AtRest.ProviderManagedKey), key) with { IsEncryptedInPlace = true };
    }

    static string ArnOf(Item database, string name) => Arn.Of("glue", database.Region, database.Account, $"database/{name}");
}
