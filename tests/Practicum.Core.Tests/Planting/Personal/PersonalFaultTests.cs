using System.Text.RegularExpressions;
using Practicum.Core.Planting;
using Practicum.Core.Planting.Personal;

namespace Practicum.Core.Tests.Planting.Personal;

public sealed class PersonalFaultTests
{
    [Theory]
    [InlineData("text", "note")]
    [InlineData("notes", "remark")]
    public void A_span_holds_the_data_and_nothing_else(string form, string column)
    {
        var planted = new PersonalFault(Plot.Fault("pii", column) with { Form = form }).Plant(Plot.Orders(), Plot.Chance);
        Assert.InRange(planted.Key.Spans.Length, 320, 480);
        Assert.Equal(PersonalKindNames.All.Order(), planted.Key.Spans.Select(s => s.Kind).Distinct().Order());
        Assert.All(planted.Key.Spans, span =>
        {
            var text = Plot.Cell(planted.Ground.Rows, column, span.Row);
            var data = text.Substring(span.Start, span.Length);
            Assert.Equal(data.Trim(), data);
            Assert.Matches(span.Kind switch
            {
                "email" => "^[^ ]+@example[.][a-z]+$",
                "iban" => "^[A-Z]{2}[0-9]{2}[ A-Z0-9]+$",
                "card" => "^[45][0-9 ]{15,18}$",
                "phone" => "^[+(0-9][-0-9 ()./]+$",
                "birth_date" => "^[0-9]{2}[-./][0-9]{2}[-./][0-9]{4}$",
                "national_id" => "^[0-9][0-9 -]{7,}[0-9A-Z]$",
                "address" => "[0-9]",
                _ => "^[^0-9@]+$",
            }, data);
            // outside its span a text holds no digits and no mail
            Assert.DoesNotMatch("[0-9@]", text.Remove(span.Start, span.Length).Replace("18", ""));
        });
    }

    [Fact]
    public void The_text_that_was_there_begins_the_cell()
    {
        var clean = Plot.Orders();
        var planted = new PersonalFault(Plot.Fault("pii", "note") with { Form = "text", Countries = ["US"], Shares = [("phone", 1)] }).Plant(clean, Plot.Chance);
        Assert.All(planted.Key.Spans, span =>
        {
            Assert.StartsWith(Plot.Cell(clean.Rows, "note", span.Row), Plot.Cell(planted.Ground.Rows, "note", span.Row));
            Assert.Equal("phone", span.Kind);
        });
    }

    [Fact]
    public void Rows_of_one_customer_are_about_one_person_in_training_and_at_service()
    {
        var clean = Plot.Orders();
        var planted = new PersonalFault(Plot.Fault("pii", "mail", "name") with { Value = null, Rate = null } with { Columns = ["email", "name"] }).Plant(clean, Plot.Chance);
        var served = planted.Served!.Serve(clean.Rows, [], 77, new(5));
        var known = new Dictionary<double, (string, string)>();
        for (var row = 0; row < clean.Rows.Rows; row++)
        {
            var person = (Plot.Cell(planted.Ground.Rows, "email", row), Plot.Cell(planted.Ground.Rows, "name", row));
            known.TryAdd(clean.Rows.Numbers("customer")[row], person);
            Assert.Equal(known[clean.Rows.Numbers("customer")[row]], person);
            Assert.Equal(person, (Plot.Cell(served, "email", row), Plot.Cell(served, "name", row)));
        }

        Assert.Equal(["email", "name"], planted.Key.Columns);
        Assert.True(known.Values.Distinct().Count() > known.Count * 0.9);
    }
}
