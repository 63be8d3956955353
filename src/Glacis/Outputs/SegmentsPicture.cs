// The matrix of tiers as a picture: SVG that needs nothing from outside, and says in words what it says in colours.
using System.Globalization;
using System.Text;
using System.Xml;
using Glacis.Networks;
using Glacis.Sets;

namespace Glacis.Outputs;

/// <summary>Draws who reaches whom. Same input, same bytes.</summary>
public static class SegmentsPicture
{
    const int Cell = 150, Height = 46, Left = 170, Top = 60, Most = 22;

    const string Namespace = "http://www.w3.org/2000/svg";

    /// <summary>The picture as a document.</summary>
    public static string Of(IReadOnlyList<string> tiers, IReadOnlyList<Crossing> crossings, bool isDeclared)
    {
        string[] rows = [.. crossings.Select(static it => it.From).Distinct(StringComparer.Ordinal).Except(tiers, StringComparer.Ordinal), .. tiers];
        var drawn = new StringBuilder();
        using (var to = XmlWriter.Create(drawn, new() { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
        {
            var (width, height) = (Left + Cell * tiers.Count + 20, Top + Height * rows.Length + 20);
            to.WriteStartElement("svg", Namespace);
            Attributes(to, ("width", Number(width)), ("height", Number(height)), ("viewBox", $"0 0 {Number(width)} {Number(height)}"), ("role", "img"), ("font-family", "sans-serif"), ("font-size", "12"));
            to.WriteElementString("title", Namespace, isDeclared ? "what passes from tier to tier, against what is declared" : "what passes from network to network");
            for (var at = 0; at < tiers.Count; at++) Text(to, Left + Cell * at + Cell / 2, Top - 14, tiers[at], "middle", isBold: true);
            for (var row = 0; row < rows.Length; row++)
            {
                Text(to, Left - 12, Top + Height * row + Height / 2 + 4, rows[row], "end", isBold: true);
                for (var at = 0; at < tiers.Count; at++) Box(to, Left + Cell * at, Top + Height * row, crossings.FirstOrDefault(it => it.From == rows[row] && it.To == tiers[at]), isDeclared);
            }
            to.WriteEndElement();
        }
        return drawn.Append('\n').ToString();
    }

    static void Box(XmlWriter to, int x, int y, Crossing? it, bool isDeclared)
    {
        var mark = it?.Mark(isDeclared) ?? "-";
        to.WriteStartElement("g", Namespace);
        if (it is not null && mark != "-") to.WriteElementString("title", Namespace, Shown.Text($"{it.From} to {it.To}: {mark}, {Services(it, mark).Say()}"));
        to.WriteStartElement("rect", Namespace);
        Attributes(to, ("x", Number(x + 2)), ("y", Number(y + 2)), ("width", Number(Cell - 4)), ("height", Number(Height - 4)), ("rx", "4"), ("fill", Fill(mark)), ("stroke", "#64748b"));
        if (mark == "shut") to.WriteAttributeString("stroke-dasharray", "4 3");
        to.WriteEndElement();
        Text(to, x + Cell / 2, y + (mark == "-" ? 27 : 19), mark, "middle", isBold: mark == "not meant");
        if (it is not null && mark != "-") Text(to, x + Cell / 2, y + 36, Services(it, mark).Say(), "middle", isBold: false);
        to.WriteEndElement();
    }

    static Ranges<uint> Services(Crossing it, string mark) => mark switch
    {
        "not meant" => it.NotMeant,
        "shut" => it.Shut,
        "unknown" => it.NotKnown,
        "meant" => it.Meant,
        _ => it.Reached,
    };

    static string Fill(string mark) => mark switch
    {
        "meant" => "#dcfce7",
        "not meant" => "#fecaca",
        "unknown" => "#fef9c3",
        "open" => "#e0f2fe",
        _ => "#f8fafc",
    };

    static void Text(XmlWriter to, int x, int y, string text, string anchor, bool isBold)
    {
        to.WriteStartElement("text", Namespace);
        Attributes(to, ("x", Number(x)), ("y", Number(y)), ("text-anchor", anchor), ("fill", "#0f172a"));
        if (isBold) to.WriteAttributeString("font-weight", "bold");
        to.WriteString(Shown.Text(text, Most));
        to.WriteEndElement();
    }

    static void Attributes(XmlWriter to, params (string Name, string Value)[] all)
    {
        foreach (var (name, value) in all) to.WriteAttributeString(name, value);
    }

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
