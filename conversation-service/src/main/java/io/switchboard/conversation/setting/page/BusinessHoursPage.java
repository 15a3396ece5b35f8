package io.switchboard.conversation.setting.page;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.switchboard.conversation.setting.check.SettingTexts;
import io.switchboard.events.setting.Template;
import io.switchboard.voiceplan.OpeningHours;
import io.switchboard.voiceplan.OpeningHours.Day;
import io.switchboard.voiceplan.Schedule;
import io.switchboard.web.FieldProblem;

import static java.time.LocalTime.MIDNIGHT;

/**
 * The page {@code business-hours}: a {@link Schedule}.
 *
 * @param timeZone an IANA time zone
 * @param hours the weekly opening hours; none means never open
 * @param holidays days on which no opening period begins
 */
public record BusinessHoursPage(String timeZone, List<OpeningHours> hours, List<LocalDate> holidays)
        implements SettingValue {

    /** Always open. */
    static final BusinessHoursPage DEFAULT = new BusinessHoursPage(
            "Etc/UTC", List.of(new OpeningHours(Arrays.asList(Day.values()), MIDNIGHT, MIDNIGHT)), List.of());

    private static final int MOST_HOURS = 100;
    private static final int MOST_HOLIDAYS = 1000;

    public BusinessHoursPage {
        var schedule = new Schedule(timeZone, hours, holidays);
        hours = schedule.hours();
        holidays = schedule.holidays();
    }

    @JsonIgnore
    public Schedule schedule() {
        return new Schedule(timeZone, hours, holidays);
    }

    @Override
    public List<FieldProblem> problems(Function<String, Optional<Template>> templates) {
        if (hours.size() > MOST_HOURS) {
            return SettingTexts.problem("hours", "there are at most " + MOST_HOURS + " opening periods");
        }
        return holidays.size() > MOST_HOLIDAYS
                ? SettingTexts.problem("holidays", "there are at most " + MOST_HOLIDAYS + " holidays")
                : List.of();
    }
}
