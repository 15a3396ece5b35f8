package io.switchboard.conversation.call;

import java.util.List;

import org.springframework.stereotype.Component;

/**
 * Dismisses missed calls that a later call with the same contact follows up: one that the tenant made, whatever came of it, or
 * one that was answered. Both calls look for the other one after they are stored, so the order of their reports does not
 * matter, and may do so again. A dismissal is never taken back.
 */
@Component
public class CallFollowUps {

    private static final int PAGE = 100;

    private final Calls calls;
    private final CallDismissals dismissals;

    CallFollowUps(Calls calls, CallDismissals dismissals) {
        this.calls = calls;
        this.dismissals = dismissals;
    }

    /** Dismisses what this call, as it is stored now, follows up, or the call itself if a later one does. */
    public void settle(StoredCall call) {
        if (!call.isShown() || call.contactId() == null) {
            return;
        }
        if (call.isFollowUp()) {
            dismissBefore(call);
        } else if (call.isMissed() && call.dismissal() == null) {
            calls.followUpOf(call).ifPresent(later -> dismissals.followUp(call, later));
        }
    }

    /** A dismissed call is not found again, nor is one that was erased in between. */
    private void dismissBefore(StoredCall call) {
        List<StoredCall> open;
        do {
            open = calls.openBefore(call, PAGE);
            open.forEach(missed -> dismissals.followUp(missed, call));
        } while (open.size() == PAGE);
    }
}
