package io.switchboard.web.security;

import java.lang.reflect.Method;

import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RuledEndpointsTests {

    @Test
    void aServiceWhoseEndpointsHaveRulesStarts() {
        var handlers = handlers("/api/conversations/{id}/messages", RequestMethod.GET, RequestMethod.POST);

        assertThatCode(() -> new RuledEndpoints(handlers).afterSingletonsInstantiated())
                .doesNotThrowAnyException();
    }

    @Test
    void aServiceWithAnEndpointWithoutARuleDoesNotStart() {
        assertRefused("/api/secrets", RequestMethod.GET);
        assertRefused("/api/conversations/{id}", RequestMethod.GET, RequestMethod.DELETE);
        // A row for all that is below a path is no row for an endpoint.
        assertRefused("/api/audit/{id}", RequestMethod.GET);
        // A mapping that names no method takes them all.
        assertRefused("/api/stream");
    }

    @Test
    void pathsOutsideOfTheApiNeedNoRule() {
        assertThatCode(() -> new RuledEndpoints(handlers("/error")).afterSingletonsInstantiated())
                .doesNotThrowAnyException();
    }

    private static void assertRefused(String path, RequestMethod... methods) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new RuledEndpoints(handlers(path, methods)).afterSingletonsInstantiated())
                .withMessageContaining(path + " has no access rule");
    }

    private static RequestMappingHandlerMapping handlers(String path, RequestMethod... methods) {
        var handlers = new RequestMappingHandlerMapping();
        handlers.registerMapping(RequestMappingInfo.paths(path).methods(methods).build(), new Endpoint(), handler());
        return handlers;
    }

    private static Method handler() {
        try {
            return Endpoint.class.getMethod("handle");
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    public static final class Endpoint {

        public void handle() {}
    }
}
