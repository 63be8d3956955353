// Sorts of formats by the ends of names: a prior for strata, and nothing else; what a content is, its bytes tell.
namespace Glacis.Clouds.Stores;

static class Families
{
    static readonly Dictionary<string, string> ByEnd = new[]
    {
        ("rows", "csv tsv tab psv"), ("json", "json jsonl ndjson geojson avsc"), ("text", "txt log md xml html htm yaml yml sql ini conf properties env"),
        ("archive", "gz tgz zip tar zst bz2 xz 7z rar"), ("document", "pdf doc docx xls xlsx ppt pptx odt ods eml msg mbox rtf"), ("columns", "parquet avro orc arrow feather"),
        ("database", "sqlite sqlite3 db bak dump mdb"), ("picture", "png jpg jpeg gif webp svg ico bmp tif tiff heic"), ("media", "mp3 mp4 mov avi mkv wav webm"),
        ("code", "js mjs css ts map wasm py java cs go rb php woff woff2 ttf jar class dll so exe"),
    }.SelectMany(static it => it.Item2.Split(' ').Select(end => (end, it.Item1))).ToDictionary(StringComparer.OrdinalIgnoreCase);

    internal static string Of(string name) =>
        name.LastIndexOf('.') is var dot && dot > name.LastIndexOf('/') && ByEnd.TryGetValue(name[(dot + 1)..], out var family) ? family : "other";
}
