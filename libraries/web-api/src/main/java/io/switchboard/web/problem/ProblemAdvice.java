package io.switchboard.web.problem;

import java.util.List;

import io.switchboard.web.ApiProblem;
import io.switchboard.web.FailureTranslator;
import io.switchboard.web.ProblemTypes;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers every failure with a problem that has a stable type. An {@link ApiProblem} brings its type; Spring's own
 * failures get one from their status. Failures that nothing translates are logged once and answered with status 500,
 * without details of the service's internals.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final List<FailureTranslator> translators;

    /** The translators are asked in this order. */
    ProblemAdvice(List<FailureTranslator> translators) {
        this.translators = List.copyOf(translators);
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception failure, WebRequest request) {
        return translators.stream()
                .flatMap(translator -> translator.problemOf(failure).stream())
                .findFirst()
                .map(problem -> translated(problem, failure, request))
                .orElseGet(() -> failed(failure, request));
    }

    /** Answers a query that is not percent-encoded UTF-8, which Tomcat rejects only when a parameter is read. */
    @ExceptionHandler
    ResponseEntity<Object> unreadableQuery(InvalidParameterException failure, WebRequest request) {
        return answer(ApiProblem.invalid("invalid-query", "The query is not percent-encoded UTF-8."), request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && isBlank(problem)) {
            problem.setType(ProblemTypes.of(status));
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    private ResponseEntity<Object> translated(ApiProblem problem, Exception failure, WebRequest request) {
        log.atWarn()
                .addKeyValue("problem", problem.getBody().getType())
                .addKeyValue("reason", failure.toString())
                .log("request failed");
        return answer(problem, request);
    }

    private ResponseEntity<Object> failed(Exception failure, WebRequest request) {
        log.atError().setCause(failure).log("request failed unexpectedly");
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "The service failed; it is safe to try again.");
        return createResponseEntity(problem, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
    }

    private ResponseEntity<Object> answer(ApiProblem problem, WebRequest request) {
        return createResponseEntity(problem.getBody(), problem.getHeaders(), problem.getStatusCode(), request);
    }

    private static boolean isBlank(ProblemDetail problem) {
        return problem.getType() == null || problem.getType().toString().equals("about:blank");
    }
}
