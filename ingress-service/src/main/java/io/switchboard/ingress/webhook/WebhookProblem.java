package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.util.List;

import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.request.WebhookReply;
import io.switchboard.web.ProblemJson;
import io.switchboard.web.ProblemTypes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** Writes problem details (RFC 9457) for the webhooks, which are not served by Spring MVC. */
final class WebhookProblem {

    /** The gateway sends the same value. Twilio has its own retry schedule; other senders may follow this one. */
    private static final String RETRY_AFTER_SECONDS = "5";

    private WebhookProblem() {}

    static void write(HttpServletRequest request, HttpServletResponse response, RejectionReason reason)
            throws IOException {
        if (reason.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        write(request, response, reason.status(), reason.problemType(), reason.detail());
    }

    static void methodNotAllowed(HttpServletRequest request, HttpServletResponse response, List<String> allowed)
            throws IOException {
        var methods = String.join(", ", allowed);
        response.setHeader("Allow", methods);
        write(
                request,
                response,
                HttpStatus.METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "This webhook is " + methods + ".");
    }

    private static void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String type, String detail)
            throws IOException {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(ProblemTypes.of(type));
        new WebhookReply(
                        status.value(),
                        MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                        ProblemJson.of(problem, request.getRequestURI()))
                .write(response);
    }
}
