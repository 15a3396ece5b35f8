package io.switchboard.provisioning.doctor.command;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckState;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the findings for a terminal or a program.
 *
 * @param accounts the findings by account SID
 */
record DoctorReport(Map<String, List<CheckFinding>> accounts) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final String INDENT = " ".repeat(11);

    /** Returns whether nothing is broken, and everything could be checked. */
    boolean isFine() {
        return count(CheckState.BROKEN) + count(CheckState.UNKNOWN) == 0;
    }

    String text() {
        var text = new StringBuilder();
        accounts.forEach((sid, findings) -> {
            text.append("Account %s%n".formatted(sid));
            findings.forEach(finding -> append(text, finding));
            text.append("%n".formatted());
        });
        return text.append("%d broken, %d to look at, %d not known, %d fine. Nothing was changed.%n"
                        .formatted(
                                count(CheckState.BROKEN),
                                count(CheckState.WARNING),
                                count(CheckState.UNKNOWN),
                                count(CheckState.OK)))
                .toString();
    }

    private static void append(StringBuilder text, CheckFinding finding) {
        text.append("  %-8s %s%n".formatted(finding.state().word(), finding.title()));
        if (finding.state() != CheckState.OK) {
            text.append("%s%s%n".formatted(INDENT, finding.detail()));
            if (!finding.remedy().isEmpty()) {
                text.append("%sRemedy: %s%n".formatted(INDENT, finding.remedy()));
            }
        }
    }

    /** The findings of one account. */
    private record AccountFindings(String accountSid, List<CheckFinding> checks) {}

    String json() {
        var list = accounts.entrySet().stream()
                .map(account -> new AccountFindings(account.getKey(), account.getValue()))
                .toList();
        return JSON.writeValueAsString(Map.of("accounts", list)) + System.lineSeparator();
    }

    private long count(CheckState state) {
        return accounts.values().stream()
                .flatMap(Collection::stream)
                .filter(finding -> finding.state() == state)
                .count();
    }
}
