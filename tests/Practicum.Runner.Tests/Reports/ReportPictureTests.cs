using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Practicum.Core.Evidence;
using Practicum.Runner.Reports;

namespace Practicum.Runner.Tests.Reports;

/// <summary>Every kind of report, loaded once and then looked at in both colour schemes and at all widths. PRACTICUM_PICTURES names a folder that takes pictures.</summary>
[Collection(ReportsInABrowser.Name)]
public sealed class ReportPictureTests(ReportBrowser browser)
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };

    private static string? Folder => Environment.GetEnvironmentVariable("PRACTICUM_PICTURES");

    [Theory]
    [InlineData("strong")]
    [InlineData("naive")]
    [InlineData("recorded")]
    [InlineData("not-assessed")]
    [InlineData("offline")]
    [InlineData("handed-in")]
    public async Task A_report_draws_fits_every_width_and_axe_finds_nothing(string name)
    {
        var sample = Samples().First(s => s.Name == name).Sample;
        string html = ReportPage.Render(sample.Assessment, sample.Exhibits, SampleReport.Chain);
        var (page, complaints) = await browser.Open(html);
        Assert.True(complaints.Count == 0, string.Join("; ", complaints));
        Assert.DoesNotContain("could not be drawn", await page.InnerTextAsync("main"));
        if (Folder is not null)
            await Pictures(page, name, html);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await Axe(page, 1280, ColorScheme.Light);
        if (name is "strong" or "handed-in")
        {
            await Axe(page, 1280, ColorScheme.Dark);
            await Axe(page, 390, ColorScheme.Light);
        }
        await Axe(page, 390, ColorScheme.Dark);
        await Widths(page);
        await page.Context.CloseAsync();
    }

    private static async Task Axe(IPage page, int width, ColorScheme scheme)
    {
        await page.SetViewportSizeAsync(width, 900);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        var found = await page.RunAxe(Rules);
        Assert.True(found.Violations.Length == 0, $"{width} {scheme}: " + string.Join("\n", found.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")));
    }

    /// <summary>Nothing scrolls sideways, down to 320 px: a page of 1280 px enlarged to 400 %. Targets are at least 24 px high.</summary>
    private static async Task Widths(IPage page)
    {
        foreach (int width in new[] { 320, 390, 660, 768, 1024 })
        {
            await page.SetViewportSizeAsync(width, 900);
            int over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            string who = over <= 0 ? "" : await page.EvaluateAsync<string>("[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll')).slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join('\\n')");
            Assert.True(over <= 0, $"{over} px too wide at {width}: {who}");
            string cut = await page.EvaluateAsync<string>("[...document.querySelectorAll('h1, h2, .lede, .facts dd, .lost li, .ev td, .ev th')].filter(e => e.getBoundingClientRect().width > 2 && (e.getBoundingClientRect().right > innerWidth || e.scrollWidth > e.clientWidth + 3 && getComputedStyle(e).display !== 'inline')).map(e => e.outerHTML.slice(0, 160)).join('\\n')");
            Assert.True(cut.Length == 0, $"wider than its place at {width}: {cut}");
            string low = await page.EvaluateAsync<string>("[...document.querySelectorAll('main a, button, summary')].filter(e => e.offsetParent && e.getBoundingClientRect().height < 24).map(e => e.outerHTML.slice(0, 120)).join('\\n')");
            Assert.True(low.Length == 0, $"lower than 24 px at {width}: {low}");
        }
    }

    private static async Task Pictures(IPage page, string name, string html)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder!, name + ".html"), html);
        foreach (var (width, scheme, suffix) in new[] { (1280, ColorScheme.Light, "light-1280"), (1280, ColorScheme.Dark, "dark-1280"), (390, ColorScheme.Light, "light-390") })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await Task.Delay(500, TestContext.Current.CancellationToken);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder!, $"{name}-{suffix}.png"), FullPage = true });
        }
    }

    internal static IEnumerable<(string Name, (Assessment Assessment, Exhibits Exhibits) Sample)> Samples() =>
    [
        ("strong", SampleReport.Strong()), ("naive", SampleReport.Naive()), ("recorded", SampleReport.Recorded()), ("not-assessed", SampleReport.NotAssessed()), ("offline", SampleReport.Offline()),
        ("handed-in", SampleHandedIn.Report()),
    ];
}
