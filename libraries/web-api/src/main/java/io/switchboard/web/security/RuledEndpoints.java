package io.switchboard.web.security;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

import io.switchboard.web.access.AccessRules;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Prevents a service from starting when one of its endpoints has no {@link AccessRules access rule}. */
final class RuledEndpoints implements SmartInitializingSingleton {

    private static final Set<HttpMethod> ALL =
            Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final RequestMappingHandlerMapping handlers;

    RuledEndpoints(RequestMappingHandlerMapping handlers) {
        this.handlers = handlers;
    }

    @Override
    public void afterSingletonsInstantiated() {
        handlers.getHandlerMethods().keySet().forEach(RuledEndpoints::check);
    }

    private static void check(RequestMappingInfo endpoint) {
        var methods = endpoint.getMethodsCondition().getMethods();
        patternsOf(endpoint)
                .filter(pattern -> pattern.startsWith("/api/"))
                .forEach(pattern -> methodsOf(methods).forEach(method -> check(method, pattern)));
    }

    private static void check(HttpMethod method, String pattern) {
        if (!AccessRules.hasRow(method, pattern)) {
            throw new IllegalStateException(
                    "The endpoint %s %s has no access rule. Add one to AccessRules and SECURITY.md"
                            .formatted(method, pattern));
        }
    }

    private static Stream<String> patternsOf(RequestMappingInfo endpoint) {
        return endpoint.getPatternValues().stream();
    }

    private static Stream<HttpMethod> methodsOf(Collection<RequestMethod> methods) {
        return methods.isEmpty() ? ALL.stream() : methods.stream().map(RequestMethod::asHttpMethod);
    }
}
