using Microsoft.Playwright;

namespace Practicum.Runner.Tests.Reports;

/// <summary>The tests that look at reports in a browser: one after the other, in one browser.</summary>
[CollectionDefinition(Name)]
public sealed class ReportsInABrowser : ICollectionFixture<ReportBrowser>
{
    public const string Name = "Reports in a browser";
}

/// <summary>One headless Chromium for the tests of this folder. Its path: the variable PRACTICUM_CHROMIUM, or chromium on PATH.</summary>
public sealed class ReportBrowser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        string chromium = Environment.GetEnvironmentVariable("PRACTICUM_CHROMIUM")
            ?? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "chromium")).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("No Chromium was found: install it (Debian: apt-get install chromium) or name it in PRACTICUM_CHROMIUM.");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run", "--disable-sync"],
        });
    }

    /// <summary>Opens a report and collects what the browser complains about.</summary>
    public async Task<(IPage Page, List<string> Complaints)> Open(string html, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true, ForcedColors forced = ForcedColors.None)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = scheme, JavaScriptEnabled = script, ForcedColors = forced, Offline = true });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        page.RequestFailed += (_, request) => complaints.Add("asked for " + request.Url);
        string file = Path.Combine(Path.GetTempPath(), $"practicum-report-{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, html);
        try
        {
            await page.GotoAsync("file://" + file);
        }
        finally
        {
            File.Delete(file);
        }
        if (script)
            await Drawn(page);
        return (page, complaints);
    }

    /// <summary>Waits until every chart is drawn or has said that it cannot be.</summary>
    public static Task Drawn(IPage page) => Until(page, "[...document.querySelectorAll('[data-chart]')].every(c => c.clientWidth < 200 || c.classList.contains('done') || c.textContent.includes('could not be drawn'))");

    /// <summary>
    /// Asks again and again until an expression holds, for half a minute at most. From outside, since the page's own content policy forbids the
    /// evaluation of texts inside it.
    /// </summary>
    public static async Task Until(IPage page, string expression)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (await page.EvaluateAsync<bool>(expression))
                return;
            await Task.Delay(50);
        }

        throw new TimeoutException($"Never true within half a minute: {expression}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
