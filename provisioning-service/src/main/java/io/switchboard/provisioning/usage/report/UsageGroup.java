package io.switchboard.provisioning.usage.report;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import io.switchboard.provisioning.usage.UsageRow;
import io.switchboard.provisioning.usage.UsageUnit;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;

/** The properties by which usage can be grouped, in the order of the columns. */
enum UsageGroup {
    DAY,
    NUMBER,
    AGENT,
    DIRECTION,
    CHANNEL;

    /** The name in the API. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the value that a row has; null where it has no agent. */
    @Nullable
    String value(UsageUnit unit, UsageRow row) {
        return switch (this) {
            case DAY -> unit.day();
            case NUMBER -> unit.number();
            case AGENT -> row.agent();
            case DIRECTION -> row.direction();
            case CHANNEL -> row.channel();
        };
    }

    /**
     * Reads names with commas between them.
     *
     * @throws ApiProblem when one of them is none
     */
    static Set<UsageGroup> parse(String names) {
        var groups = EnumSet.noneOf(UsageGroup.class);
        for (var name : names.split(",", -1)) {
            groups.add(Arrays.stream(values())
                    .filter(group -> group.label().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> ApiProblem.invalid(
                            "invalid-group", "groupBy must name day, number, agent, direction or channel.")));
        }
        return groups;
    }
}
