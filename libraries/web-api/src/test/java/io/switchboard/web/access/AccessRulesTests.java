package io.switchboard.web.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

import static org.assertj.core.api.Assertions.assertThat;

class AccessRulesTests {

    private static final Path SECURITY_MD = Path.of("../../SECURITY.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `([A-Z, ]+ /\\S+)` \\| (yes|no) \\| (yes|no) \\| (yes|no) \\|");

    private static final Map<Role, Integer> COLUMNS = Map.of(Role.AGENT, 2, Role.ADMIN, 3, Role.OPERATOR, 4);

    /** In the order of the methods in the document. */
    private static final List<HttpMethod> METHODS =
            List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    @Test
    void theDocumentShowsTheTableThatIsChecked() throws IOException {
        assertThat(tableOfTheDocument()).isEqualTo(tableOfTheCode());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/conversations, AGENT",
        "HEAD, /api/conversations, AGENT",
        "GET, /api/conversations/x/messages, AGENT",
        "GET, /api/phone-numbers, AGENT",
        "PATCH, /api/phone-numbers/x, ADMIN",
        "DELETE, /api/phone-numbers/x, ADMIN",
        "GET, /api/audit, ADMIN"
    })
    void aRoleIsEnoughForWhatItIncludes(String method, String path, Role least) {
        for (var role : Role.values()) {
            assertThat(refusal(method, path, new TenantId("demo"), role).isEmpty())
                    .as("%s %s as %s", method, path, role)
                    .isEqualTo(role.includes(least));
        }
    }

    @Test
    void aCallerWithoutARoleMayDoNothing() {
        assertThat(refusal("GET", "/api/conversations", new TenantId("demo"))).contains("insufficient-role");
        assertThat(refusal("GET", "/api/unknown", new TenantId("demo"))).contains("insufficient-role");
    }

    @Test
    void aTenantsResourcesNeedATenantForEveryRole() {
        assertThat(refusal("GET", "/api/conversations", null, Role.OPERATOR)).contains("no-tenant");
        assertThat(refusal("GET", "/api/conversations", null, Role.AGENT)).contains("no-tenant");
    }

    @Test
    void aRequestWithoutARuleIsLeftToTheService() {
        assertThat(refusal("DELETE", "/api/conversations", new TenantId("demo"), Role.AGENT))
                .isEmpty();
        assertThat(refusal("GET", "/api/unknown", new TenantId("demo"), Role.AGENT))
                .isEmpty();
    }

    private static Set<String> refusal(String method, String path, @Nullable TenantId tenant, Role... roles) {
        var caller = new ApiCaller("ann", null, tenant, Set.of(roles));
        return AccessRefusal.of(HttpMethod.valueOf(method), PathContainer.parsePath(path), caller).stream()
                .map(ApiProblem::getBody)
                .map(problem ->
                        Objects.requireNonNull(problem.getType()).getPath().replaceFirst(".*/", ""))
                .collect(Collectors.toSet());
    }

    private static Map<String, Set<Role>> tableOfTheCode() {
        var table = new LinkedHashMap<String, Set<Role>>();
        AccessRules.table().forEach(rule -> {
            var named = METHODS.stream().filter(rule.methods()::contains).map(HttpMethod::name);
            table.put(
                    named.collect(Collectors.joining(", ")) + " " + rule.path().getPatternString(),
                    Arrays.stream(Role.values())
                            .filter(role -> role.includes(rule.least()))
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class))));
        });
        return table;
    }

    private static Map<String, Set<Role>> tableOfTheDocument() throws IOException {
        var table = new LinkedHashMap<String, Set<Role>>();
        for (var line : Files.readAllLines(SECURITY_MD)) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                var roles = EnumSet.noneOf(Role.class);
                COLUMNS.forEach((role, column) -> {
                    if (row.group(column).equals("yes")) {
                        roles.add(role);
                    }
                });
                table.put(row.group(1), roles);
            }
        }
        return table;
    }
}
