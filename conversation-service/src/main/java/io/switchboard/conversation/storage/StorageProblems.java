package io.switchboard.conversation.storage;

import java.util.Optional;

import com.mongodb.MongoException;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FailureTranslator;
import org.springframework.stereotype.Component;

/** Translates failures of MongoDB into a problem that asks the caller to try again. */
@Component
class StorageProblems implements FailureTranslator {

    @Override
    public Optional<ApiProblem> problemOf(Exception failure) {
        return failure instanceof MongoException
                ? Optional.of(ApiProblem.unavailable(
                        "storage-unavailable", "The message store does not answer; try again shortly.", failure))
                : Optional.empty();
    }
}
