// What is said in the clear before TLS begins: STARTTLS of SMTP, SSLRequest of PostgreSQL and MySQL. No credential is ever sent.
using System.Net.Sockets;
using System.Text;

namespace Glacis.Clouds.Tls;

/// <summary>Asks a server to turn to TLS. Every line and packet is bounded.</summary>
sealed class Preface(Line line, Socket socket)
{
    const int Longest = 8192;

    readonly byte[] buffer = new byte[Longest];
    int filled;

    /// <summary>The round trips that it took.</summary>
    /// <exception cref="NoEntryException">The server speaks another protocol, or will not turn to TLS.</exception>
    internal async Task<int> SayAsync(StartTls how, CancellationToken limit) => how switch
    {
        StartTls.Smtp => await SmtpAsync(limit),
        StartTls.Postgres => await PostgresAsync(limit),
        StartTls.MySql => await MySqlAsync(limit),
        _ => 0,
    };

    static NoEntryException InTheClear(string words) => new(Came.NotTls, words);

    // ---- SMTP (RFC 3207) ----------------------------------------------------------------------------------------------------

    async Task<int> SmtpAsync(CancellationToken limit)
    {
        if (!(await ReplyAsync(limit)).StartsWith("220", StringComparison.Ordinal)) throw InTheClear("it does not greet as SMTP does");
        await line.SendAsync(socket, "EHLO probe.invalid\r\n"u8.ToArray(), limit);
        var offers = await ReplyAsync(limit);
        if (!offers.StartsWith("250", StringComparison.Ordinal) || !offers.Split('\n').Any(static it => it.Length > 4 && it[4..].Trim().Equals("STARTTLS", StringComparison.OrdinalIgnoreCase)))
            throw InTheClear("it does not offer STARTTLS: mail is taken in the clear");
        await line.SendAsync(socket, "STARTTLS\r\n"u8.ToArray(), limit);
        if (!(await ReplyAsync(limit)).StartsWith("220", StringComparison.Ordinal)) throw InTheClear("it offers STARTTLS, and refuses it");
        return 3;
    }

    // A reply ends with the line whose code is followed by a space.
    async Task<string> ReplyAsync(CancellationToken limit)
    {
        for (filled = 0; ;)
        {
            await MoreAsync(limit);
            var text = Encoding.Latin1.GetString(buffer, 0, filled);
            if (!text.EndsWith('\n')) continue;
            var last = text.TrimEnd('\r', '\n').Split('\n')[^1];
            if (last.Length < 4 || last[3] != '-') return text;
        }
    }

    async Task MoreAsync(CancellationToken limit)
    {
        if (filled == buffer.Length) throw InTheClear("it talks on and on before TLS");
        var got = await line.ReceiveAsync(socket, buffer.AsMemory(filled), limit);
        if (got == 0) throw new NoEntryException(Came.Closed, "it hung up before TLS");
        filled += got;
    }

    // ---- PostgreSQL (SSLRequest) and MySQL (protocol 4.1) -------------------------------------------------------------------

    async Task<int> PostgresAsync(CancellationToken limit)
    {
        await line.SendAsync(socket, new byte[] { 0, 0, 0, 8, 4, 210, 22, 47 }, limit);
        await MoreAsync(limit);
        return (buffer[0], filled) switch
        {
            ((byte)'S', 1) => 1,
            ((byte)'N', 1) => throw InTheClear("it does not turn to TLS: everything is sent in the clear"),
            _ => throw InTheClear("it does not answer as PostgreSQL does"),
        };
    }

    const int ClientSsl = 0x0800;

    async Task<int> MySqlAsync(CancellationToken limit)
    {
        while (filled < 4 || filled < 4 + PacketLength) await MoreAsync(limit);
        var version = Array.IndexOf(buffer, (byte)0, 5, Math.Max(0, filled - 5));
        if (buffer[4] != 10 || version < 0 || version + 15 >= filled) throw InTheClear(buffer[4] == 255 ? "it lets nobody in from here" : "it does not greet as MySQL does");
        var capabilities = buffer[version + 14] | buffer[version + 15] << 8;
        if ((capabilities & ClientSsl) == 0) throw InTheClear("it does not turn to TLS: everything is sent in the clear");
        var request = new byte[36];
        // Length 32, number 1; protocol 4.1, SSL, secure connection; packets up to 16 MiB; utf8mb4.
        new byte[] { 32, 0, 0, 1, 0x01, 0x8A, 0x00, 0x00, 0, 0, 0, 1, 45 }.CopyTo(request, 0);
        await line.SendAsync(socket, request, limit);
        return 1;
    }

    int PacketLength => Math.Min(buffer[0] | buffer[1] << 8 | buffer[2] << 16, Longest - 4);
}
