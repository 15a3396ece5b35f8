package io.switchboard.local;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides which of one service's log lines are shown, and leaves out what only the log file needs: time, process,
 * thread and logger. Lines without such a head, a stack trace for example, follow the line before them.
 */
final class LineFilter {

    /** The amount of output that is shown. */
    enum Detail {
        /** Errors only. */
        ERRORS,
        /** Switchboard's own lines, and every warning. */
        STORY,
        EVERYTHING
    }

    /** Spring Boot's default pattern: {@code time LEVEL pid --- [app] [thread] logger : message}. */
    private static final Pattern HEAD =
            Pattern.compile("^\\S+ +(TRACE|DEBUG|INFO|WARN|ERROR) +\\d+ --- (?:\\[[^]]*] *)+(\\S+) *: (.*)$");

    private static final Pattern OURS = Pattern.compile("^io?\\.s(witchboard)?\\..*");

    private boolean following;

    synchronized Optional<String> shown(String line, Detail detail) {
        var head = HEAD.matcher(line);
        if (!head.matches()) {
            return following || detail == Detail.EVERYTHING ? Optional.of(line) : Optional.empty();
        }
        var level = head.group(1);
        following = isShown(level, head.group(2), detail);
        var text = level.equals("INFO") ? head.group(3) : level + " " + head.group(3);
        return following ? Optional.of(text) : Optional.empty();
    }

    private static boolean isShown(String level, String logger, Detail detail) {
        return switch (detail) {
            case ERRORS -> level.equals("ERROR");
            case STORY ->
                level.equals("ERROR")
                        || level.equals("WARN")
                        || (level.equals("INFO") && OURS.matcher(logger).matches());
            case EVERYTHING -> true;
        };
    }
}
