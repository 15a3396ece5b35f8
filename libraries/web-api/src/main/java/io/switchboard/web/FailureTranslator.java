package io.switchboard.web;

import java.util.Optional;

/**
 * Translates failures of a library that the API does not know, such as a database driver's, into problems. A service
 * declares one as a bean for each such library; failures that no bean translates are answered with status 500.
 */
@FunctionalInterface
public interface FailureTranslator {

    /** The problem that stands for the failure; empty when the failure is of another library. */
    Optional<ApiProblem> problemOf(Exception failure);
}
