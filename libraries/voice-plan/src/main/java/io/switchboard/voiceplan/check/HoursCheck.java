package io.switchboard.voiceplan.check;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.switchboard.voiceplan.BusinessHoursPlan;
import io.switchboard.voiceplan.ForwardPlan;
import io.switchboard.voiceplan.GreetingPlan;
import io.switchboard.voiceplan.HangUpPlan;
import io.switchboard.voiceplan.MenuPlan;
import io.switchboard.voiceplan.OpeningHours;
import io.switchboard.voiceplan.OpeningHours.Day;
import io.switchboard.voiceplan.RecordingPlan;
import io.switchboard.voiceplan.RejectPlan;
import io.switchboard.voiceplan.VoicePlan;
import io.switchboard.voiceplan.VoicemailPlan;

/** Says what happens on days that are closed, or close earlier than the others. */
final class HoursCheck {

    private static final String HOURS = "hours";

    private HoursCheck() {}

    static Stream<PlanFinding> findings(String place, BusinessHoursPlan plan) {
        if (plan.hours().isEmpty()) {
            return Stream.of(PlanFinding.problem(place, HOURS, "never-open", "The schedule never opens."));
        }
        var ends = lastEnds(plan.hours());
        return Stream.concat(closedDays(place, plan, ends), shortDays(place, plan, ends));
    }

    /** Returns the end of each day's last period; midnight, and an end on the next day, is the latest of all. */
    private static Map<Day, LocalTime> lastEnds(List<OpeningHours> hours) {
        var ends = new EnumMap<Day, LocalTime>(Day.class);
        for (var period : hours) {
            var end = period.to().isAfter(period.from()) ? period.to() : LocalTime.MAX;
            period.days().forEach(day -> ends.merge(day, end, (one, other) -> one.isAfter(other) ? one : other));
        }
        return ends;
    }

    private static Stream<PlanFinding> closedDays(String place, BusinessHoursPlan plan, Map<Day, LocalTime> ends) {
        var closed = Arrays.stream(Day.values())
                .filter(day -> !ends.containsKey(day))
                .map(HoursCheck::name)
                .toList();
        return closed.isEmpty()
                ? Stream.empty()
                : Stream.of(PlanFinding.hint(
                        place,
                        HOURS,
                        "closed-days",
                        "%s is closed all day: %s.".formatted(String.join(", ", closed), outcome(plan.closed()))));
    }

    private static Stream<PlanFinding> shortDays(String place, BusinessHoursPlan plan, Map<Day, LocalTime> ends) {
        var usual = ends.values().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<LocalTime, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .orElseThrow()
                .getKey();
        return ends.entrySet().stream()
                .filter(end -> end.getValue().isBefore(usual))
                .map(end -> PlanFinding.hint(
                        place,
                        HOURS,
                        "closes-early",
                        "%s after %s: %s.".formatted(name(end.getKey()), end.getValue(), outcome(plan.closed()))));
    }

    private static String name(Day day) {
        return day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** Says in words what a caller gets. */
    private static String outcome(VoicePlan plan) {
        return switch (plan) {
            case VoicemailPlan voicemail -> "callers reach the voicemail";
            case ForwardPlan forward -> "callers are forwarded to " + String.join(", ", forward.to());
            case MenuPlan menu -> "callers get a menu";
            case BusinessHoursPlan hours -> "callers follow another schedule";
            case RejectPlan reject -> "callers are rejected";
            case HangUpPlan hangUp -> "the call ends";
            case GreetingPlan greeting -> outcome(greeting.then());
            case RecordingPlan recording -> outcome(recording.then());
        };
    }
}
