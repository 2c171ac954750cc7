using Practicum.Core.Production.Accounts;
using Practicum.Core.Production.Alarms;
using Practicum.Core.Production.Rollout;
using Practicum.Core.Submissions;

namespace Practicum.Core.Production.Simulation;

/// <summary>Steps 2 and 4 of a tick: work that is finished takes effect, and acts are carried out or refused. Every event carries its cause.</summary>
internal sealed class Acts(
    SeasonTables tables, SeasonClock clock, ImmutableArray<IncidentSpanInTicks> incidents, Policy policy, YearRun run, Service service, SeenYear seen, AlarmBoard board)
{
    private readonly List<(int Due, IncidentSpanInTicks Incident, string Cause, OpenEpisode? Root)> _repairs = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private int _rollouts;

    /// <summary>Repairs that are due, and the step of a rollout; the rollout's cost of this tick.</summary>
    public void FinishWork(int k)
    {
        foreach (var (_, incident, cause, root) in _repairs.Where(r => r.Due == k && r.Incident.Active(k)))
        {
            for (var t = k; t < incident.End; t++)
                run.Masks[t] = run.Masks[t].With(incident.Index);
            run.Repairs.Add(new(incident.Index, k, root));
            Tell(k, "repair", cause, 0, $"{incident.Spec.Id} is mended");
        }

        _repairs.RemoveAll(r => r.Due <= k);
        if (service.Trial is { } trial)
            Step(k, trial);
        if (service.Trial is { } running)
            PayForDay(k, running);
    }

    /// <summary>Tells at the year's end what a rollout that still runs has cost.</summary>
    public void Finish()
    {
        if (service.Trial is { } trial)
            Tell(run.Masks.Length - 1, "note", trial.Id, trial.Untold, $"{tables.Name(trial.Newcomer)} is still on trial");
    }

    /// <summary>Carries out one act, or says why not.</summary>
    public void Do(int k, Act act)
    {
        var root = board.Find(act.CauseId);
        switch (act.Kind)
        {
            case ActKind.Alert:
                Alert(k, act, root);
                break;
            case ActKind.Deploy:
                Deploy(k, act, root);
                break;
            case ActKind.Rollback:
                Rollback(k, act, root);
                break;
            case ActKind.Fallback:
                StepAside(k, act, root, tables.Fallback, "fallback", "the rule decides");
                break;
            case ActKind.Pause:
                StepAside(k, act, root, tables.NoAnswer, "pause", "no row has an answer");
                break;
            default:
                Refuse(k, act, $"{act.Kind.ToString().ToLowerInvariant()}: not available");
                break;
        }
    }

    private void Alert(int k, Act act, OpenEpisode? root)
    {
        var cost = tables.Season.Spec.Costs.Alert.Micro;
        var diagnosis = Diagnosis.Normalise(act.Diagnosis);
        run.Pay(k, "alert", cost, root);
        if (!diagnosis.IsEmpty)
            root?.Sent.Add(diagnosis);
        var words = diagnosis.IsEmpty ? "no diagnosis"
            : string.Join(", ", diagnosis.OrderByDescending(d => d.Value).Select(d => $"{d.Key} {Percent(d.Value)}"));
        var id = Tell(k, "alert", act.CauseId, cost, words);
        var kind = Diagnosis.Largest(diagnosis);
        foreach (var incident in incidents)
        {
            if (incident.Spec.RepairTakes is { } takes && incident.Spec.Kind == kind && incident.Active(k) && !run.Masks[k].Removes(incident.Index)
                && !_repairs.Any(r => r.Incident == incident))
                _repairs.Add((k + clock.AtLeastOne(takes), incident, id, root));
        }
    }

    private void Deploy(int k, Act act, OpenEpisode? root)
    {
        var version = 0;
        while (version < tables.Season.Versions.Length && tables.Season.Versions[version].Name != act.Target)
            version++;
        if (version == tables.Season.Versions.Length)
            Refuse(k, act, $"deploy: no version '{act.Target}'");
        else if (service.Trial is { } trial)
            Refuse(k, act, $"deploy {act.Target}: {tables.Name(trial.Newcomer)} is on trial");
        else if (service.Full == version)
            Refuse(k, act, $"deploy {act.Target}: it serves already");
        else if (version == service.Champion || policy.Rollout is null)
            TakeAll(k, version, act.CauseId, root, 0);
        else
            Begin(k, version, act, root, policy.Rollout);
    }

    private void Begin(int k, int version, Act act, OpenEpisode? root, RolloutSpec rollout)
    {
        if (service.Instead is not null)
            service.Install(service.Champion, k, root);
        var trial = new Trial(rollout, clock, ++_rollouts, version, k, Routing.Salt(_rollouts), root);
        service.Trial = trial;
        if (trial.Share >= 1)
        {
            service.Trial = null;
            TakeAll(k, version, act.CauseId, root, 0);
            return;
        }

        PayForDay(k, trial);
        Tell(k, trial.InShadow ? "shadow" : "canary", act.CauseId, 0, ShareWords(trial), trial.Id);
    }

    private void Step(int k, Trial trial)
    {
        var (verdict, why) = trial.Look(k, seen, tables.Season, service.Champion);
        var promotes = policy.Rollout!.OnInconclusive == "promote";
        var name = tables.Name(trial.Newcomer);
        if (verdict == TrialVerdict.Abort || (verdict == TrialVerdict.Undecided && !promotes))
            CallOff(k, trial, trial.Id, $"{name}: {why}");
        else if (verdict != TrialVerdict.Wait)
            GoOn(k, trial, why);
    }

    private void GoOn(int k, Trial trial, string why)
    {
        trial.Advance(k);
        if (trial.Share >= 1)
        {
            service.Trial = null;
            TakeAll(k, trial.Newcomer, trial.Id, trial.Root, trial.Untold);
            return;
        }

        Tell(k, "canary", trial.Id, trial.Untold, why.Length == 0 ? ShareWords(trial) : $"{ShareWords(trial)}, {why}");
        trial.Untold = 0;
    }

    private void CallOff(int k, Trial trial, string? cause, string words)
    {
        service.Trial = null;
        Tell(k, "abort", cause, trial.Untold, words);
    }

    private void TakeAll(int k, int version, string? cause, OpenEpisode? root, long untold)
    {
        var cost = tables.Season.Spec.Costs.Deploy.Micro;
        run.Pay(k, "deploy", cost, root);
        service.Install(version, k, root);
        Tell(k, "deploy", cause, checked(cost + untold), $"{tables.Name(version)} takes all traffic");
    }

    /// <summary>
    /// Restores the exact previous champion. While a newcomer is on trial the trial is what is taken back. Behind the fallback or a pause, and
    /// without a predecessor, it is refused.
    /// </summary>
    private void Rollback(int k, Act act, OpenEpisode? root)
    {
        if (service.Instead is not null)
            Refuse(k, act, $"rollback: {tables.Name(service.Full)} is in force, and only a deploy ends it");
        else if (service.Trial is null && !service.HasPredecessor)
            Refuse(k, act, "rollback: no predecessor");
        else
        {
            var cost = tables.Season.Spec.Costs.Rollback.Micro;
            run.Pay(k, "rollback", cost, root);
            if (service.Trial is { } trial)
                CallOff(k, trial, act.CauseId, $"{tables.Name(trial.Newcomer)}: rolled back");
            else
                service.Restore(k, root);
            Tell(k, "rollback", act.CauseId, cost, tables.Name(service.Champion));
        }
    }

    private void StepAside(int k, Act act, OpenEpisode? root, int version, string kind, string words)
    {
        if (service.Full == version)
        {
            Refuse(k, act, $"{kind}: in force already");
            return;
        }

        if (service.Trial is { } trial)
            CallOff(k, trial, act.CauseId, $"{tables.Name(trial.Newcomer)}: {kind}");
        service.StepAside(version, k, root);
        Tell(k, kind, act.CauseId, 0, words);
    }

    private void PayForDay(int k, Trial trial)
    {
        var amount = clock.Prorate(tables.Season.Spec.Costs.RolloutDay.Micro, k - trial.Start);
        run.Pay(k, "rollout", amount, trial.Root);
        trial.Untold = checked(trial.Untold + amount);
    }

    private void Refuse(int k, Act act, string words) => Tell(k, "refused", act.CauseId, 0, words);

    private string ShareWords(Trial trial) => trial.InShadow
        ? $"{tables.Name(trial.Newcomer)} beside {tables.Name(service.Champion)}"
        : $"{tables.Name(trial.Newcomer)} {Percent(trial.Share)}";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");

    private string Tell(int k, string kind, string? cause, long amount, string words, string? id = null)
    {
        var number = _numbers[kind] = _numbers.GetValueOrDefault(kind) + 1;
        id ??= string.Create(CultureInfo.InvariantCulture, $"{kind}/{number}");
        run.Events.Add(new(k, kind, id, cause, new(amount), words));
        return id;
    }
}
