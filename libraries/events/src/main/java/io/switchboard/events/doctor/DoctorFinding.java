package io.switchboard.events.doctor;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A finding of the doctor that turned broken, or is broken no longer.
 *
 * @param id the check's id; of a part that concerns one number with a colon and the number's SID
 * @param group the subject, such as {@code account}. A text and no enum, because groups are added
 * @param state {@code ok}, {@code warning}, {@code broken} or {@code unknown}
 * @param previousState the state before; null for a finding that is new
 * @param title one line
 * @param detail the meaning, in whole sentences
 * @param remedy how to mend it; empty where nothing needs mending
 * @param since when the check first found this state
 */
public record DoctorFinding(
        String id,
        String group,
        String state,
        @Nullable String previousState,
        String title,
        String detail,
        String remedy,
        Instant since) {}
