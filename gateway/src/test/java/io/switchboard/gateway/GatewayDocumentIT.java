package io.switchboard.gateway;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares docs/api/gateway.json, which is written by hand, with the gateway. */
class GatewayDocumentIT extends GatewayFixture {

    private static final JsonNode PATHS = paths();

    /** The addresses of Spring Security's filters and of routes that the gateway answers, of which no bean has a list. */
    private static final List<String> FILTERS = List.of(
            "/oauth2/authorization/console",
            "/login/oauth2/code/console",
            "/logout",
            "/api/status",
            "/api/operator/parts",
            "/api/operator/streams");

    /** Finds the path patterns in the text of a route. */
    private static final Pattern ROUTE_PATTERN = Pattern.compile("(?<=^|[\\s(])/[^\\s)]*");

    record Operation(String method, String path, JsonNode documented) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Operation> operations() {
        return PATHS.propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .flatMap(operation -> addresses(path.getKey(), operation.getValue())
                                .map(address -> new Operation(
                                        operation.getKey().toUpperCase(Locale.ROOT), address, operation.getValue()))));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationAnswersWithADocumentedStatusAndType(Operation operation) throws Exception {
        var callers = Map.of(
                "a stranger", new String[0],
                "a caller", new String[] {"Authorization", bearer(issuer.token(claims -> {}))},
                "a caller without a tenant",
                        new String[] {"Authorization", bearer(issuer.token(claims -> claims.claim("tenant", null)))},
                "a session that has ended", new String[] {"Cookie", "SESSION=ended"});

        for (var caller : callers.entrySet()) {
            var answer = send(
                    request(operation.path(), caller.getValue()).method(operation.method(), BodyPublishers.noBody()));

            var documented = operation.documented().required("responses");
            assertThat(documented.propertyNames()).as(caller.getKey()).contains(String.valueOf(answer.statusCode()));
            var types = documented.path(String.valueOf(answer.statusCode())).path("content");
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> assertThat(types.propertyNames()).contains(type.replaceFirst(";.*", "")));
        }
    }

    @Test
    void eachAddressOfTheGatewayItselfIsDocumented(
            @Autowired RequestMappingHandlerMapping controllers, @Autowired Collection<RouterFunction<?>> routes) {
        var own = new ArrayList<>(FILTERS);
        controllers
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternsCondition().getPatterns().stream()
                        .map(Object::toString)
                        .forEach(own::add));
        routes.forEach(route -> ROUTE_PATTERN
                .matcher(route.toString())
                .results()
                .map(MatchResult::group)
                .forEach(own::add));

        assertThat(own).contains("/session", "/logout/issuer", "/api/docs/**");
        assertThat(own)
                .allSatisfy(pattern ->
                        assertThat(PATHS.propertyNames()).as(pattern).anyMatch(path -> matches(pattern, path)));
        assertThat(PATHS.propertyNames())
                .allSatisfy(path -> assertThat(own).as(path).anyMatch(pattern -> matches(pattern, path)));
    }

    /** The path with each value of its variable and with one that does not exist. */
    private static Stream<String> addresses(String path, JsonNode operation) {
        if (!path.contains("{")) {
            return Stream.of(path);
        }
        var values = operation.required("parameters").get(0).required("schema").path("enum");
        return Stream.concat(values.valueStream().map(JsonNode::asString), Stream.of("none.json"))
                .map(value -> path.replaceFirst("[{].*[}]", value));
    }

    private static boolean matches(String pattern, String path) {
        return PathPatternParser.defaultInstance
                .parse(pattern.replaceFirst("(?<=.)/$", ""))
                .matches(PathContainer.parsePath(path));
    }

    private static JsonNode paths() {
        try (var document = new ClassPathResource("api-docs/gateway.json").getInputStream()) {
            return JsonMapper.shared().readTree(document).required("paths");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
