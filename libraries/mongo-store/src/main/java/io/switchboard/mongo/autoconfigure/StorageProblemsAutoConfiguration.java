package io.switchboard.mongo.autoconfigure;

import io.switchboard.web.FailureTranslator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Answers requests with a problem while MongoDB does not respond, in services that have an API. */
@AutoConfiguration
@ConditionalOnClass(FailureTranslator.class)
class StorageProblemsAutoConfiguration {

    @Bean
    FailureTranslator storageProblems() {
        return new StorageProblems();
    }
}
