package io.switchboard.emulator.problem;

import java.net.URI;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Answers the control API's errors with problem details that name the field. */
@RestControllerAdvice(annotations = ControlApi.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ControlProblems {

    @ExceptionHandler
    ProblemDetail invalidField(InvalidField e) {
        var problem = problem(HttpStatus.BAD_REQUEST, "invalid-field", "Invalid field", String.valueOf(e.getMessage()));
        problem.setProperty("field", e.field());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail noSuchReceiver(NoSuchReceiver e) {
        return problem(HttpStatus.NOT_FOUND, e.problem(), "No receiver", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException e) {
        return e.getCause() instanceof JacksonException json
                ? invalidJson(json)
                : problem(HttpStatus.BAD_REQUEST, "invalid-json", "Invalid JSON", "A JSON object is required");
    }

    @ExceptionHandler
    ProblemDetail invalidJson(JacksonException e) {
        if (rootCause(e) instanceof InvalidField field) {
            return invalidField(field);
        }
        var field = e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(name -> name != null)
                .collect(Collectors.joining("."));
        if (e instanceof UnrecognizedPropertyException unknown) {
            return invalidField(new InvalidField(field, "is unknown; known are " + unknown.getKnownPropertyIds()));
        }
        return field.isEmpty()
                ? problem(HttpStatus.BAD_REQUEST, "invalid-json", "Invalid JSON", e.getOriginalMessage())
                : invalidField(new InvalidField(field, "is invalid: " + e.getOriginalMessage()));
    }

    @ExceptionHandler
    ProblemDetail invalidParameter(MethodArgumentTypeMismatchException e) {
        return invalidField(new InvalidField(e.getName(), "is invalid: " + e.getValue()));
    }

    @ExceptionHandler
    ProblemDetail unsupported(HttpMediaTypeNotSupportedException e) {
        return problem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "Unsupported media type", "Send JSON");
    }

    private static @Nullable Throwable rootCause(Throwable error) {
        var cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static ProblemDetail problem(HttpStatus status, String slug, String title, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("https://switchboard.io/problems/" + slug));
        problem.setTitle(title);
        return problem;
    }
}
