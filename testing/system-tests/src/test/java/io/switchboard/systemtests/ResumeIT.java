package io.switchboard.systemtests;

import java.util.List;

import io.switchboard.systemtests.story.Agent;
import io.switchboard.systemtests.story.RunningSwitchboard;
import io.switchboard.systemtests.story.Rush;
import io.switchboard.systemtests.story.Switchboard;
import io.switchboard.systemtests.story.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.switchboard.systemtests.story.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Checks that a reconnected client misses no event of the stream. */
@ExtendWith(RunningSwitchboard.class)
class ResumeIT {

    private final Switchboard switchboard;
    private final Agent agent;

    ResumeIT(Switchboard switchboard) {
        this.switchboard = switchboard;
        this.agent = switchboard.agentOf(Tenant.DEMO);
    }

    @Test
    void aStreamThatIsCutAgainAndAgainShowsTheSameAsOneThatIsNot() {
        try (var cut = agent.opensAnotherStream();
                var steady = agent.opensAnotherStream()) {
            var rush = Rush.of(300, switchboard);
            for (int seen : List.of(10, 40, 70, 100, 130)) {
                eventually(() -> assertThat(rush.pushed(Tenant.DEMO, cut)).hasSizeGreaterThan(seen));
                cut.cut();
            }

            rush.isKeptOnce();

            eventually(() -> assertThat(rush.pushed(Tenant.DEMO, steady))
                    .containsExactlyInAnyOrderElementsOf(rush.texts(Tenant.DEMO).keySet()));
            eventually(() -> assertThat(rush.pushed(Tenant.DEMO, cut)).isEqualTo(rush.pushed(Tenant.DEMO, steady)));
            assertThat(cut.connections()).isGreaterThan(1);
            assertThat(cut.reloads()).isZero();
        }
    }

    @Test
    void aStreamSurvivesTheDeathOfTheNotificationService() {
        var rush = Rush.of(200, switchboard);
        rush.awaitPushed(50);

        switchboard.services().kill("notification");
        switchboard.services().start("notification");

        rush.isKeptOnce();
        assertThat(agent.stream().reloads()).isZero();
    }
}
