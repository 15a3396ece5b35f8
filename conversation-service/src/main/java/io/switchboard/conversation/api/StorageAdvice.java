package io.switchboard.conversation.api;

import com.mongodb.MongoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says plainly that the store does not answer. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class StorageAdvice {

    private static final Logger log = LoggerFactory.getLogger(StorageAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> storeDoesNotAnswer(MongoException failure) {
        log.atError().setCause(failure).log("storage failed");
        var problem =
                Problem.unavailable("storage-unavailable", "The message store does not answer; try again shortly.");
        return ResponseEntity.status(problem.getStatusCode())
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(problem.getBody());
    }
}
