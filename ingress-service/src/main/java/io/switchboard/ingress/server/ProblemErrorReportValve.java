package io.switchboard.ingress.server;

import java.io.IOException;
import java.util.Locale;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * What a request hears that is so broken that no servlet sees it, or not all of it: a problem like all others, in place of
 * Tomcat's page.
 * It says nothing of what came, which may be anything, nor of who we are.
 */
final class ProblemErrorReportValve extends ErrorReportValve {

    private static final String DETAIL =
            "The request is not what HTTP allows, its head is larger than 32 KiB, or it ended early or came too"
                    + " slowly.";

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            var out = response.getReporter();
            if (out != null) {
                out.write(problem(response.getStatus()));
                response.finishResponse();
            }
        } catch (IOException e) {
            // It does not listen any more.
        }
    }

    private static String problem(int status) {
        var known = HttpStatus.resolve(status);
        var title = known == null ? "Error" : known.getReasonPhrase();
        var slug = known == null
                ? "status-" + status
                : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var detail = known == HttpStatus.BAD_REQUEST ? ",\"detail\":\"" + DETAIL + "\"" : "";
        return "{\"type\":\"https://switchboard.io/problems/%s\",\"title\":\"%s\",\"status\":%d%s}"
                .formatted(slug, title, status, detail);
    }
}
