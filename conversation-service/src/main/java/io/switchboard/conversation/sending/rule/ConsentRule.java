package io.switchboard.conversation.sending.rule;

import java.util.Map;
import java.util.Optional;

import io.switchboard.conversation.consent.StoredConsent;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sends nothing to customers who refused messages from the address. */
@Component
@Order(10)
class ConsentRule implements SendRule {

    private static final int OPTED_OUT = 21610;

    @Override
    public Optional<SendObjection> objection(SendFacts facts) {
        return Optional.ofNullable(facts.consent())
                .filter(StoredConsent::isOptedOut)
                .flatMap(StoredConsent::view)
                .map(consent -> new SendObjection(
                        "opted-out",
                        "%s does not want messages from %s since %s. Call, or wait until they text START."
                                .formatted(
                                        facts.addresses().theirs(),
                                        facts.addresses().ours(),
                                        consent.at()),
                        OPTED_OUT,
                        Map.of("consent", consent)));
    }
}
