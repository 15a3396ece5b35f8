package io.switchboard.gateway.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Logs failures of the gateway and of services, one line each and at most ten in a second. Rejections are in the access log
 * and the meters only.
 */
@Component
public final class FailureLog {

    private static final Logger log = LoggerFactory.getLogger(FailureLog.class);

    private static final int MAX_MESSAGE = 300;

    private final LogRate rate = new LogRate(10);

    /** Logs the failure, if it is one, without anything of the request. */
    public void log(GatewayProblem problem, Throwable error) {
        var isOurs = problem == GatewayProblem.INTERNAL_SERVER_ERROR;
        if ((!isOurs && !problem.status().is5xxServerError()) || !rate.permits()) {
            return;
        }
        if (isOurs) {
            log.error("request failed", error);
        } else {
            log.warn("{}: {}", problem.title(), onOneLine(rootOf(error).toString()));
        }
    }

    private static String onOneLine(String message) {
        var line = message.replaceAll("[\\p{Cntrl}\u2028\u2029]", " ");
        return line.length() > MAX_MESSAGE ? line.substring(0, MAX_MESSAGE) + "…" : line;
    }

    static Throwable rootOf(Throwable error) {
        var cause = error.getCause();
        return cause == null ? error : rootOf(cause);
    }
}
