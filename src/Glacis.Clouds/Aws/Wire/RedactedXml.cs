// An XML body without its secrets: written anew only when there is one.
using System.Text;
using System.Xml;

namespace Glacis.Clouds.Aws.Wire;

static class RedactedXml
{
    static readonly XmlWriterSettings AsItCame = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None, Indent = false };

    public static byte[] Of(byte[] body, Secrets secrets, out int redacted)
    {
        redacted = Copy(body, secrets, null);
        if (redacted == 0)
            return body;
        using var rewritten = new MemoryStream(body.Length);
        using (var writer = XmlWriter.Create(rewritten, AsItCame))
            Copy(body, secrets, writer);
        return rewritten.ToArray();
    }

    static int Copy(byte[] body, Secrets secrets, XmlWriter? writer)
    {
        using var stream = XmlTree.Stream(body);
        using var reader = XmlReader.Create(stream, XmlTree.Settings(new NameTable()));
        var walk = new Walk(reader, writer);
        walk.Run(secrets);
        return walk.Redacted;
    }

    sealed class Walk(XmlReader reader, XmlWriter? writer)
    {
        readonly Stack<Secrets?> open = new();

        public int Redacted { get; private set; }

        public void Run(Secrets root)
        {
            reader.Read();
            while (!reader.EOF)
                if (reader.NodeType == XmlNodeType.Element)
                    Element(open.Count == 0 ? root : open.Peek()?.Child(reader.LocalName));
                else
                    Other();
        }

        void Element(Secrets? secrets)
        {
            writer?.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
            if (secrets is { IsSecret: true })
            {
                Replace();
                return;
            }
            var isEmpty = reader.IsEmptyElement;
            writer?.WriteAttributes(reader, false);
            if (isEmpty)
                writer?.WriteEndElement();
            else
                open.Push(secrets);
            reader.Read();
        }

        // The attributes of a secret element go with it; an empty one holds no secret.
        void Replace()
        {
            if (!reader.IsEmptyElement || reader.HasAttributes)
            {
                writer?.WriteString(Redaction.Redacted);
                Redacted++;
            }
            writer?.WriteEndElement();
            reader.Skip();
        }

        void Other()
        {
            if (reader.NodeType == XmlNodeType.EndElement)
            {
                open.Pop();
                writer?.WriteFullEndElement();
                reader.Read();
            }
            else if (writer is null || reader.NodeType == XmlNodeType.XmlDeclaration)
                reader.Read();
            else
                writer.WriteNode(reader, false);
        }
    }
}
