package io.switchboard.provisioning.webhooks;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.messagingservice.MessagingService;
import io.switchboard.twilio.messagingservice.MessagingServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares and repairs the Messaging Services that numbers are in. A service that neither uses its numbers' webhooks nor has
 * a URL of its own loses their texts: Twilio neither keeps nor forwards them. A service with a URL of its own was given that
 * on purpose, and stays as it is.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/service-resource">Service resource</a>
 */
@Component
public class TextRouting {

    private static final Logger log = LoggerFactory.getLogger(TextRouting.class);

    /** Finds the service that a number is in; costs a list, and another one for each service. */
    public Optional<MessagingService> serviceOf(TwilioAccount twilio, String numberSid) {
        var services = new MessagingServices(twilio);
        return list(services)
                .filter(service -> services.numberSids(service.sid()).anyMatch(numberSid::equals))
                .findFirst();
    }

    /**
     * Finds the services that lose the texts of one of our numbers.
     *
     * @param isOurs whether Switchboard handles the texts of the number with this SID
     * @throws io.switchboard.twilio.failure.TwilioFailure when Twilio does not list them
     */
    public List<MessagingService> losing(TwilioAccount twilio, Predicate<String> isOurs) {
        var services = new MessagingServices(twilio);
        return list(services)
                .filter(MessagingService::losesTexts)
                .filter(service -> services.numberSids(service.sid()).anyMatch(isOurs))
                .toList();
    }

    /** Lets the service use its numbers' webhooks; may be repeated. */
    public void useNumbersWebhooks(TwilioAccount twilio, MessagingService service) {
        new MessagingServices(twilio).useNumbersWebhooks(service.sid());
        log.atInfo().addKeyValue("service", service.sid()).log("Messaging Service uses its numbers' webhooks now");
    }

    /** Lists the account's services; none for an account that may not use them. */
    public Stream<MessagingService> list(TwilioAccount twilio) {
        return list(new MessagingServices(twilio));
    }

    private static Stream<MessagingService> list(MessagingServices services) {
        try {
            return services.list();
        } catch (TwilioRefused e) {
            log.atDebug().setCause(e).log("the account's Messaging Services cannot be listed");
            return Stream.empty();
        }
    }
}
