package io.switchboard.mongo.autoconfigure;

import java.util.Optional;

import com.mongodb.MongoException;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FailureTranslator;
import org.springframework.dao.DataAccessException;

/** Translates failures of MongoDB, and of Spring Data on it, into a problem that asks the caller to try again. */
class StorageProblems implements FailureTranslator {

    @Override
    public Optional<ApiProblem> problemOf(Exception failure) {
        return failure instanceof MongoException || failure instanceof DataAccessException
                ? Optional.of(ApiProblem.unavailable(
                        "storage-unavailable", "The database does not answer; try again shortly.", failure))
                : Optional.empty();
    }
}
