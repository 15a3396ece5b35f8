package io.switchboard.provisioning.numbers;

import com.mongodb.MongoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers 503 with {@code Retry-After} while MongoDB does not answer, as the driver or Spring Data reports it. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class StorageAdvice {

    private static final Logger log = LoggerFactory.getLogger(StorageAdvice.class);

    @ExceptionHandler({DataAccessException.class, MongoException.class})
    ResponseEntity<ProblemDetail> storeDoesNotAnswer(RuntimeException failure) {
        log.atWarn().addKeyValue("reason", failure.toString()).log("storage failed");
        var problem = PhoneNumberProblem.storageUnavailable(failure);
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .body(problem.getBody());
    }
}
