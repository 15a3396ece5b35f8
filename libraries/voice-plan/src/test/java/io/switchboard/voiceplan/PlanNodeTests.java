package io.switchboard.voiceplan;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class PlanNodeTests {

    private static final VoicePlan END = new HangUpPlan(null);
    private static final VoicePlan MENU =
            new MenuPlan(Prompt.say("Press 1"), Map.of("1", new RecordingPlan(false, null, END)), 2, 5, END);
    private static final PlanNode ROOT = PlanNode.root(new RecordingPlan(true, null, MENU));

    @Test
    void hasThePathOfBranchesFromTheRoot() {
        var node = ROOT.child("then").child("1").child("then");

        assertThat(node.path()).isEqualTo("then.1.then");
        assertThat(ROOT.find(node.path())).isEqualTo(node);
        assertThat(ROOT.find("")).isSameAs(ROOT);
    }

    @Test
    void isRecordedAsTheInnermostSurroundingPlanSays() {
        assertThat(ROOT.isRecorded()).isFalse();
        assertThat(ROOT.child("then").isRecorded()).isTrue();
        assertThat(ROOT.child("then").child("1").isRecorded()).isTrue();
        assertThat(ROOT.child("then").child("1").child("then").isRecorded()).isFalse();
    }

    @Test
    void isNotFoundWhereABranchDoesNotExist() {
        assertThat(ROOT.find("then.2")).isNull();
        assertThat(ROOT.find("then.1.then.then")).isNull();
        assertThat(ROOT.find("then.")).isNull();
        assertThatNullPointerException().isThrownBy(() -> ROOT.child("open")).withMessage("open");
    }
}
