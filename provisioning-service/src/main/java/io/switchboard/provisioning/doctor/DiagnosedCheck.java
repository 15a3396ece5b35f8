package io.switchboard.provisioning.doctor;

import java.time.Instant;

import io.switchboard.events.doctor.DoctorFinding;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckState;
import io.switchboard.provisioning.doctor.check.RepairAction;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A finding as it is stored and shown.
 *
 * @param since when the check first found this state
 */
record DiagnosedCheck(
        @Field("id") String id,
        @Field("group") CheckGroup group,
        @Field("state") CheckState state,
        @Field("title") String title,
        @Field("detail") String detail,
        @Field("remedy") String remedy,
        @Field("action") @Nullable RepairAction action,
        @Field("since") Instant since) {

    /**
     * Continues a finding.
     *
     * @param before the same finding of the examination before; null for a new one
     */
    static DiagnosedCheck of(CheckFinding finding, @Nullable DiagnosedCheck before, Instant now) {
        return new DiagnosedCheck(
                finding.id(),
                finding.group(),
                finding.state(),
                finding.title(),
                finding.detail(),
                finding.remedy(),
                finding.action(),
                before != null && before.state == finding.state() ? before.since : now);
    }

    boolean isBroken() {
        return state == CheckState.BROKEN;
    }

    /** Returns the event that announces the change from the finding before. */
    DoctorFinding changedFrom(@Nullable DiagnosedCheck before) {
        return new DoctorFinding(
                id,
                group.word(),
                state.word(),
                before == null ? null : before.state.word(),
                title,
                detail,
                remedy,
                since);
    }

    /** Returns the finding as one whose problem is gone, because the check no longer reports it. */
    DiagnosedCheck gone(Instant now) {
        return new DiagnosedCheck(id, group, CheckState.OK, title, "The check no longer finds this.", "", null, now);
    }
}
