package io.switchboard.provisioning.intent;

/** Finds out whether changes of one kind were made whose makers have crashed or got no answer from Twilio. */
public interface IntentSettler {

    /** Returns the kind of the changes. */
    String kind();

    /**
     * Ends the change as made or as failed, by what Twilio has now, and records what its maker would have recorded. The
     * caller holds the change's lease.
     *
     * @throws RuntimeException when that cannot be found out now; it is called again later
     */
    void settle(ChangeIntent intent);
}
