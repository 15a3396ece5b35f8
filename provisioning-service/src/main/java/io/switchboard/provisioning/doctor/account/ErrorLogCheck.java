package io.switchboard.provisioning.doctor.account;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.twilio.monitoring.TwilioAlert;

/** Counts the errors that Twilio has logged for the account since yesterday, by their codes. */
final class ErrorLogCheck implements DoctorCheck {

    private static final Duration PERIOD = Duration.ofDays(1);
    private static final int MOST = 10_000;
    private static final int CODES = 10;
    private static final int LONGEST_TEXT = 160;

    /** Twilio writes some of its texts as a form whose field {@code Msg} or {@code EmsgOverride} is for people. */
    private static final Pattern MESSAGE = Pattern.compile("(?i)(?:^|&)(?:Msg|EmsgOverride)=([^&]*)");

    private static final Pattern INCOMPLETE_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    @Override
    public CheckName name() {
        return new CheckName("twilio-errors", CheckGroup.ACCOUNT, "Twilio's error log");
    }

    /** The errors of one code. */
    private record Count(String code, String text, int count) {

        Count plus(Count other) {
            return new Count(code, text.isEmpty() ? other.text : text, count + other.count);
        }

        String line() {
            var name = code.isEmpty() ? "without a code" : code;
            return "%s × %d%s".formatted(name, count, text.isEmpty() ? "" : " (" + text + ")");
        }
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        var counts = new LinkedHashMap<String, Count>();
        try (var alerts = account.monitor().alerts("error", account.now().minus(PERIOD))) {
            alerts.limit(MOST)
                    .map(alert -> new Count(alert.errorCode(), text(alert), 1))
                    .forEach(one -> counts.merge(one.code(), one, Count::plus));
        }
        return counts.isEmpty()
                ? ok("Twilio logged no error", "Twilio's error log of the last day has no error of this account.")
                : found(counts);
    }

    private List<CheckFinding> found(Map<String, Count> counts) {
        var all = counts.values().stream().mapToInt(Count::count).sum();
        var lines = counts.values().stream()
                .sorted((first, second) -> Integer.compare(second.count(), first.count()))
                .limit(CODES)
                .map(Count::line)
                .collect(Collectors.joining("; "));
        return warning(
                all == 1
                        ? "Twilio logged one error in the last day"
                        : "Twilio logged %d errors in the last day".formatted(all),
                "By code: %s.".formatted(lines),
                "Twilio explains each code at https://www.twilio.com/docs/api/errors/ and its number, and lists the errors"
                        + " in its console, under Monitor, Logs, Errors.");
    }

    private static String text(TwilioAlert alert) {
        var message = MESSAGE.matcher(alert.text());
        if (message.find()) {
            return TwilioText.cleaned(decoded(message.group(1)), LONGEST_TEXT);
        }
        var isForm = alert.text().contains("=") && !alert.text().contains(" ");
        return isForm ? "" : TwilioText.cleaned(alert.text(), LONGEST_TEXT);
    }

    /** Twilio escapes the text as in a form, and cuts it, so that an escape may be incomplete. */
    private static String decoded(String escaped) {
        var whole = escaped.replaceFirst("%[0-9A-Fa-f]?$", "");
        return INCOMPLETE_ESCAPE.matcher(whole).find() ? whole : URLDecoder.decode(whole, StandardCharsets.UTF_8);
    }
}
