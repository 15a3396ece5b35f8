package io.switchboard.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class TenantIdTests {

    static Stream<Arguments> claims() {
        return Stream.of(
                arguments("demo", true),
                arguments("a", true),
                arguments("ac0123456789abcdef0123456789abcdef-2", true),
                arguments("Tenant_1.eu", true),
                arguments("a".repeat(63), true),
                arguments("a".repeat(64), false),
                arguments(null, false),
                arguments("", false),
                arguments(" ", false),
                arguments(" demo", false),
                arguments("demo ", false),
                arguments("demo\n", false),
                arguments("demo\u0000", false),
                arguments("demo|other", false),
                arguments("d\u00e9mo", false),
                arguments("d\u0435mo", false),
                arguments(5, false),
                arguments(5.5, false),
                arguments(true, false),
                arguments(List.of("demo"), false),
                arguments(List.of(), false),
                arguments(Map.of("name", "demo"), false));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void aTenantIsAShortName(@Nullable Object claim, boolean isTenant) {
        assertThat(TenantId.parse(claim).isPresent()).isEqualTo(isTenant);
    }

    @Test
    void aTenantWithAnotherNameCannotBeMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TenantId("demo|other"))
                .withMessageContaining("'demo|other'");
        assertThat(new TenantId("demo")).hasToString("demo");
    }
}
