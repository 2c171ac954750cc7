using Microsoft.Playwright;
using Practicum.Runner.Reports;

namespace Practicum.Runner.Tests.Reports;

public sealed class ReportPictureTests(ReportBrowser browser) : IClassFixture<ReportBrowser>
{
    private static string? Folder => Environment.GetEnvironmentVariable("PRACTICUM_PICTURES");

    [Fact]
    public async Task Every_kind_of_report_draws_without_a_complaint()
    {
        foreach (var (name, sample) in Samples())
        {
            string html = ReportPage.Render(sample.Assessment, sample.Exhibits, SampleReport.Chain);
            foreach (var (width, scheme, suffix) in new[] { (1280, ColorScheme.Light, "light-1280"), (1280, ColorScheme.Dark, "dark-1280"), (390, ColorScheme.Light, "light-390") }.Take(Folder is null ? 1 : 3))
            {
                var (page, complaints) = await browser.Open(html, width, scheme);
                Assert.True(complaints.Count == 0, $"{name} {suffix}: {string.Join("; ", complaints)}");
                Assert.DoesNotContain("could not be drawn", await page.InnerTextAsync("main"));
                if (Folder is { } folder)
                    await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{suffix}.png"), FullPage = true });
                await page.Context.CloseAsync();
            }
        }
    }

    internal static IEnumerable<(string Name, (Core.Evidence.Assessment Assessment, Core.Evidence.Exhibits Exhibits) Sample)> Samples() =>
    [
        ("strong", SampleReport.Strong()), ("naive", SampleReport.Naive()), ("recorded", SampleReport.Recorded()), ("not-assessed", SampleReport.NotAssessed()), ("offline", SampleReport.Offline()),
    ];
}
