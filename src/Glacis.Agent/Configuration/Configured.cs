// glacis.yaml, read strictly: what the owners declare, how the run goes, and the text that the recording keeps.
using System.Text;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Agent.Configuration;

/// <summary>A configuration that was read whole. Threads may share it.</summary>
public sealed record Configured
{
    /// <summary>Its name in a recording, and in every declaration, whatever the operator's file is called.</summary>
    public const string FileName = Recorded.Configuration;

    /// <summary>The largest file that is read, in bytes.</summary>
    public const int Largest = 1 << 20;

    /// <summary>Nothing said: the defaults.</summary>
    public static readonly Configured None = new() { Intent = Intent.None, Settings = Settings.None, Effective = "" };

    public required Intent Intent { get; init; }

    public required Settings Settings { get; init; }

    /// <summary>The text as it was read: what the recording keeps. It names roles and external ids, and no secrets.</summary>
    public required string Effective { get; init; }

    /// <summary>Reads a file; paths in it are seen from its folder.</summary>
    /// <param name="path">The file.</param>
    /// <param name="instant">The start of the run.</param>
    /// <param name="checks">The checks of this build, which exceptions and attestations may name.</param>
    /// <exception cref="ConfigurationException">It cannot be used.</exception>
    public static Configured Load(string path, DateTimeOffset instant, IEnumerable<Check> checks)
    {
        var read = Read(TextOf(path), instant, checks, path);
        var folder = Path.GetDirectoryName(path) ?? "";
        return read with { Settings = read.Settings with { Inventories = [.. read.Settings.Inventories.Select(it => Path.Combine(folder, it))] } };
    }

    /// <summary>Reads a text; an empty one says nothing, and the defaults stand.</summary>
    /// <param name="shown">The file's name in errors.</param>
    /// <exception cref="ConfigurationException">It cannot be used.</exception>
    public static Configured Read(string text, DateTimeOffset instant, IEnumerable<Check> checks, string shown = FileName)
    {
        if (text.Length > Largest || Encoding.UTF8.GetByteCount(text) > Largest) throw TooLarge(shown);
        var slips = new Slips(shown);
        var root = YamlReader.Read(text, shown, slips);
        var read = root is null ? None with { Effective = text } : new ConfigurationReader(slips, instant, checks).Read(root, text);
        slips.Close();
        return read!;
    }

    static string TextOf(string path)
    {
        try
        {
            // It may be a pipe, which tells no length.
            using var file = File.OpenRead(path);
            var bytes = new byte[Largest + 1];
            var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (count > Largest) throw TooLarge(path);
            using var reader = new StreamReader(new MemoryStream(bytes, 0, count), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw Slips.Only(path, 0, "this is not text in UTF-8");
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Slips.Only(path, 0, "there is no such file");
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw Slips.Only(path, 0, Directory.Exists(path) ? "this is a folder; a file is expected" : "the file cannot be read; look at its permissions");
        }
    }

    static ConfigurationException TooLarge(string path) => Slips.Only(path, 0, "the file is larger than 1 MiB; a configuration is not");
}
