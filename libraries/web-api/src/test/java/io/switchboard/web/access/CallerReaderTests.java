package io.switchboard.web.access;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import io.switchboard.web.access.TokenSettings.RoleNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.core.ClaimAccessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class CallerReaderTests {

    private static final RoleNames NAMES = new RoleNames("agent", "admin", "operator");

    private final CallerReader reader = reader("roles", NAMES);

    static Stream<Arguments> roles() {
        return Stream.of(
                arguments(List.of("agent"), Set.of(Role.AGENT)),
                arguments(List.of("admin", "billing"), Set.of(Role.ADMIN)),
                arguments(List.of("operator", "agent"), Set.of(Role.OPERATOR, Role.AGENT)),
                arguments("admin", Set.of(Role.ADMIN)),
                arguments("agent admin", Set.of(Role.AGENT, Role.ADMIN)),
                arguments("agent,admin", Set.of(Role.AGENT, Role.ADMIN)),
                arguments(List.of(), Set.of()),
                arguments("", Set.of()),
                arguments(List.of("Admin"), Set.of()),
                arguments(List.of(5), Set.of()),
                arguments(true, Set.of()),
                arguments(Map.of("admin", true), Set.of()));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void theRolesAreThoseOfTheClaim(Object claim, Set<Role> roles) {
        assertThat(reader.read(token(Map.of("roles", claim))).roles()).isEqualTo(roles);
    }

    @Test
    void aTokenWithoutTheClaimIsAnAgents() {
        assertThat(reader.read(token(Map.of())).roles()).containsExactly(Role.AGENT);
    }

    @Test
    void claimAndNamesAreConfigurable() {
        var names = new RoleNames("staff", "sb-admin", "sb-operator");
        var keycloak = token(Map.of("realm_access", Map.of("roles", List.of("staff", "sb-admin", "admin"))));
        var auth0 = token(Map.of("https://example.com/roles", List.of("sb-operator")));

        assertThat(reader("realm_access.roles", names).read(keycloak).roles())
                .containsExactlyInAnyOrder(Role.AGENT, Role.ADMIN);
        assertThat(reader("https://example.com/roles", names).read(auth0).roles())
                .containsExactly(Role.OPERATOR);
    }

    @Test
    void theCallerIsWhomTheTokenNames() {
        var caller = reader.read(token(Map.of("sub", "ann", "azp", "console", "tenant", "demo")));

        assertThat(caller).isEqualTo(new ApiCaller("ann", "console", new TenantId("demo"), Set.of(Role.AGENT)));
    }

    @Test
    void anOperatorActsForTheTenantThatTheRequestNames() {
        var operator = token(Map.of("roles", List.of("operator")));

        assertThat(reader.read(operator).tenant()).isNull();
        assertThat(reader.read(operator, "other").tenant()).isEqualTo(new TenantId("other"));
        assertProblem("invalid-tenant", operator, "other|demo");
    }

    @Test
    void anotherCallerMayNameItsOwnTenantOnly() {
        var admin = token(Map.of("roles", List.of("admin"), "tenant", "demo"));

        assertThat(reader.read(admin, "demo").tenant()).isEqualTo(new TenantId("demo"));
        assertThat(reader.read(admin, "").tenant()).isEqualTo(new TenantId("demo"));
        assertProblem("insufficient-role", admin, "other");
    }

    private void assertProblem(String type, ClaimAccessor token, String tenant) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> reader.read(token, tenant))
                .satisfies(problem -> assertThat(problem.getBody().getType()).hasPath("/problems/" + type));
    }

    private static CallerReader reader(String claim, RoleNames names) {
        return new CallerReader(new TokenSettings("console", "", Duration.ofSeconds(5), claim, names));
    }

    private static ClaimAccessor token(Map<String, Object> claims) {
        return () -> new HashMap<>(claims);
    }
}
