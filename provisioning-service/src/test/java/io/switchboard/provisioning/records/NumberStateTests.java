package io.switchboard.provisioning.records;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NumberStateTests {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private static final List<NumberState> STATES = List.of(
            new NumberState.Requested(),
            new NumberState.Purchased("PN1"),
            new NumberState.Configured("PN1"),
            new NumberState.Active("PN1"),
            new NumberState.Releasing("PN1", NOON),
            new NumberState.Released("PN1"),
            new NumberState.Failed(null, "no funds"),
            new NumberState.Unmanaged("PN1"));

    private static final Map<String, UnaryOperator<NumberState>> VERBS = Map.of(
            "purchased",
            state -> state.purchased("PN1"),
            "configured",
            NumberState::configured,
            "activated",
            NumberState::activated,
            "beginRelease",
            state -> state.beginRelease(NOON, DAY),
            "keep",
            NumberState::keep,
            "released",
            NumberState::released,
            "failed",
            state -> state.failed("no funds"),
            "listed",
            state -> state.listed("PN2", true),
            "imported",
            NumberState::imported,
            "putBack",
            NumberState::putBack);

    private static final Map<Class<?>, Set<String>> ALLOWED = Map.of(
            NumberState.Requested.class, Set.of("purchased", "failed"),
            NumberState.Purchased.class, Set.of("configured", "failed"),
            NumberState.Configured.class, Set.of("activated", "failed"),
            NumberState.Active.class, Set.of("beginRelease", "released", "listed", "putBack"),
            NumberState.Releasing.class, Set.of("keep", "released"),
            NumberState.Released.class, Set.of("listed"),
            NumberState.Failed.class, Set.of("listed"),
            NumberState.Unmanaged.class, Set.of("listed", "released", "imported"));

    @Test
    void aPurchaseLeadsToAnActiveNumber() {
        var active = new NumberState.Requested().purchased("PN1").configured().activated();

        assertThat(active).isEqualTo(new NumberState.Active("PN1"));
    }

    @Test
    void aReleaseTakesEffectAfterTheCoolingOffTimeAndCanBeCalledBack() {
        var releasing = new NumberState.Active("PN1").beginRelease(NOON, DAY);

        assertThat(releasing).isEqualTo(new NumberState.Releasing("PN1", NOON.plus(DAY)));
        assertThat(releasing.keep()).isEqualTo(new NumberState.Active("PN1"));
        assertThat(releasing.released()).isEqualTo(new NumberState.Released("PN1"));
    }

    @Test
    void aReleasedNumberThatIsListedAgainIsActiveWithItsNewSid() {
        assertThat(new NumberState.Released("PN1").listed("PN2", true)).isEqualTo(new NumberState.Active("PN2"));
    }

    @Test
    void aNumberThatIsFoundWithoutAdoptionIsUnmanagedAndAManagedOneStaysActive() {
        assertThat(new NumberState.Released("PN1").listed("PN2", false)).isEqualTo(new NumberState.Unmanaged("PN2"));
        assertThat(new NumberState.Active("PN1").listed("PN2", false)).isEqualTo(new NumberState.Active("PN2"));
    }

    @ParameterizedTest
    @MethodSource("verbsOfStates")
    void aStateRejectsEveryOtherVerb(NumberState state, String verb) {
        var change = Objects.requireNonNull(VERBS.get(verb), verb);

        if (ALLOWED.getOrDefault(state.getClass(), Set.of()).contains(verb)) {
            assertThat(change.apply(state)).isNotEqualTo(null);
        } else {
            assertThatExceptionOfType(NumberState.ChangeRejected.class)
                    .isThrownBy(() -> change.apply(state))
                    .withMessageMatching("A number that is [a-z]+ cannot be [a-z ]+");
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void aStateIsStoredAndReadUnchanged(NumberState state) {
        assertThat(StoredNumberState.of(state).with(state.sid())).isEqualTo(state);
    }

    @ParameterizedTest
    @MethodSource("states")
    void theStoredNameTellsWhetherAnotherProcessIsAtWork(NumberState state) {
        var name = StoredNumberState.of(state).name();

        assertThat(StoredNumberState.Name.inProgress().contains(name)).isEqualTo(state.isInProgress());
    }

    private static Stream<NumberState> states() {
        return STATES.stream();
    }

    private static Stream<Arguments> verbsOfStates() {
        return STATES.stream().flatMap(state -> VERBS.keySet().stream().map(verb -> Arguments.of(state, verb)));
    }
}
