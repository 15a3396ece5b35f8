package io.switchboard.web.problem;

import io.switchboard.web.FailureTranslator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Gives every service the same problem details, for failures of handlers and for requests that reach none. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ProblemsAutoConfiguration {

    @Bean
    ProblemAdvice problemAdvice(ObjectProvider<FailureTranslator> translators) {
        return new ProblemAdvice(translators.orderedStream().toList());
    }

    @Bean
    static TomcatProblems tomcatProblems() {
        return new TomcatProblems();
    }
}
