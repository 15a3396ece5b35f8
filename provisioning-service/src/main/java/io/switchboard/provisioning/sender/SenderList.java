package io.switchboard.provisioning.sender;

import java.util.stream.Stream;

import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.sender.WhatsappSender;
import io.switchboard.twilio.sender.WhatsappSenders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists senders; none for an account that may not use them. */
final class SenderList {

    private static final Logger log = LoggerFactory.getLogger(SenderList.class);

    private SenderList() {}

    static Stream<WhatsappSender> of(WhatsappSenders senders) {
        try {
            return senders.list();
        } catch (TwilioRefused e) {
            log.atDebug().setCause(e).log("the account's WhatsApp senders cannot be listed");
            return Stream.empty();
        }
    }
}
