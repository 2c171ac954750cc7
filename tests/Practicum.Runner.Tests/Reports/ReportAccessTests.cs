using Microsoft.Playwright;
using Practicum.Core.Evidence;
using Practicum.Runner.Reports;

namespace Practicum.Runner.Tests.Reports;

[Collection(ReportsInABrowser.Name)]
public sealed class ReportAccessTests(ReportBrowser browser)
{
    private static string Render((Assessment Assessment, Exhibits Exhibits) sample) => ReportPage.Render(sample.Assessment, sample.Exhibits, SampleReport.Chain);

    [Fact]
    public async Task Without_script_everything_but_the_charts_is_there()
    {
        var (page, complaints) = await browser.Open(Render(SampleReport.Strong()), script: false);
        Assert.Empty(complaints);
        Assert.Equal(0, await page.Locator(".chart:visible, [data-zoom]:visible").CountAsync());
        Assert.True(await page.Locator("svg.plain-lines").IsVisibleAsync());
        Assert.True(await page.Locator("#tasks svg.ib").First.IsVisibleAsync());
        await page.Locator("summary").First.ClickAsync();
        Assert.True(await page.GetByText("What happened, in order").IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_keyboard_reaches_every_control_and_zooms_the_year()
    {
        var (page, complaints) = await browser.Open(Render(SampleReport.Strong()));
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        var zoom = page.GetByRole(AriaRole.Button, new() { Name = "price-rise" });
        await page.EvaluateAsync("window.before = document.querySelector('[data-chart=year]').innerHTML");
        for (int i = 0; i < 40 && !await zoom.EvaluateAsync<bool>("e => e === document.activeElement"); i++)
            await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("true", await zoom.GetAttributeAsync("aria-pressed"));
        await ReportBrowser.Until(page, "document.querySelector('[data-chart=year]').innerHTML !== window.before");
        if (Environment.GetEnvironmentVariable("PRACTICUM_PICTURES") is { } folder)
            await page.Locator("#year .panel").First.ScreenshotAsync(new LocatorScreenshotOptions { Path = Path.Combine(folder, "strong-zoom.png") });
        Assert.Contains("5 % of traffic to autumn-refit", await page.Locator("[data-chart=year]").InnerTextAsync());
        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_hostile_name_runs_nothing()
    {
        var (a, x) = SampleReport.Strong();
        const string Name = "</script><img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";
        var year = x.Year! with { Incidents = [.. x.Year!.Incidents.Select(i => i with { Id = Name })], Monitors = [.. x.Year.Monitors.Select(m => m with { Name = Name })], Served = [.. x.Year.Served.Select(s => s with { Champion = Name })] };
        var (page, complaints) = await browser.Open(Render((a with { SubmissionName = Name, ProjectTitle = Name }, x with { Year = year })));
        Assert.StartsWith("Submission </script>", await page.TitleAsync());
        Assert.Equal(0, await page.Locator("img").CountAsync());
        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_policy_of_the_page_really_stops_a_foreign_script()
    {
        string html = Render(SampleReport.NotAssessed()).Replace("</main>", "<script>document.title='owned'</script></main>", StringComparison.Ordinal);
        var (page, complaints) = await browser.Open(html);
        Assert.NotEqual("owned", await page.TitleAsync());
        Assert.Contains(complaints, c => c.Contains("Content Security Policy", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Printing_opens_the_text_twins_and_forced_colours_keep_the_words()
    {
        var (page, _) = await browser.Open(Render(SampleReport.Strong()), forced: ForcedColors.Active);
        Assert.Contains("meets the bar of 70", await page.InnerTextAsync(".facts"));
        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        Assert.Equal(0, await page.Locator("details.print:not([open])").CountAsync());
        byte[] pdf = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });
        Assert.True(pdf.Length > 20_000);
        if (Environment.GetEnvironmentVariable("PRACTICUM_PICTURES") is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, "strong.pdf"), pdf);
        await page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        Assert.Equal(0, await page.Locator("details[open]").CountAsync());
        await page.Context.CloseAsync();
    }
}
