package io.switchboard.provisioning.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.switchboard.emulator.behaviour.ApiFault;
import io.switchboard.events.number.NumberOperation;
import io.switchboard.events.number.NumberOperation.Outcome;
import io.switchboard.provisioning.records.NumberChange;
import io.switchboard.provisioning.records.NumberJournal;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.testing.CrashingMongo;
import io.switchboard.testing.emulator.TwilioFault;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Changes many numbers at once, again and again, while processes die at any write and Twilio fails in every way. Once the
 * loops have settled, every number is at Twilio as it is recorded, and every change that was begun has ended once.
 */
class ManyChangesTests {

    private static final int CHANGES = Integer.getInteger("changes", 1000);
    private static final int NUMBERS = 100;
    private static final int THREADS = 12;

    /** A change has fewer writes, its undoing included. */
    private static final int LATEST_WRITE = 30;

    private final ChangeFixture fixture = new ChangeFixture();
    private final List<PhoneNumber> numbers = new ArrayList<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void afterThousandsOfChangesWithCrashesAndFaultsEveryNumberIsAsRecorded() throws Exception {
        IntStream.range(0, NUMBERS).forEach(number -> numbers.add(fixture.add(null)));

        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var round = 0; round < CHANGES / NUMBERS; round++) {
                for (var outcome : threads.invokeAll(changes(round))) {
                    outcome.get();
                }
                fixture.twilio.mend();
                settle(round);
            }
        }

        assertThat(numbers)
                .allSatisfy(number -> assertThat(fixture.isConfigured(number)).isTrue());
        assertThat(numbers)
                .allSatisfy(
                        number -> assertThat(fixture.number(number).change()).isNull());
        assertEveryChangeHasEndedOnce();
    }

    private List<Callable<Void>> changes(int round) {
        return IntStream.range(0, NUMBERS)
                .mapToObj(number -> (Callable<Void>) () -> {
                    change(numbers.get(number), new SplittableRandom(round * 1000L + number));
                    return null;
                })
                .toList();
    }

    /** Changes a number in a process that may die, while Twilio may fail once. */
    private void change(PhoneNumber number, SplittableRandom random) {
        var fault = fault(random, Objects.requireNonNull(number.sid()));
        if (fault != null) {
            fixture.twilio.fails(fault);
        }
        var connection = random.nextInt(3) == 0
                ? fixture.mongo
                : CrashingMongo.dyingAt(fixture.mongo, 1 + random.nextInt(LATEST_WRITE), random.nextBoolean());
        try {
            fixture.instance(connection)
                    .changer()
                    .change(ChangeFixture.TENANT, number, before -> intent(before, random));
        } catch (CrashingMongo.ProcessDied | ApiProblem e) {
            // The loop completes or undoes the change.
        }
    }

    private static @Nullable ApiFault fault(SplittableRandom random, String sid) {
        var calls = TwilioFault.on(random.nextBoolean() ? "POST" : "GET", sid).once();
        return switch (random.nextInt(30)) {
            case 0, 1, 2 -> calls.isRefused(400, 21402);
            case 3, 4 -> calls.isRefused(429, 20429);
            case 5, 6 -> calls.isRefused(503, 20500);
            case 7, 8, 9 -> calls.isAcceptedAndAnsweredWith(500, 20500);
            case 10, 11 -> calls.isAcceptedAndCutOff();
            case 12 -> calls.isNeverAnswered(random.nextBoolean());
            case 13 -> calls.isAnsweredWith(200, "<html>", Map.of());
            case 14, 15 ->
                TwilioFault.on("POST", sid).once().isAnsweredWith(200, "{\"sid\":\"%s\"}".formatted(sid), Map.of());
            default -> null;
        };
    }

    private static NumberJournal.Intent intent(PhoneNumber before, SplittableRandom random) {
        var kind = random.nextBoolean() ? NumberChange.Kind.UPDATE : NumberChange.Kind.ASSIGNMENT;
        var name = kind == NumberChange.Kind.UPDATE ? "Line " + random.nextInt(1000) : before.friendlyName();
        var channels = List.of(List.of("sms"), List.of("voice"), List.of("sms", "voice"), List.<String>of());
        var desired = new PhoneNumber.Desired(
                name, channels.get(random.nextInt(channels.size())), "agent-" + random.nextInt(50), null, null);
        return ChangeFixture.intent(kind, desired, null);
    }

    /** Lets the loops of other processes work, the first of which may die as well. */
    private void settle(int round) {
        fixture.clock.advance(ChangeFixture.AGES);
        try {
            fixture.instance(CrashingMongo.dyingAt(fixture.mongo, 5 + round * 7, round % 2 == 0))
                    .task()
                    .run();
        } catch (CrashingMongo.ProcessDied e) {
            // Another process continues.
        }
        fixture.settle();
    }

    private void assertEveryChangeHasEndedOnce() {
        var operations = fixture.operations();
        var begun = operations.stream().map(NumberOperation::id).collect(Collectors.toSet());
        var ended = operations.stream()
                .filter(operation -> operation.outcome() != Outcome.CONTINUES)
                .toList();
        assertThat(begun).hasSizeGreaterThan(CHANGES / 2);
        assertThat(ended)
                .extracting(NumberOperation::id)
                .doesNotHaveDuplicates()
                .hasSameElementsAs(begun);
        assertThat(ended).extracting(NumberOperation::outcome).contains(Outcome.SUCCEEDED, Outcome.FAILED);
        assertThat(fixture.audited()).hasSameSizeAs(ended);
    }
}
