package io.switchboard.gateway.access;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;

import io.switchboard.web.access.AccessRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the routes in application.yml with the access rules. */
class RuledRoutesTests {

    private static final ConfigurableEnvironment SETTINGS = settings();

    @Test
    void theRoutesWereFound() {
        assertThat(patterns()).contains("/api/stream/**", "/api/**");
    }

    static Stream<String> patterns() {
        return Stream.iterate(0, i -> i + 1)
                .map(i -> SETTINGS.getProperty(
                        "spring.cloud.gateway.server.webflux.routes[%d].predicates[0]".formatted(i), ""))
                .takeWhile(predicate -> !predicate.isEmpty())
                .flatMap(predicate ->
                        Arrays.stream(predicate.replaceFirst("^Path=", "").split(",", -1)));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void aRouteLeadsToRequestsThatHaveARule(String pattern) {
        var prefix = prefixOf(pattern);

        assertThat(rules())
                .as("%s: add a row to AccessRules and SECURITY.md", pattern)
                .anyMatch(path -> path.startsWith(prefix));
    }

    @Test
    void noWebhookHasARule() {
        var webhooks =
                SETTINGS.getRequiredProperty("switchboard.webhooks.paths").split(",", -1);

        assertThat(webhooks)
                .extracting(RuledRoutesTests::prefixOf)
                .allSatisfy(prefix -> assertThat(rules()).noneMatch(path -> path.startsWith(prefix)));
    }

    private static Stream<String> rules() {
        return AccessRules.table().stream().map(rule -> rule.path().getPatternString());
    }

    private static String prefixOf(String pattern) {
        return pattern.replaceFirst("/[*][*]$", "");
    }

    private static ConfigurableEnvironment settings() {
        try {
            var environment = new StandardEnvironment();
            new YamlPropertySourceLoader()
                    .load("gateway", new ClassPathResource("application.yml"))
                    .forEach(environment.getPropertySources()::addLast);
            return environment;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
