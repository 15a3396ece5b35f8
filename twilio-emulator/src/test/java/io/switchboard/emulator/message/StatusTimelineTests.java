package io.switchboard.emulator.message;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import io.switchboard.emulator.behaviour.FaultBehaviour;
import io.switchboard.emulator.message.StatusTimeline.Moment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class StatusTimelineTests {

    @Test
    void aDeliveredTextPassesSendingAndSentOneDelayApart() {
        var timeline = timeline("{}");

        assertThat(statuses(timeline)).containsExactly("sending", "sent", "delivered");
        assertThat(timeline)
                .extracting(Moment::after)
                .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300));
    }

    @Test
    void sendingIsCalledBackUnlessSwitchedOff() {
        assertThat(callbacks(timeline("{}"))).containsExactly("sending", "sent", "delivered");
        assertThat(callbacks(timeline("{\"sendingCallback\": false}"))).containsExactly("sent", "delivered");
    }

    @Test
    void aDroppedStatusHappensButIsNotCalledBack() {
        var timeline = timeline("{\"dropStatuses\": [\"delivered\"]}");

        assertThat(statuses(timeline)).containsExactly("sending", "sent", "delivered");
        assertThat(callbacks(timeline)).containsExactly("sending", "sent");
    }

    @Test
    void anUndeliveredTextHasTheChosenErrorCode() {
        var timeline = timeline("{\"deliveryOutcome\": \"undelivered\", \"deliveryErrorCode\": 30005}");

        assertThat(statuses(timeline)).containsExactly("sending", "sent", "undelivered");
        assertThat(timeline.getLast().status().errorCode()).isEqualTo(30005);
    }

    @Test
    void aFailedTextIsNeverSent() {
        assertThat(statuses(timeline("{\"deliveryOutcome\": \"failed\"}"))).containsExactly("sending", "failed");
    }

    @Test
    void aCarrierWithoutReceiptsLeavesItAtSent() {
        assertThat(statuses(timeline("{\"deliveryOutcome\": \"sent\"}"))).containsExactly("sending", "sent");
    }

    @Test
    void onlyChannelsKnowReadReceipts() {
        var behaviour = behaviour("{\"readReceipts\": true}");

        assertThat(statuses(StatusTimeline.of(behaviour, true, true, new Random(1))))
                .doesNotContain("read");
        assertThat(statuses(StatusTimeline.of(behaviour, true, false, new Random(1))))
                .endsWith("delivered", "read");
    }

    @Test
    void aSuspendedAccountSendsNothing() {
        var timeline = StatusTimeline.of(FaultBehaviour.DEFAULT, false, true, new Random(1));

        assertThat(statuses(timeline)).containsExactly("failed");
        assertThat(timeline.getFirst().status().errorCode()).isEqualTo(30002);
    }

    @RepeatedTest(10)
    void reorderedCallbacksAreNeverInOrderWhileTheMessageItselfIs() {
        var timeline = timeline("{\"reorderStatuses\": true}");

        assertThat(statuses(timeline)).containsExactly("sending", "sent", "delivered");
        assertThat(callbacks(timeline))
                .containsExactlyInAnyOrder("sending", "sent", "delivered")
                .isNotEqualTo(List.of("sending", "sent", "delivered"));
    }

    private static List<Moment> timeline(String behaviour) {
        return StatusTimeline.of(behaviour(behaviour), true, true, new Random(1));
    }

    private static FaultBehaviour behaviour(String changes) {
        var json = JsonMapper.shared();
        ObjectNode merged = json.valueToTree(FaultBehaviour.DEFAULT);
        merged.setAll((ObjectNode) json.readTree(changes));
        return json.treeToValue(merged, FaultBehaviour.class);
    }

    private static List<String> statuses(List<Moment> timeline) {
        return timeline.stream().map(moment -> moment.status().name()).toList();
    }

    private static List<String> callbacks(List<Moment> timeline) {
        return timeline.stream()
                .map(Moment::callback)
                .filter(Objects::nonNull)
                .map(StatusTimelineTests::name)
                .toList();
    }

    private static String name(Message.@Nullable Status status) {
        return Objects.requireNonNull(status).name();
    }
}
