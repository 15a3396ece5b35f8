package io.switchboard.starter.logging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** A logging event whose texts are cleaned by {@link LoggedText}, for any format. */
final class LoggedEvent extends ForwardedEvent {

    private static final int LONGEST_MESSAGE = 4_000;
    private static final int LONGEST_VALUE = 1_000;
    private static final int MOST_REPORT_LINES = 200;

    /** Spring Boot's logger of failures to start. */
    private static final String START_REPORT = "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    LoggedEvent(ILoggingEvent event) {
        super(event);
    }

    @Override
    public String getFormattedMessage() {
        var message = event.getFormattedMessage();
        if (message == null) {
            return "";
        }
        return START_REPORT.equals(event.getLoggerName()) ? report(message) : LoggedText.of(message, LONGEST_MESSAGE);
    }

    /** Keeps the lines of a failure report, each cleaned and indented, so that none looks like a log line. */
    private static String report(String message) {
        return message.lines()
                .limit(MOST_REPORT_LINES)
                .map(line -> LoggedText.of(line, LONGEST_VALUE))
                .collect(Collectors.joining("\n    "));
    }

    /** Returns the formatted message: a pattern and its arguments could be put together again. */
    @Override
    public String getMessage() {
        return getFormattedMessage();
    }

    @Override
    public Object @Nullable [] getArgumentArray() {
        return null;
    }

    @Override
    public @Nullable List<KeyValuePair> getKeyValuePairs() {
        var pairs = event.getKeyValuePairs();
        if (pairs == null || pairs.isEmpty()) {
            return pairs;
        }
        var i = 0;
        while (i < pairs.size() && isFit(pairs.get(i))) {
            i++;
        }
        // Most lines are fit as they are, and are not copied.
        return i == pairs.size() ? pairs : pairs.stream().map(LoggedEvent::fit).toList();
    }

    @Override
    public Map<String, String> getMDCPropertyMap() {
        var values = event.getMDCPropertyMap();
        if (values == null || values.isEmpty()) {
            return Map.of();
        }
        var fit = new LinkedHashMap<String, String>();
        for (var entry : values.entrySet()) {
            var text = String.valueOf(entry.getValue());
            fit.put(entry.getKey(), LoggedText.of(entry.getKey(), text, LONGEST_VALUE));
        }
        return fit;
    }

    @Override
    public @Nullable IThrowableProxy getThrowableProxy() {
        var failure = event.getThrowableProxy();
        return failure == null ? null : new LoggedFailure(failure, 0);
    }

    @Override
    public String getThreadName() {
        return LoggedText.of(event.getThreadName(), LONGEST_VALUE);
    }

    private static boolean isFit(KeyValuePair pair) {
        return LoggedText.isFit(pair.key, LONGEST_VALUE)
                && switch (pair.value) {
                    case null -> true;
                    case Number number -> true;
                    case Boolean flag -> true;
                    case String text -> LoggedText.isFit(text, LONGEST_VALUE);
                    default -> false;
                };
    }

    private static KeyValuePair fit(KeyValuePair pair) {
        if (isFit(pair)) {
            return pair;
        }
        var text = LoggedText.of(pair.key, String.valueOf(pair.value), LONGEST_VALUE);
        return new KeyValuePair(LoggedText.of(pair.key, LONGEST_VALUE), text);
    }
}
