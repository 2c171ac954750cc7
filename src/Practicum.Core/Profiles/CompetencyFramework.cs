namespace Practicum.Core.Profiles;

/// <summary>A competency.</summary>
/// <param name="Id">Its name in packs.</param>
/// <param name="Title">Title for people.</param>
/// <param name="About">What somebody who has it does, in plain words.</param>
public sealed record Competency(string Id, string Title, string About);

/// <summary>The competencies, framework v1, in the order in which they are shown (formats §1).</summary>
public static class CompetencyFramework
{
    /// <summary>The list.</summary>
    public static ImmutableArray<Competency> V1 { get; } =
    [
        new("modelling", "Modelling", "fits a model that ranks cases and states risk well"),
        new("evaluation", "Evaluation", "knows how good a model is, and how sure that is"),
        new("data.leakage", "Data: leaks", "finds columns that give the answer away"),
        new("data.labels", "Data: labels", "finds labels that are wrong"),
        new("operations.drift", "Operations: drift", "notices that the world changed and acts on it"),
        new("operations.rollout", "Operations: rollout", "brings models into service without harm"),
        new("documentation", "Documentation", "writes down what is true and needed"),
        new("privacy", "Privacy", "protects the data of people"),
    ];

    /// <summary>The competency of that id, or null.</summary>
    public static Competency? Find(string id) => V1.FirstOrDefault(c => c.Id == id);
}
