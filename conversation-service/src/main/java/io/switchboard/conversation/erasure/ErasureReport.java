package io.switchboard.conversation.erasure;

import java.time.Instant;
import java.util.Map;

import io.switchboard.job.JobRun;

/**
 * The report on an erasure, which names no person.
 *
 * @param erased the erased records by the name of their kind
 * @param notErased copies that Twilio still has; also listed among the job's failures
 * @param remains what this service cannot erase
 */
record ErasureReport(
        String contactId,
        Instant requestedAt,
        Instant finishedAt,
        boolean atTwilio,
        Map<String, Integer> erased,
        int notErased,
        String remains) {

    private static final String REMAINS =
            "Kafka keeps events of the contact until the retention time of its topics has passed. The addresses are"
                    + " not kept; a new message from one of them begins a new contact.";

    static ErasureReport of(
            JobRun run, ContactErasureJob.Input input, Instant finishedAt, Map<String, Integer> erased, int notErased) {
        return new ErasureReport(
                input.contactId(), run.createdAt(), finishedAt, input.atTwilio(), erased, notErased, REMAINS);
    }
}
