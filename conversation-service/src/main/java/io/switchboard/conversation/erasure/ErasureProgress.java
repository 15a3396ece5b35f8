package io.switchboard.conversation.erasure;

import io.switchboard.conversation.personaldata.PersonalData;
import io.switchboard.job.JobRun;

/** Passes the progress of all parts of an erasure on to the job. */
final class ErasureProgress implements PersonalData.Progress {

    private final JobRun run;
    private final boolean atTwilio;
    private int failures;

    ErasureProgress(JobRun run, boolean atTwilio) {
        this.run = run;
        this.atTwilio = atTwilio;
    }

    int failures() {
        return failures;
    }

    @Override
    public void advance(int records) {
        run.advance(records);
    }

    @Override
    public void failed(String item, String detail) {
        failures++;
        run.failed(item, detail);
    }

    @Override
    public boolean isAtTwilio() {
        return atTwilio;
    }
}
