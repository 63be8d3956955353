// A tiny HTTP server that answers by a script, for what no emulator does: stall, tear, throttle, redirect.
using System.Net;
using System.Text;

namespace Glacis.Clouds.Tests.Support;

/// <summary>Answers each request by a function of its number, from 1; disposing ends it.</summary>
sealed class Script : IDisposable
{
    readonly HttpListener _listener = new();
    readonly Func<int, HttpListenerContext, CancellationToken, Task> _answer;
    readonly CancellationTokenSource _over = new();
    int _requests;

    public Script(Func<int, HttpListenerContext, CancellationToken, Task> answer)
    {
        _answer = answer;
        Url = Listen();
        _ = ServeAsync();
    }

    public string Url { get; }

    public int Requests => _requests;

    /// <summary>The same answer to every request.</summary>
    public static Script Always(int status, string body, params (string Name, string Value)[] headers)
        => new((_, context, _) => Answer(context, status, Encoding.UTF8.GetBytes(body), headers));

    public static async Task Answer(HttpListenerContext context, int status, byte[] body, params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        context.Response.ContentLength64 = body.Length;
        await context.Response.OutputStream.WriteAsync(body);
        context.Response.Close();
    }

    public void Dispose()
    {
        _over.Cancel();
        _listener.Close();
    }

    string Listen()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        probe.Stop();
        _listener.Prefixes.Add(url + "/");
        _listener.Start();
        return url;
    }

    async Task ServeAsync()
    {
        try
        {
            while (!_over.IsCancellationRequested)
                _ = ServeAsync(await _listener.GetContextAsync());
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    async Task ServeAsync(HttpListenerContext context)
    {
        try
        {
            await _answer(Interlocked.Increment(ref _requests), context, _over.Token);
        }
        catch (Exception e) when (e is HttpListenerException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // the caller went away, as it should
        }
        catch (Exception e)
        {
            // The script itself is wrong: whoever waits for its answer is told, and the test sees it.
            await Answer(context, 500, Encoding.UTF8.GetBytes($"the test's server failed: {e}"));
        }
    }
}
