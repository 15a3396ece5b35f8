package io.switchboard.gateway.problem;

import java.util.LinkedHashMap;
import java.util.Map;

import io.switchboard.web.ProblemJson;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** A problem as a response, for every kind of writer. */
public final class ProblemResponse {

    private static final String RETRY_AFTER_SECONDS = "5";

    private final GatewayProblem problem;
    private final String rawPath;

    private ProblemResponse(GatewayProblem problem, String rawPath) {
        this.problem = problem;
        this.rawPath = rawPath;
    }

    /**
     * The response to a request.
     *
     * @param rawPath of the request as it came, without the query
     */
    public static ProblemResponse of(GatewayProblem problem, String rawPath) {
        return new ProblemResponse(problem, rawPath);
    }

    public int status() {
        return problem.status().value();
    }

    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        switch (problem) {
            case UNAUTHENTICATED -> headers.put(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case SERVICE_UNAVAILABLE, IDENTITY_UNAVAILABLE -> headers.put(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            case BODY_GIVEN_UP -> {
                headers.put(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
                headers.put(HttpHeaders.CONNECTION, "close");
            }
            // The rest of the body is not worth reading, so the connection cannot carry another request.
            case CONTENT_TOO_LARGE, REQUEST_TIMEOUT -> headers.put(HttpHeaders.CONNECTION, "close");
            default -> {}
        }
        return headers;
    }

    public byte[] body() {
        var detail = ProblemDetail.forStatusAndDetail(problem.status(), problem.detail());
        detail.setType(problem.type());
        detail.setTitle(problem.title());
        return ProblemJson.of(detail, rawPath);
    }
}
