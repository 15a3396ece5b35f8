package io.switchboard.web.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.switchboard.web.ProblemJson;
import io.switchboard.web.ProblemTypes;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * Writes a problem document for requests that Tomcat rejects before they reach a servlet, such as one whose path is not
 * UTF-8. It repeats nothing of the request and does not name the server.
 */
final class ProblemErrorReportValve extends ErrorReportValve {

    private static final String MALFORMED =
            "The request violates HTTP, its head is too large, it ended early, or it arrived too slowly.";

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            var out = response.getReporter();
            if (out != null) {
                var body = ProblemJson.of(problem(HttpStatusCode.valueOf(response.getStatus())));
                out.write(new String(body, StandardCharsets.UTF_8));
                response.finishResponse();
            }
        } catch (IOException e) {
            // The client has closed the connection.
        }
    }

    private static ProblemDetail problem(HttpStatusCode status) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(ProblemTypes.of(status));
        if (HttpStatus.BAD_REQUEST.isSameCodeAs(status)) {
            problem.setDetail(MALFORMED);
        }
        return problem;
    }
}
