package io.switchboard.ingress.request;

import java.io.IOException;
import java.util.List;

import io.switchboard.web.ProblemJson;
import io.switchboard.web.ProblemTypes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** Problem details (RFC 9457) from where Spring MVC is not involved. */
public final class WebhookProblem {

    static final String FORBIDDEN = "The signature is missing or wrong.";
    static final String TRY_AGAIN = "The webhook could not be taken just now. Nothing is wrong with it; send it again.";

    /** As the gateway says, too. Twilio has its own mind about it, others listen. */
    private static final String RETRY_AFTER_SECONDS = "5";

    private WebhookProblem() {}

    public static void write(HttpServletRequest request, HttpServletResponse response, RejectionReason refusal)
            throws IOException {
        if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        write(request, response, refusal.status(), refusal.problemType(), refusal.detail());
    }

    public static void methodNotAllowed(HttpServletRequest request, HttpServletResponse response, List<String> allowed)
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
