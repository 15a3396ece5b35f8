package io.switchboard.provisioning.doctor.check;

import org.jspecify.annotations.Nullable;

/**
 * The result of a check, or of its part that concerns one number.
 *
 * @param id the same for every run; a part's id is that of its check, a colon and the number's SID
 * @param title one line
 * @param detail the meaning and the evidence, in whole sentences
 * @param remedy how to mend it; empty where nothing needs mending
 * @param action the request that mends it; null where none exists
 */
public record CheckFinding(
        String id,
        CheckGroup group,
        CheckState state,
        String title,
        String detail,
        String remedy,
        @Nullable RepairAction action) {

    /** The same finding under an id that names the account, for a tenant that has several. */
    public CheckFinding in(String accountSid) {
        return new CheckFinding(
                id + "@" + accountSid, group, state, title, "Account " + accountSid + ": " + detail, remedy, action);
    }

    /** The same finding with the request that mends it. */
    public CheckFinding mendedBy(RepairAction repair) {
        return new CheckFinding(id, group, state, title, detail, remedy, repair);
    }

    /** The same finding about one number, whose SID the id names. */
    public CheckFinding about(String numberSid, @Nullable RepairAction repair) {
        return new CheckFinding(id + ":" + numberSid, group, state, title, detail, remedy, repair);
    }
}
