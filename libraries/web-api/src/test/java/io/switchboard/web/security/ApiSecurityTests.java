package io.switchboard.web.security;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.switchboard.web.ApiCaller;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import io.switchboard.web.access.AccessRule;
import io.switchboard.web.access.AccessRules;
import jakarta.servlet.Filter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;

import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** Sends a request for each rule and each kind of caller through the security of a service that has no such endpoint. */
@SpringBootTest(classes = ApiSecurityTests.Service.class, properties = "switchboard.tokens.console-client-id=console")
class ApiSecurityTests {

    private MockMvc api = MockMvcBuilders.standaloneSetup().build();

    @BeforeEach
    void throughTheFilters(
            @Autowired WebApplicationContext context,
            @Autowired @Qualifier("springSecurityFilterChain") Filter security) {
        api = MockMvcBuilders.webAppContextSetup(context).addFilters(security).build();
    }

    static Stream<Arguments> requests() {
        return AccessRules.table().stream()
                .filter(rule -> rule.scope() != AccessRule.Scope.LINK)
                .flatMap(rule -> rule.methods().stream()
                        .map(method -> arguments(
                                method,
                                rule.path()
                                        .getPatternString()
                                        .replace("**", "x")
                                        .replaceAll("[{][^/]*}", "x"),
                                rule)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requests")
    void aRequestWithoutATokenIsUnauthenticated(HttpMethod method, String path, AccessRule rule) throws Exception {
        api.perform(request(method, path))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer"))
                .andExpect(jsonPath("$.type").value("https://switchboard.io/problems/unauthenticated"));
        api.perform(as("forged", request(method, path))).andExpect(status().isUnauthorized());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requests")
    void aRequestOfACallerWithoutATenantIsForbidden(HttpMethod method, String path, AccessRule rule) throws Exception {
        for (var role : Role.values()) {
            var request = as(role.text(), request(method, path));
            if (rule.scope() == AccessRule.Scope.TENANT) {
                assertForbidden("no-tenant", request);
            } else if (!role.includes(rule.least())) {
                assertForbidden("insufficient-role", request);
            }
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requests")
    void aRequestNeedsTheRoleOfItsRule(HttpMethod method, String path, AccessRule rule) throws Exception {
        for (var role : Role.values()) {
            var request = as(role.text() + "~demo", request(method, path));
            if (role.includes(rule.least())) {
                // There are handlers for few rules only.
                api.perform(request).andExpect(status().is(oneOf(200, 404)));
            } else {
                assertForbidden("insufficient-role", request);
            }
        }
        assertForbidden("insufficient-role", as("clerk~demo", request(method, path)));
    }

    @Test
    void anOperatorActsForTheTenantThatTheRequestNames() throws Exception {
        api.perform(as("operator", request(HttpMethod.GET, "/api/stream")).header("X-Switchboard-Tenant", "other"))
                .andExpect(content().string("other operator null"));
        assertForbidden(
                "insufficient-role",
                as("admin~demo", request(HttpMethod.GET, "/api/stream")).header("X-Switchboard-Tenant", "other"));
    }

    @Test
    void aHandlerTakesTenantCallerAndIdempotencyKeyAsArguments() throws Exception {
        api.perform(as("agent~demo", request(HttpMethod.GET, "/api/stream")).header("Idempotency-Key", "k1"))
                .andExpect(content().string("demo agent k1"));
        api.perform(as("agent~demo", request(HttpMethod.GET, "/api/stream")).header("Idempotency-Key", "x".repeat(256)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("https://switchboard.io/problems/invalid-idempotency-key"));
    }

    @Test
    void aLinkIsFollowedWithoutATokenAndOnlyRead() throws Exception {
        for (var method : List.of(HttpMethod.GET, HttpMethod.HEAD)) {
            // There is no handler.
            api.perform(request(method, "/api/public/media/x")).andExpect(status().isNotFound());
        }
        api.perform(request(HttpMethod.POST, "/api/public/media/x")).andExpect(status().isUnauthorized());
        api.perform(request(HttpMethod.GET, "/api/public/media/x/y")).andExpect(status().isUnauthorized());
        api.perform(request(HttpMethod.GET, "/api/public/other")).andExpect(status().isUnauthorized());
    }

    @Test
    void aRequestOutsideOfTheApiIsForbidden() throws Exception {
        api.perform(as("operator~demo", request(HttpMethod.GET, "/elsewhere"))).andExpect(status().isForbidden());
    }

    private void assertForbidden(String type, MockHttpServletRequestBuilder request) throws Exception {
        ResultActions answer = api.perform(request);
        answer.andExpect(status().isForbidden())
                .andExpect(header().string("WWW-Authenticate", "Bearer error=\"insufficient_scope\""))
                .andExpect(jsonPath("$.type").value("https://switchboard.io/problems/" + type));
    }

    private static MockHttpServletRequestBuilder as(String caller, MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer " + caller);
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @RestController
    static class Service {

        /** Takes a role and a tenant, as in {@code agent~demo}, for a token. */
        @Bean
        JwtDecoder tokens() {
            return token -> {
                if (token.equals("forged")) {
                    throw new BadJwtException("forged");
                }
                var parts = token.split("~", 2);
                return Jwt.withTokenValue(token)
                        .headers(headers -> headers.put("alg", "none"))
                        .subject(parts[0])
                        .claim("roles", List.of(parts[0]))
                        .claims(claims -> claims.putAll(parts.length == 1 ? Map.of() : Map.of("tenant", parts[1])))
                        .expiresAt(Instant.MAX)
                        .build();
            };
        }

        @GetMapping("/api/stream")
        String stream(TenantId tenant, ApiCaller caller, @Nullable IdempotencyKey key) {
            return tenant + " " + caller.subject() + " " + (key == null ? null : key.value());
        }
    }
}
