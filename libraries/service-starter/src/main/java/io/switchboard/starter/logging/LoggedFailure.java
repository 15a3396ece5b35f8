package io.switchboard.starter.logging;

import java.util.Arrays;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/** An exception with cleaned messages, and with a bounded number of causes and suppressed exceptions. */
final class LoggedFailure implements IThrowableProxy {

    private static final int LONGEST_MESSAGE = 1_000;
    private static final int DEEPEST = 10;
    private static final int MOST_SUPPRESSED = 5;
    private static final int MOST_FRAMES = 200;
    private static final IThrowableProxy[] NONE = {};

    private final IThrowableProxy failure;
    private final int depth;

    LoggedFailure(IThrowableProxy failure, int depth) {
        this.failure = failure;
        this.depth = depth;
    }

    @Override
    public @Nullable String getMessage() {
        return fit(failure.getMessage());
    }

    @Override
    public @Nullable String getOverridingMessage() {
        return fit(failure.getOverridingMessage());
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
        var cause = failure.getCause();
        return cause == null || depth == DEEPEST ? null : new LoggedFailure(cause, depth + 1);
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
        var suppressed = failure.getSuppressed();
        if (suppressed == null || depth == DEEPEST) {
            return NONE;
        }
        return Arrays.stream(suppressed)
                .limit(MOST_SUPPRESSED)
                .map(companion -> new LoggedFailure(companion, depth + 1))
                .toArray(IThrowableProxy[]::new);
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        var frames = failure.getStackTraceElementProxyArray();
        return frames.length > MOST_FRAMES && getCommonFrames() == 0 ? Arrays.copyOf(frames, MOST_FRAMES) : frames;
    }

    @Override
    public String getClassName() {
        return failure.getClassName();
    }

    @Override
    public int getCommonFrames() {
        return failure.getCommonFrames();
    }

    @Override
    public boolean isCyclic() {
        return failure.isCyclic();
    }

    private static @Nullable String fit(@Nullable String message) {
        return message == null ? null : LoggedText.of(message, LONGEST_MESSAGE);
    }
}
