package io.switchboard.twilio.sender;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;

/**
 * Reads and configures the WhatsApp senders of one account.
 *
 * @see <a href="https://www.twilio.com/docs/whatsapp/api/senders">Senders API</a>
 */
public final class WhatsappSenders {

    private static final String PRODUCT = "messaging";
    private static final String SENDERS = "/v2/Channels/Senders";

    private final TwilioApi api;

    public WhatsappSenders(TwilioAccount account) {
        this.api = account.api().product(PRODUCT);
    }

    /** Returns all senders of the channel WhatsApp. Pages are fetched as the stream is read, so it can fail midway. */
    public Stream<WhatsappSender> list() {
        var params = TwilioApi.params();
        TwilioApi.add(params, "Channel", "whatsapp");
        return api.listByUrl("https://" + PRODUCT + ".twilio.com" + SENDERS, "senders", params, TwilioApi.LARGEST_PAGE)
                .map(WhatsappSender::of);
    }

    /** Returns the sender; empty when there is none. */
    public Optional<WhatsappSender> find(String sid) {
        return api.find(path(sid)).map(WhatsappSender::of);
    }

    /**
     * Sets the webhook. Twilio accepts the change at once and makes it later, see {@link WhatsappSender#isUpdating}. May be
     * repeated.
     *
     * @param webhook all {@link WhatsappSender#FIELDS}: whether Twilio keeps an absent one is not documented
     */
    public WhatsappSender configure(String sid, Map<String, String> webhook) {
        return WhatsappSender.of(api.postJson(path(sid), Map.of("webhook", webhook)));
    }

    private static String path(String sid) {
        return SENDERS + "/" + TwilioApi.sid(sid);
    }
}
