package io.switchboard.conversation.reconciliation.price;

import io.switchboard.twilio.history.TwilioPrice;

/**
 * A resource at Twilio that has a price.
 *
 * @param sid its own SID
 * @param ownerSid the SID of the message or call under which it is counted: its own, or that of a leg's or recording's call
 */
record PricedResource(String sid, String ownerSid, TwilioPrice price) {

    /** The price as one text. */
    String priceText() {
        return price.amount() + "/" + price.currency();
    }
}
