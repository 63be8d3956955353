// The installed Chromium, driven; where there is none its tests say so.
using Microsoft.Playwright;
using Xunit;

namespace Glacis.Acceptance.Support;

/// <summary>One browser for all tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    IPlaywright? driver;
    IBrowser? browser;

    static string? Installed { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(static it => Path.Combine(it, "chromium")).FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Installed is null) return;
        driver = await Playwright.CreateAsync();
        browser = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Installed,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    internal async Task<Page> OpenAsync(string file)
    {
        if (browser is null) Assert.Skip("skipped, because chromium is not installed");
        var page = new Page(await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } }));
        await page.OpenAsync(file);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        driver?.Dispose();
    }
}

/// <summary>A report, open and ready; what it asked of the network and complained of is kept.</summary>
sealed class Page(IPage page) : IAsyncDisposable
{
    const string Watch = "window.longest = 0; new PerformanceObserver(l => l.getEntries().forEach(e => window.longest = Math.max(window.longest, e.duration))).observe({ type: 'longtask', buffered: true });";

    internal List<string> Requests { get; } = [];

    internal List<string> Complaints { get; } = [];

    internal async Task OpenAsync(string file)
    {
        page.Request += (_, it) => Requests.Add(it.Url);
        page.PageError += (_, it) => Complaints.Add(it);
        page.Console += (_, it) => { if (it.Type is "error" or "warning") Complaints.Add(it.Text); };
        page.Dialog += (_, it) => { Complaints.Add("a dialog"); _ = it.DismissAsync(); };
        await page.AddInitScriptAsync(Watch);
        await page.GotoAsync(new Uri(file).AbsoluteUri, new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForSelectorAsync("html[data-ready]", new() { State = WaitForSelectorState.Attached, Timeout = 120_000 });
    }

    internal Task<T> Of<T>(string script) => page.EvaluateAsync<T>(script);

    internal Task<string> Text(string selector) => page.Locator(selector).First.InnerTextAsync();

    /// <summary>Clicks, and waits until what is said of the list changes.</summary>
    internal async Task Narrow(string selector)
    {
        var was = await Text("#said");
        await page.ClickAsync(selector);
        await Said(was);
    }

    internal async Task Find(string text)
    {
        var was = await Text("#said");
        await page.FillAsync("#find", text);
        await Said(was);
    }

    Task Said(string was) => Assertions.Expect(page.Locator("#said")).Not.ToHaveTextAsync(was, new() { Timeout = 20_000 });

    internal Task Click(string selector) => page.ClickAsync(selector);

    internal Task<IElementHandle?> Comes(string selector) => page.WaitForSelectorAsync(selector, new() { Timeout = 20_000 });

    public async ValueTask DisposeAsync() => await page.CloseAsync();
}
