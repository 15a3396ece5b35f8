package io.switchboard.ingress.webhook;

import org.springframework.stereotype.Component;

/** What callers hear. */
@Component
final class Calls {

    private static final Reply LAST_RESORT = Reply.twiml("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>"
            + "<Say>Thank you for calling. Your call has been received.</Say><Hangup/></Response>");

    /** What this caller hears now. */
    Reply answer(VerifiedWebhook call) {
        return LAST_RESORT;
    }

    /** One sentence, the same for everyone. */
    Reply lastResort() {
        return LAST_RESORT;
    }
}
