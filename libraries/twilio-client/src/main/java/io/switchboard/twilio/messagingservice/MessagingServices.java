package io.switchboard.twilio.messagingservice;

import java.util.stream.Stream;

import io.switchboard.twilio.JsonFields;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;

/**
 * Reads and configures the Messaging Services of one account.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/service-resource">Service resource</a>
 */
public final class MessagingServices {

    private static final String PRODUCT = "messaging";
    private static final String SERVICES = "/v1/Services";

    private final TwilioApi api;

    public MessagingServices(TwilioAccount account) {
        this.api = account.api().product(PRODUCT);
    }

    /** Returns all services. Pages are fetched as the stream is read, so it can fail midway. */
    public Stream<MessagingService> list() {
        return api.listByUrl(url(SERVICES), "services", TwilioApi.LARGEST_PAGE).map(MessagingService::of);
    }

    /** Returns the SIDs ({@code PN…}) of the service's numbers; fetched as {@link #list} does. */
    public Stream<String> numberSids(String serviceSid) {
        return api.listByUrl(url(path(serviceSid) + "/PhoneNumbers"), "phone_numbers", TwilioApi.LARGEST_PAGE)
                .map(json -> JsonFields.text(json, "sid"));
    }

    /** Lets texts to the service's numbers go to the numbers' own webhooks; may be repeated. */
    public MessagingService useNumbersWebhooks(String serviceSid) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "UseInboundWebhookOnNumber", "true");
        return MessagingService.of(api.post(path(serviceSid), params));
    }

    private static String path(String serviceSid) {
        return SERVICES + "/" + TwilioApi.sid(serviceSid);
    }

    private static String url(String path) {
        return "https://" + PRODUCT + ".twilio.com" + path;
    }
}
